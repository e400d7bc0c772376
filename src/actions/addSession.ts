import { newSession, usualRoom } from '../domain/course.ts';
import { AppError } from '../domain/errors.ts';
import type { CourseId, IsoDay, SessionId } from '../domain/ids.ts';
import { putSession } from '../storage/clients.ts';
import { reader } from '../storage/reader.ts';
import { requireRight } from './vault/rights.ts';

/**
 * The course's session of a day: made if there is none yet, so a day never has two. It is taken to be in the room of the
 * latest session, until somebody says otherwise.
 *
 * @throws AppError `not-found`: no such course
 */
export async function addSession({
  courseId,
  on,
}: {
  readonly courseId: CourseId;
  readonly on: IsoDay;
}): Promise<SessionId> {
  requireRight('capture');
  const course = await reader.course(courseId);
  if (course === undefined) throw new AppError('not-found');
  const sessions = await reader.sessions(courseId);
  const known = sessions.find((session) => session.on === on);
  if (known !== undefined) return known.id;
  const id = crypto.randomUUID() as string as SessionId;
  const place = { id, courseId, clientId: course.clientId, on };
  await putSession({ ...newSession(place), roomId: usualRoom(sessions) });
  return id;
}
