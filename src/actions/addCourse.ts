import type { Course } from '../domain/course.ts';
import type { CourseId } from '../domain/ids.ts';
import { putCourse } from '../storage/clients.ts';
import { requireRight } from './vault/rights.ts';

/** Plans a course of treatment for a client. @throws AppError `not-found`: no such client */
export async function addCourse(
  plan: Pick<Course, 'clientId' | 'area' | 'concern' | 'protocolId' | 'plannedSessions'> &
    Partial<Pick<Course, 'purpose' | 'treatedRegions'>>,
): Promise<CourseId> {
  requireRight('capture');
  const id = crypto.randomUUID() as string as CourseId;
  const { clientId, area, concern, protocolId, plannedSessions, purpose = 'treatment', treatedRegions = null } = plan;
  const course = { clientId, area, concern, protocolId, plannedSessions, purpose, treatedRegions };
  await putCourse({ id, ...course, createdAt: Date.now() });
  return id;
}
