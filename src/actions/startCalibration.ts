import { newSession } from '../domain/course.ts';
import { localDay } from '../domain/day.ts';
import type { CourseId, RoomId, SessionId } from '../domain/ids.ts';
import { putSession } from '../storage/clients.ts';
import { addClient } from './addClient.ts';
import { addCourse } from './addCourse.ts';
import { requireRight } from './vault/rights.ts';

/** Adds a person for calibrating a room: a course that is never treated, and today's session in that room. */
export async function startCalibration({
  label,
  roomId,
}: {
  readonly label: string;
  readonly roomId: RoomId | null;
}): Promise<CourseId> {
  requireRight('measure');
  const clientId = await addClient({ label });
  const plan = { area: 'face', concern: 'redness', protocolId: null, plannedSessions: 1 } as const;
  const courseId = await addCourse({ clientId, ...plan, purpose: 'calibration' });
  const id = crypto.randomUUID() as string as SessionId;
  await putSession({ ...newSession({ id, courseId, clientId, on: localDay(new Date()) }), roomId });
  return courseId;
}
