import { type Course, newSession, type Session, usualRoom } from '../domain/course.ts';
import { dayOf, localDay } from '../domain/day.ts';
import { AppError, type FaultCode, type RefusalCode } from '../domain/errors.ts';
import { isExampleClient } from '../domain/exampleClients.ts';
import type { CourseId, PhotoId, SessionId } from '../domain/ids.ts';
import { savePhoto } from '../storage/photos.ts';
import { reader } from '../storage/reader.ts';
import { askToKeep } from './keepStorage.ts';
import { newPhoto } from './newPhoto.ts';
import { scorePhotosInBackground } from './scoring/background.ts';
import { faultCodeOf } from './scoring/measureJob.ts';
import { requireRight } from './vault/rights.ts';
import { vaultState } from './vault/state.ts';
import { inPhotoWorker } from './workers.ts';

/** Where one file of a batch stands. */
export interface AddProgress {
  /** Name of the file. */
  readonly file: string;
  /** Its place in the batch. */
  readonly index: number;
  readonly state: 'waiting' | 'opening' | 'saved' | 'duplicate' | 'refused' | 'failed';
  /** Why, where it was refused or failed. */
  readonly code?: RefusalCode | FaultCode;
  /** The saved photo, or the one it is a duplicate of. */
  readonly photoId?: PhotoId;
}

export interface Where {
  readonly courseId: CourseId;
  /** All files go here; without it, each goes to the session of the day it was taken. */
  readonly sessionId?: SessionId;
}

/**
 * Saves photographs and has them measured. Each file lands in the session of the day it was taken (made if there is
 * none; today's, if the file doesn't say), unless a session is given. One bad file never stops the others.
 *
 * Resolves when every file is saved or refused; the measuring goes on by itself.
 *
 * @param onProgress hears of every file, first as `waiting`
 * @param signal stops after the file in hand; what is saved stays
 * @throws AppError `not-found`: no such course or session; `aborted`; `example-only`: the course is an example's;
 * `recovery-needed`: the words of the recovery sheet were not asked back yet
 */
export async function addPhotos(
  files: readonly File[],
  where: Where,
  onProgress: (progress: AddProgress) => void,
  signal?: AbortSignal,
): Promise<void> {
  requireRight('capture');
  const course = await reader.course(where.courseId);
  if (course === undefined) throw new AppError('not-found');
  // The example lies open: a photo of a person would lie open with it.
  if (isExampleClient(course.clientId)) throw new AppError('example-only');
  const vault = vaultState();
  if (vault.kind === 'open' && !vault.isRecoveryConfirmed) throw new AppError('recovery-needed');
  files.forEach(({ name }, index) => {
    onProgress({ file: name, index, state: 'waiting' });
  });
  askToKeep();

  for (const [index, file] of files.entries()) {
    if (signal?.aborted) throw new AppError('aborted');
    const tell = (progress: Omit<AddProgress, 'file' | 'index'>) => onProgress({ file: file.name, index, ...progress });
    tell({ state: 'opening' });
    try {
      tell(await addOne(file, course, where.sessionId, signal));
    } catch (error) {
      const code = faultCodeOf(error);
      tell({ state: 'failed', code });
      if (code === 'aborted') throw error;
      continue;
    }
    scorePhotosInBackground(course.id);
  }
}

async function addOne(
  file: File,
  course: Course,
  sessionId: SessionId | undefined,
  signal: AbortSignal | undefined,
): Promise<Omit<AddProgress, 'file' | 'index'>> {
  const opened = await inPhotoWorker(async (api) => api.open(file), signal);
  if (opened.kind === 'refused') return { state: 'refused', code: opened.code };
  opened.picture.close();

  const known = await reader.photosOfClient(course.clientId);
  const twin = known.find(({ photo }) => photo.sha256 === opened.sha256);
  if (twin !== undefined) return { state: 'duplicate', photoId: twin.photo.id };

  const { session, isNew } = await sessionFor(course, sessionId, opened.capture.takenAt);
  const photo = newPhoto(opened, session, course);
  await savePhoto({
    photo,
    kept: opened.kept,
    thumbnail: opened.thumbnail,
    newSession: isNew ? session : null,
    readings: null,
    facts: null,
  });
  return { state: 'saved', photoId: photo.id };
}

async function sessionFor(
  course: Course,
  sessionId: SessionId | undefined,
  takenAt: string | null,
): Promise<{ session: Session; isNew: boolean }> {
  const sessions = await reader.sessions(course.id);
  if (sessionId !== undefined) {
    const session = sessions.find(({ id }) => id === sessionId);
    if (session === undefined) throw new AppError('not-found');
    return { session, isNew: false };
  }
  const on = (takenAt === null ? null : dayOf(takenAt)) ?? localDay(new Date());
  const session = sessions.find((known) => known.on === on);
  if (session !== undefined) return { session, isNew: false };
  const id = crypto.randomUUID() as string as SessionId;
  const place = { id, courseId: course.id, clientId: course.clientId, on };
  return { session: { ...newSession(place), roomId: usualRoom(sessions) }, isNew: true };
}
