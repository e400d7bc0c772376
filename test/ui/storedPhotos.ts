import { addClient } from '../../src/actions/addClient.ts';
import { addCourse } from '../../src/actions/addCourse.ts';
import { addSession } from '../../src/actions/addSession.ts';
import { cancelPhoto } from '../../src/actions/cancelPhoto.ts';
import { newSession } from '../../src/domain/course.ts';
import type { ClientId, CourseId, IsoDay, PhotoId } from '../../src/domain/ids.ts';
import type { AreaGeometry, FaceGeometry, PhotoFacts } from '../../src/domain/measurement.ts';
import type { ImageFormat, ImagePolygon, Photo } from '../../src/domain/photo.ts';
import { PIPELINE } from '../../src/domain/pipeline.ts';
import { savePhoto, saveWork } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { stripes } from '../actions/pictures.ts';
import { turnedFace } from '../analysis/atlas/turnedFace.ts';
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
 * A course of measured photos, one a session, of 400 x 300 px where no other picture is asked for. They are left alone by the workers: what a screen changes
 * stays as the screen left it.
 */
export async function storedPhotos(
  days: readonly string[],
  facts: Partial<PhotoFacts> = {},
  picture: (index: number) => Promise<StoredPicture> = plain,
): Promise<{ readonly clientId: ClientId; readonly courseId: CourseId; readonly photoIds: readonly PhotoId[] }> {
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
    const { kept, geometry, view = made.photo.view, card = null, ...shape } = await picture(index);
    const sha256 = index.toString(16).padStart(64, '0');
    const photo = { ...made.photo, sha256, view, card, ...shape };
    await savePhoto({ ...made, photo, kept });
    cancelPhoto(photo.id);
    const entry = await reader.photo(photo.id);
    if (entry === undefined) throw new Error('the photo was not saved');
    const mark = { stamp: `${index}`, baselineStamp: index === 0 ? null : '0' };
    const measured = { ...photo, status: { kind: 'measured', pipeline: PIPELINE } as const };
    await saveWork(
      entry,
      { photo: measured, mark, facts: { ...FACTS, ...facts } },
      { ...measurement(index), geometry },
    );
    photoIds.push(photo.id);
  }
  return { clientId, courseId, photoIds };
}

/** A picture as it is stored, and where its face lies. */
interface StoredPicture {
  readonly kept: ArrayBuffer;
  readonly format: ImageFormat;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly geometry: FaceGeometry | AreaGeometry;
  /** Left out: a front view in which a card is looked for. */
  readonly view?: Photo['view'];
  readonly card?: Photo['card'];
}

async function plain(index: number): Promise<StoredPicture> {
  const kept = await (await stripes('a.png', index + 3)).arrayBuffer();
  return { kept, format: 'png', widthPx: 400, heightPx: 300, geometry: measurement(index).geometry };
}

/** A rendered face of the example, with its mesh where the renderer's own face lies. */
export async function exampleFace(index: number): Promise<StoredPicture> {
  const kept = await (await fetch(`/example/light-${index + 1}.jpg`)).arrayBuffer();
  const landmarks = turnedFace({ pxPerCm: 85.6, x: 772, y: 1019 });
  const at = (i: number) => landmarks.slice(i * 3, i * 3 + 3);
  for (const [iris, outer, inner] of IRISES)
    landmarks.set(
      at(outer).map((value, k) => (value + (at(inner)[k] as number)) / 2),
      iris * 3,
    );
  const pose = { yawDeg: 0, pitchDeg: 0, rollDeg: 0 };
  const geometry = { kind: 'face', landmarks, presence: 1, pose, pxPerCanonicalCm: 85.6 } as const;
  return { kept, format: 'jpeg', widthPx: 1560, heightPx: 1960, geometry };
}

/** Centre of an iris and the corners of its eye. */
const IRISES = [
  [468, 33, 133],
  [473, 263, 362],
] as const;
