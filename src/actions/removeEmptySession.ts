import { AppError } from '../domain/errors.ts';
import type { CourseId, SessionId } from '../domain/ids.ts';
import { removeSession } from '../storage/clients.ts';
import { reader } from '../storage/reader.ts';
import { requireRight } from './vault/rights.ts';

/** Removes a visit without photos, with what was noted of it. @throws AppError `unexpected`: it has photos */
export async function removeEmptySession({
  courseId,
  sessionId,
}: {
  readonly courseId: CourseId;
  readonly sessionId: SessionId;
}): Promise<void> {
  requireRight('capture');
  const course = await reader.course(courseId);
  if (course === undefined) return;
  const photos = await reader.photos(courseId);
  if (photos.some(({ photo }) => photo.sessionId === sessionId))
    throw new AppError('unexpected', 'A session with photos stays.');
  await removeSession(sessionId, course.clientId);
}
