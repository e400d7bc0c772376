import * as v from 'valibot';
import { type Course, newSession, type Session } from '../domain/course.ts';
import { AppError } from '../domain/errors.ts';
import { EXAMPLE_CLIENTS } from '../domain/exampleClients.ts';
import type { CourseId, SessionId } from '../domain/ids.ts';
import type { Photo } from '../domain/photo.ts';
import { eraseClientRows, putClient, putCourse } from '../storage/clients.ts';
import { savePhoto } from '../storage/photos.ts';
import { reader } from '../storage/reader.ts';
import { type ExampleFile, exampleSchema } from './exampleFile.ts';
import { newPhoto } from './newPhoto.ts';
import { scorePhotosInBackground } from './scoring/background.ts';
import { inPhotoWorker } from './workers.ts';

export type Tone = 'light' | 'dark';

/**
 * Opens the example course of rendered pictures, with the readings that ship with it. It behaves as any other client,
 * but that it takes no photos of people: it lies in a store of its own, in the open.
 *
 * @throws AppError `not-found`: the example's files can't be loaded; `unexpected`: they are damaged
 */
export async function openExample(tone: Tone): Promise<CourseId> {
  const clientId = EXAMPLE_CLIENTS[tone];
  const file = await loadExample(tone);
  const [known] = await reader.courses(clientId);
  const photoCount = file.sessions.reduce((count, { photos }) => count + photos.length, 0);
  if (known !== undefined && (await reader.photos(known.id)).length >= photoCount) return known.id;
  // An opening that was cut short starts over.
  if (known !== undefined) await eraseClientRows(clientId);

  const { label, ...plan } = file.course;
  const course: Course = {
    ...plan,
    purpose: 'treatment',
    id: crypto.randomUUID() as string as CourseId,
    clientId,
    createdAt: Date.now(),
  };
  await putClient({ id: clientId, label, createdAt: Date.now(), isExample: true });
  await putCourse(course);
  for (const session of file.sessions) await saveSession(session, file.pipeline, course);
  scorePhotosInBackground(course.id);
  return course.id;
}

async function saveSession(
  { on, note, treatments, photos }: ExampleFile['sessions'][number],
  pipeline: string,
  course: Course,
): Promise<void> {
  const id = crypto.randomUUID() as string as SessionId;
  const session: Session = {
    ...newSession({ id, courseId: course.id, clientId: course.clientId, on }),
    note,
    treatments: treatments.map((protocolId) => ({ id: crypto.randomUUID(), protocolId, performedBy: '', detail: '' })),
  };
  for (const [index, { file, view, readings, facts }] of photos.entries()) {
    const opened = await inPhotoWorker(async (api) => api.open(await fetchExample(file)));
    if (opened.kind === 'refused') throw new AppError('unexpected', `${file}: ${opened.code}`);
    opened.picture.close();
    const awaiting = { ...newPhoto(opened, session, course), view };
    const isMeasured = readings.length > 0;
    const photo: Photo = isMeasured ? { ...awaiting, status: { kind: 'measured', pipeline } } : awaiting;
    const shipped = {
      readings: readings.map((reading) => ({ ...reading, photoId: photo.id, pipeline })),
      seriesKey: 'shipped',
    };
    const { kept, thumbnail } = opened;
    await savePhoto({
      photo,
      kept,
      thumbnail,
      newSession: index === 0 ? session : null,
      readings: isMeasured ? shipped : null,
      facts: isMeasured ? facts : null,
    });
  }
}

async function loadExample(tone: Tone): Promise<ExampleFile> {
  const blob = await fetchExample(`readings-${tone}.json`);
  try {
    return v.parse(exampleSchema, JSON.parse(await blob.text()));
  } catch (cause) {
    throw new AppError('unexpected', `readings-${tone}.json is damaged`, { cause });
  }
}

async function fetchExample(name: string): Promise<Blob> {
  const response = await fetch(new URL(`example/${name}`, document.baseURI)).catch((cause: unknown) => {
    throw new AppError('not-found', `${name} could not be loaded`, { cause });
  });
  if (!response.ok) throw new AppError('not-found', `${name}: ${response.status}`);
  return response.blob();
}
