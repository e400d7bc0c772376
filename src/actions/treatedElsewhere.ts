import type { Course, Session } from '../domain/course.ts';
import type { Reader } from '../storage/reader.ts';

/**
 * The treated visits of a client's other courses whose healing shows in this one's photos: those of the same area. Two
 * courses of the body need not be of the same place, so each stands alone.
 */
export async function treatedElsewhere(db: Reader, { id, clientId, area }: Course): Promise<readonly Session[]> {
  if (area === 'body') return [];
  const others = (await db.courses(clientId)).filter((course) => course.id !== id && course.area === area);
  const sessions = (await Promise.all(others.map((course) => db.sessions(course.id)))).flat();
  return sessions.filter(({ treatments }) => treatments.length > 0);
}
