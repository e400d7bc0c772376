import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Route, Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { movePhoto } from '../../../src/actions/movePhoto.ts';
import type { IsoDay, PhotoId } from '../../../src/domain/ids.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { reader } from '../../../src/storage/reader.ts';
import { PATTERNS, toPhotos } from '../../../src/ui/app/routes.ts';
import { PhotosPage } from '../../../src/ui/capture/PhotosPage.tsx';
import { formatDay } from '../../../src/ui/format.ts';
import { endWorkers } from '../../../workers/channel.ts';
import { seriousFindings } from '../seriousFindings.ts';
import { storedPhotos } from '../storedPhotos.ts';

beforeEach(() => useDatabase(`screens ${crypto.randomUUID()}`));

afterAll(() => endWorkers());

async function open(days: readonly string[]) {
  const { courseId, photoIds } = await storedPhotos(days);
  location.hash = `#${toPhotos(courseId)}`;
  const screen = await render(
    <Router hook={useHashLocation}>
      <main>
        <Route path={PATTERNS.photos} component={PhotosPage} />
      </main>
    </Router>,
  );
  const card = (n: number) => screen.getByRole('region', { name: new RegExp(`^Session ${n}`) });
  const noteOf = (n: number) => card(n).getByRole('button', { name: /^Treatments and notes/ });
  return { screen, courseId, photoIds, card, noteOf, sessions: () => reader.sessions(courseId) };
}

