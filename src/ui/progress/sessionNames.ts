import type { Session } from '../../domain/course.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';

/** Names a visit with its day, `Session 3, 4 May 2026`. @param sessions all of the course, by day */
export function sessionNames(sessions: readonly Session[]) {
  return ({ sessionId, on }: { readonly sessionId: Session['id']; readonly on: Session['on'] }) =>
    messages.progress.sessionOn(
      messages.course.session(sessions.findIndex(({ id }) => id === sessionId) + 1),
      formatDay(on),
    );
}
