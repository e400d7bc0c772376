import { PIPELINE } from '../../../src/domain/pipeline.ts';
import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { Route, Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { addRoom } from '../../../src/actions/addRoom.ts';
import { startCalibration } from '../../../src/actions/startCalibration.ts';
import type { CourseId, PhotoId, RoomId } from '../../../src/domain/ids.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { savePhoto } from '../../../src/storage/photos.ts';
import { reader } from '../../../src/storage/reader.ts';
import { PATTERNS } from '../../../src/ui/app/routes.ts';
import { CalibrationPage } from '../../../src/ui/calibration/CalibrationPage.tsx';
import { PhotosPage } from '../../../src/ui/capture/PhotosPage.tsx';
import { newPhoto, reading } from '../../storage/photoRecord.ts';
import { seriousFindings } from '../seriousFindings.ts';

beforeEach(() => useDatabase(`screens ${crypto.randomUUID()}`));

async function open() {
  location.hash = `#${PATTERNS.calibration}`;
  return render(
    <Router hook={useHashLocation}>
      <main>
        <Route path={PATTERNS.calibration} component={CalibrationPage} />
        <Route path={PATTERNS.photos} component={PhotosPage} />
      </main>
    </Router>,
  );
}

/** Measured photos of one person, all of today, with these redness values. */
async function photographed(label: string, roomId: RoomId, values: readonly number[]): Promise<CourseId> {
  const courseId = await startCalibration({ label, roomId });
  const [session] = await reader.sessions(courseId);
  if (session === undefined) throw new Error('no session');
  for (const value of values) {
    const id = crypto.randomUUID() as string as PhotoId;
    const made = newPhoto(id, session, null);
    const capture = { ...made.photo.capture, cameraMake: 'Canon', cameraModel: 'R8' };
    const photo = { ...made.photo, capture, status: { kind: 'measured', pipeline: PIPELINE } as const };
    await savePhoto({ ...made, photo, readings: { readings: [reading(id, value)], seriesKey: 'x' } });
  }
  return courseId;
}

it('adds a room, renames it, and says what to do first', async () => {
  const screen = await open();
  await screen.getByRole('button', { name: 'Add a room' }).click();
  await expect.element(screen.getByText('Give the room a name.')).toBeVisible();
  await screen.getByRole('textbox', { name: 'Name of the room' }).fill('Room 1');
  await screen.getByRole('button', { name: 'Add a room' }).click();
  await expect.element(screen.getByRole('heading', { name: 'Room 1' })).toBeVisible();
  await expect.element(screen.getByText(/Take 3 photos of two people/)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('button', { name: 'Rename Room 1' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('textbox').fill('North room');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.element(screen.getByRole('heading', { name: 'North room' })).toBeVisible();
  expect((await reader.rooms()).map(({ name }) => name)).toEqual(['North room']);
});

it('begins a calibration in the room: a person, an untreated course, today’s session', async () => {
  const roomId = await addRoom({ name: 'Room 1' });
  const screen = await open();
  await screen.getByRole('button', { name: 'Calibrate this room: Room 1' }).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Colleague A');
  expect(await seriousFindings()).toEqual([]);
  await dialog.getByRole('button', { name: 'Go to the photos' }).click();
  await expect.element(screen.getByText('Three photos, each set up anew')).toBeVisible();
  await expect.element(screen.getByText('0 of 3 photos so far.')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  const [course] = await reader.courses();
  expect(course).toMatchObject({ purpose: 'calibration', protocolId: null });
  expect(await reader.sessions(course!.id)).toMatchObject([{ roomId, treatments: [] }]);
});

it('shows what is learnt beside what was assumed, and the next step until it is enough', async () => {
  const roomId = await addRoom({ name: 'Room 1' });
  await photographed('A', roomId, [0.2, 0.22, 0.24]);
  const screen = await open();
  await expect.element(screen.getByRole('heading', { name: 'Canon R8' })).toBeVisible();
  await expect.element(screen.getByText(/^1 person, 2 repeat photos/)).toBeVisible();
  await expect.element(screen.getByText(/Take 3 photos of one more person/)).toBeVisible();
  await photographed('B', roomId, [0.5, 0.52, 0.54]);
  await expect.element(screen.getByText(/^2 people, 4 repeat photos/)).toBeVisible();
  await expect
    .element(screen.getByText(/^The noise of a photo here is learnt\. It is learnt from few photos/))
    .toBeVisible();
  // Repeats .02 apart: 4 x .0004 beside 6 x .125^2 is an SD of .0976, 10 %; it was .125, 13 %.
  const redness = screen.getByRole('row', { name: /^Redness/ });
  await expect.element(redness.getByRole('cell').first()).toHaveTextContent('10 %assumed: 13 %');
  await expect.element(screen.getByText(/on 6 more days/)).toBeVisible();
  await expect.element(screen.getByRole('link', { name: /^B\b/ })).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
});
