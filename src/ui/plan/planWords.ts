import type { CoursePlan, PlannedVisit } from '../../domain/coursePlan.ts';
import { nextVisit } from '../../domain/coursePlan.ts';
import type { CourseId } from '../../domain/ids.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';

/** What stands for a course where no name should: short, and the same on every screen. */
export function courseCode(id: CourseId): string {
  return id.slice(0, 4).toUpperCase();
}

/** As in `Visit 2 of 4`. */
export function visitName(plan: CoursePlan, visit: PlannedVisit): string {
  const { plan: words } = messages;
  return plan.followUps.includes(visit) ? words.followUp(visit.n) : words.visit(visit.n, plan.visits.length);
}

/** When a visit was, or when it suits. */
export function visitDays({ session, due, from, to }: PlannedVisit): string {
  const { plan: words } = messages;
  if (session !== null) return words.made(formatDay(session.on));
  if (from === to) return words.begin;
  return `${words.due(formatDay(due))} ${words.suits(formatDay(from), formatDay(to))}`;
}

/** Which visit is due, and when. */
export function nextWords(plan: CoursePlan): string {
  const { plan: words } = messages;
  const next = nextVisit(plan);
  if (next === null) return words.allDone;
  return words.next(visitName(plan, next), words.states[next.state], visitDays(next));
}
