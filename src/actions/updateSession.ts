import type { Session } from '../domain/course.ts';
import { AppError } from '../domain/errors.ts';
import type { CourseId, SessionId } from '../domain/ids.ts';
import { reviseSession } from '../storage/clients.ts';
import { reader } from '../storage/reader.ts';
import { scorePhotosInBackground } from './scoring/background.ts';
import { requireRight } from './vault/rights.ts';

/** What can be said of a visit. */
export type SessionNotes = Pick<Session, 'on' | 'treatments' | 'signs' | 'roomId' | 'note'>;

/**
 * Notes a visit: its day, treatments, what was seen, the room, a note. `day-taken`: the course has another session on that
 * day, and nothing was changed. Another day may make another photo the baseline, so the course is looked at again.
 *
 * @throws AppError `not-found`: no such session
 */
export async function updateSession(
  { courseId, sessionId }: { readonly courseId: CourseId; readonly sessionId: SessionId },
  { on, treatments, signs, roomId, note }: SessionNotes,
): Promise<'saved' | 'day-taken'> {
  requireRight('capture');
  const sessions = await reader.sessions(courseId);
  if (!sessions.some(({ id }) => id === sessionId)) throw new AppError('not-found');
  if (sessions.some((other) => other.id !== sessionId && other.on === on)) return 'day-taken';
  await reviseSession(sessionId, (session) => ({ ...session, on, treatments, signs, roomId, note: note.trim() }));
  scorePhotosInBackground(courseId);
  return 'saved';
}