it('notes a visit, shows the windows, and puts each photo on its track', async () => {
  const { screen, card, noteOf, sessions } = await open(['2026-03-02', '2026-03-05', '2026-04-06']);
  await expect.element(card(2).getByText('Progress', { exact: true })).toBeVisible();

  await noteOf(1).click();
  const dialog = screen.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add a treatment' }).click();
  await dialog.getByRole('combobox', { name: 'Treatment 1' }).selectOptions('Botulinum toxin');
  const [fourth, sixteenth] = [formatDay('2026-03-04'), formatDay('2026-03-16')];
  await expect
    .element(dialog.getByText(`Photos until ${fourth} show healing; until ${sixteenth} settling.`))
    .toHaveTextContent(`For lines and pores, healing lasts until ${sixteenth}.`);
  await dialog.getByRole('textbox', { name: 'Given by' }).fill('Dr Ray');
  await dialog.getByRole('button', { name: 'Add a treatment' }).click();
  await dialog.getByRole('combobox', { name: 'Treatment 2' }).selectOptions('LED light');
  await dialog.getByRole('checkbox', { name: 'Make-up' }).click();
  await dialog.getByRole('combobox', { name: 'Room' }).selectOptions('Another room…');
  await dialog.getByRole('textbox', { name: 'Name of the new room' }).fill('Room 2');
  await dialog.getByRole('button', { name: 'Add a room' }).click();
  await expect.element(dialog.getByRole('combobox', { name: 'Room' })).toHaveDisplayValue('Room 2');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Retinoid stopped');
  expect(await seriousFindings()).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();

  await expect.element(card(1).getByText('Botulinum toxin, given by Dr Ray')).toBeVisible();
  await expect.element(card(1).getByText('Make-up: left out for redness and pigmentation')).toBeVisible();
  // Taken before the treatment of its own day; three days later lines and pores still change.
  await expect.element(card(1).getByText('Progress', { exact: true })).toBeVisible();
  await expect.element(card(2).getByText(`Healing until ${sixteenth}: lines and pores`)).toBeVisible();
  await expect.element(card(2).getByText(`Settling until ${sixteenth}: redness and pigmentation`)).toBeVisible();
  await expect.element(card(3).getByText('Progress', { exact: true })).toBeVisible();
  const [first] = await sessions();
  expect(first).toMatchObject({
    treatments: [{ protocolId: 'botulinum-toxin', performedBy: 'Dr Ray' }, { protocolId: 'led' }],
    signs: ['make-up'],
    note: 'Retinoid stopped',
    roomId: (await reader.rooms())[0]?.id,
  });

  await screen.getByText('Healing only').click();
  await expect.element(card(3)).not.toBeInTheDocument();
  await expect.element(card(2)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
});

it('lets a photo count only with a reason, tells it, and takes it back', async () => {
  const { screen, card, noteOf, photoIds } = await open(['2026-03-02', '2026-03-05']);
  await noteOf(1).click();
  await screen.getByRole('button', { name: 'Add a treatment' }).click();
  await screen.getByRole('combobox', { name: 'Treatment 1' }).selectOptions('Microneedling 0.5-1.5 mm');
  await screen.getByRole('button', { name: 'Save' }).click();
  await card(2)
    .getByRole('button', { name: /^Details of Front/ })
    .click();
  const dialog = screen.getByRole('dialog');
  await expect.element(dialog.getByText(/3 days after Microneedling/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Let this photo count all the same' }).click();
  await dialog.getByRole('button', { name: 'Let it count' }).click();
  await expect.element(dialog.getByText(/^Give a reason/)).toBeVisible();
  expect((await reader.photo(photoIds[1] as PhotoId))?.photo.override).toBeNull();
  expect(await seriousFindings()).toEqual([]);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Left cheek was not treated');
  await dialog.getByRole('button', { name: 'Let it count' }).click();
  await expect.element(dialog.getByText('Counts by decision: Left cheek was not treated')).toBeVisible();
  await dialog.getByRole('button', { name: 'Take this back' }).click();
  await expect.element(dialog.getByRole('button', { name: 'Let this photo count all the same' })).toBeVisible();
});

it('says after which treatment a photo of the same day was taken', async () => {
  const { screen, card, noteOf } = await open(['2026-03-02']);
  await noteOf(1).click();
  await screen.getByRole('button', { name: 'Add a treatment' }).click();
  await screen.getByRole('button', { name: 'Save' }).click();
  await card(1)
    .getByRole('button', { name: /^Details of Front/ })
    .click();
  await screen.getByRole('checkbox', { name: 'Taken after the treatment of this day' }).click();
  await expect.element(screen.getByRole('dialog').getByText(/^Healing until/)).toBeVisible();
});

it('keeps a treatment day without photos, and no two sessions on one day', async () => {
  const { screen, courseId, photoIds, card, noteOf, sessions } = await open(['2026-03-02', '2026-04-06']);
  await noteOf(1).click();
  await screen.getByRole('button', { name: 'Add a treatment' }).click();
  await screen.getByLabelText('Day of the visit').fill('2026-04-06');
  await screen.getByRole('button', { name: 'Save' }).click();
  await expect.element(screen.getByText(/another session on that day/)).toBeVisible();
  await screen.getByLabelText('Day of the visit').fill('2026-03-03');
  await screen.getByRole('button', { name: 'Save' }).click();
  await expect.element(card(1)).toHaveAccessibleName(`Session 1, ${formatDay('2026-03-03')}`);
  await movePhoto(photoIds[0] as PhotoId, { on: '2026-03-09' as IsoDay });
  expect((await sessions()).map(({ on }) => on)).toEqual(['2026-03-03', '2026-03-09', '2026-04-06']);
  // Nothing was noted on the ninth.
  await movePhoto(photoIds[0] as PhotoId, { on: '2026-03-10' as IsoDay });
  expect((await sessions()).map(({ on }) => on)).toEqual(['2026-03-03', '2026-03-10', '2026-04-06']);
  await expect.element(card(1)).toHaveTextContent('No photos in this session yet.');
  await noteOf(2).click();
  await expect.element(screen.getByRole('dialog')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Delete this session' }).elements()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await noteOf(1).click();
  await screen.getByRole('button', { name: 'Delete this session' }).click();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('alertdialog').getByRole('button', { name: 'Delete it' }).click();
  await expect.poll(async () => (await sessions()).map(({ on }) => on)).toEqual(['2026-03-10', '2026-04-06']);
  expect((await reader.photos(courseId)).length).toBe(2);
});
