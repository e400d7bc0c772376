import type { Session } from '../domain/course.ts';
import { AppError } from '../domain/errors.ts';
import type { IsoDay, PhotoId, SessionId } from '../domain/ids.ts';
import type { View } from '../domain/photo.ts';
import { removeSession } from '../storage/clients.ts';
import { revisePhoto } from '../storage/photos.ts';
import { reader } from '../storage/reader.ts';
import { addSession } from './addSession.ts';
import { scorePhotosInBackground } from './scoring/background.ts';
import { requireRight } from './vault/rights.ts';

/** Where a photo belongs: another session, the session of another day (made if there is none), another view. */
export interface Move {
  readonly sessionId?: SessionId;
  readonly on?: IsoDay;
  readonly view?: View;
}

/**
 * Corrects the session or view of a photo. A view chosen here is kept whatever the pose says; a session left empty, of
 * which nothing was noted, goes. What depends on the photo is measured again.
 *
 * @throws AppError `not-found`: no such photo, or a session of another course
 */
export async function movePhoto(photoId: PhotoId, move: Move): Promise<void> {
  requireRight('capture');
  const entry = await reader.photo(photoId);
  if (entry === undefined) throw new AppError('not-found');
  const { courseId, clientId, sessionId: left } = entry.photo;
  const sessionId = move.sessionId ?? (move.on === undefined ? left : await addSession({ courseId, on: move.on }));
  const sessions = await reader.sessions(courseId);
  if (!sessions.some(({ id }) => id === sessionId)) throw new AppError('not-found');

  const { view } = move;
  await revisePhoto(photoId, ({ photo, mark, facts }) => {
    const moved = { ...photo, sessionId };
    return { photo: view === undefined ? moved : { ...moved, view, viewChosen: true }, mark, facts };
  });

  const isLeftEmpty =
    left !== sessionId && !(await reader.photos(courseId)).some(({ photo }) => photo.sessionId === left);
  const session = sessions.find(({ id }) => id === left);
  if (isLeftEmpty && session !== undefined && isUnnoted(session)) await removeSession(left, clientId);
  scorePhotosInBackground(courseId);
}

/** A session that says nothing but its day. */
function isUnnoted({ note, treatments, signs }: Session): boolean {
  return note === '' && treatments.length === 0 && signs.length === 0;
}
