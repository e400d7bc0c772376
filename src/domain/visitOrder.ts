import type { Session } from './course.ts';
import type { Photo } from './photo.ts';

/** Compares visits by their day. */
export function byDay(a: Pick<Session, 'on'>, b: Pick<Session, 'on'>): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
}

/** Compares photos by the day of their session, then by the time they were taken, then by the time they were added. */
export function byVisit(sessions: readonly Session[]): (a: Photo, b: Photo) => number {
  const dayBySession = new Map(sessions.map((session) => [session.id, session.on as string]));
  const dayOf = (photo: Photo) => dayBySession.get(photo.sessionId) ?? '';
  return (a, b) =>
    dayOf(a).localeCompare(dayOf(b)) ||
    (a.capture.takenAt ?? '').localeCompare(b.capture.takenAt ?? '') ||
    a.addedAt - b.addedAt ||
    a.id.localeCompare(b.id);
}
