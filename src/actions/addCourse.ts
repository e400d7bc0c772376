import type { Course } from '../domain/course.ts';
import type { CourseId } from '../domain/ids.ts';
import { putCourse } from '../storage/clients.ts';

/** Plans a course of treatment for a client. @throws AppError `not-found`: no such client */
export async function addCourse(
  plan: Pick<Course, 'clientId' | 'area' | 'concern' | 'protocolId' | 'plannedSessions'>,
): Promise<CourseId> {
  const id = crypto.randomUUID() as string as CourseId;
  const { clientId, area, concern, protocolId, plannedSessions } = plan;
  await putCourse({ id, clientId, area, concern, protocolId, plannedSessions, createdAt: Date.now() });
  return id;
}
