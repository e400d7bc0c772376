import { addClient } from '../../src/actions/addClient.ts';
import { addCourse } from '../../src/actions/addCourse.ts';
import { addSession } from '../../src/actions/addSession.ts';
import { cancelPhoto } from '../../src/actions/cancelPhoto.ts';
import { newSession } from '../../src/domain/course.ts';
import type { CourseId, IsoDay, PhotoId } from '../../src/domain/ids.ts';
import type { PhotoFacts } from '../../src/domain/measurement.ts';
import type { ImagePolygon } from '../../src/domain/photo.ts';
import { PIPELINE } from '../../src/domain/pipeline.ts';
import { savePhoto, saveWork } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { stripes } from '../actions/pictures.ts';
import { measurement, newPhoto } from '../storage/photoRecord.ts';

const square = (x: number): ImagePolygon => [
  { x, y: 100 },
  { x: x + 40, y: 100 },
  { x: x + 40, y: 140 },
  { x, y: 140 },
];

const FACTS: PhotoFacts = {
  quality: [],
  conditions: measurement(1).conditions,
  control: { ...measurement(1).control, mode: 'within-face', reference: square(150), check: square(190) },
  pxPerMm: 5,
  scaleSource: 'iris',
  textureReason: null,
};

/**
 * A course of measured photos of 400 x 300 px, one a session. They are left alone by the workers: what a screen changes
 * stays as the screen left it.
 */
export async function storedPhotos(
  days: readonly string[],
  facts: Partial<PhotoFacts> = {},
): Promise<{ readonly courseId: CourseId; readonly photoIds: readonly PhotoId[] }> {
  const clientId = await addClient({ label: 'K-2041' });
  const courseId = await addCourse({
    clientId,
    area: 'face',
    concern: 'redness',
    protocolId: null,
    plannedSessions: 4,
  });
  const photoIds: PhotoId[] = [];
  for (const [index, day] of days.entries()) {
    const on = day as string as IsoDay;
    const id = await addSession({ courseId, on });
    const made = newPhoto(crypto.randomUUID(), newSession({ id, courseId, clientId, on }), null);
    const kept = await (await stripes('a.png', index + 3)).arrayBuffer();
    const sha256 = index.toString(16).padStart(64, '0');
    const photo = { ...made.photo, sha256, format: 'png' as const, widthPx: 400, heightPx: 300 };
    await savePhoto({ ...made, photo, kept });
    cancelPhoto(photo.id);
    const entry = await reader.photo(photo.id);
    if (entry === undefined) throw new Error('the photo was not saved');
    const mark = { stamp: `${index}`, baselineStamp: index === 0 ? null : '0' };
    const measured = { ...photo, status: { kind: 'measured', pipeline: PIPELINE } as const };
    await saveWork(entry, { photo: measured, mark, facts: { ...FACTS, ...facts } }, measurement(index));
    photoIds.push(photo.id);
  }
  return { courseId, photoIds };
}
