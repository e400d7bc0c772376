import type { Course, Session } from './course.ts';
import type { CourseRecord } from './courseRecord.ts';
import { addDays, daysBetween } from './day.ts';
import type { IsoDay } from './ids.ts';
import { type Protocol, protocolIn, type Range } from './protocol.ts';
import { byDay } from './visitOrder.ts';

/** `early`, `late`: done, but outside its days. `upcoming`, `due`, `overdue`: not done, and today is before, in, after them. */
type VisitState = 'done' | 'early' | 'late' | 'upcoming' | 'due' | 'overdue';

/** One visit of a plan and the days on which it suits. */
export interface PlannedVisit {
  /** Counts from 1. */
  readonly n: number;
  readonly due: IsoDay;
  /** First and last day that suit. */
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** The visit that was made of it; `null`: none yet. */
  readonly session: Session | null;
  readonly state: VisitState;
}

/** A course as its protocol plans it, moved along with the visits that were made. */
export interface CoursePlan {
  readonly visits: readonly PlannedVisit[];
  /** Photos without treatment after the last visit. */
  readonly followUps: readonly PlannedVisit[];
  /** When the protocol's results show, after the last visit; `null`: unknown. */
  readonly results: { readonly from: IsoDay; readonly to: IsoDay } | null;
}

/** Days between visits where the protocol does not say: the 4 to 6 weeks of most series (field.md section 5). */
const USUAL_INTERVAL: Range = [28, 42];

/** Follow-ups at 6 to 8 weeks and at 3 months after the last visit (protocols.json); 3 months as 13 weeks, a week either way. */
const FOLLOW_UP_DAYS: readonly Range[] = [
  [42, 56],
  [84, 98],
];

/** A session this many days before a follow-up's first day already is that follow-up, made early. Our choice. */
const FOLLOW_UP_GRACE_DAYS = 14;

/**
 * The plan of a course. Each visit is counted from the one before as it really was, or as it is planned; a visit that is
 * overdue moves the ones after it.
 */
export function planOf(
  { course, sessions, library }: Pick<CourseRecord, 'course' | 'sessions' | 'library'>,
  today: IsoDay,
): CoursePlan {
  const protocol = protocolIn(library, course.protocolId);
  const interval = protocol?.intervalDays ?? USUAL_INTERVAL;
  const made = visitsMade(course, sessions, interval);
  const visits: PlannedVisit[] = [];
  let last: IsoDay = today;
  for (let n = 1; n <= Math.max(course.plannedSessions, made.length); n++) {
    const visit = n === 1 ? firstVisit(made[0], today) : visitAfter(last, interval, n, made[n - 1], today);
    visits.push(visit);
    last = dayReckonedFrom(visit, today);
  }
  return { visits, followUps: followUpsAfter(last, visits, sessions, today), results: resultsAfter(last, protocol) };
}

/** The visit or follow-up that comes next; `null`: all of them were made. */
export function nextVisit({ visits, followUps }: CoursePlan): PlannedVisit | null {
  return [...visits, ...followUps].find(({ session }) => session === null) ?? null;
}

/**
 * The sessions that are visits of the plan. A session with a treatment always is. One without is too, where treatments are
 * not logged: then it lies at least the shortest interval after the last visit and before the next treatment, which an
 * in-between photo of healing skin or a first talk does not.
 */
function visitsMade({ plannedSessions }: Course, sessions: readonly Session[], [shortest]: Range): readonly Session[] {
  const ordered = [...sessions].sort(byDay);
  const made: Session[] = [];
  for (const [index, session] of ordered.entries()) {
    const before = made.at(-1);
    const nextTreated = ordered.slice(index + 1).find(({ treatments }) => treatments.length > 0);
    const isVisit =
      session.treatments.length > 0 ||
      (made.length < plannedSessions &&
        (before === undefined || daysBetween(before.on, session.on) >= shortest) &&
        (nextTreated === undefined || daysBetween(session.on, nextTreated.on) >= shortest));
    if (isVisit) made.push(session);
  }
  return made;
}

function firstVisit(session: Session | undefined, today: IsoDay): PlannedVisit {
  const on = session?.on ?? today;
  return { n: 1, due: on, from: on, to: on, session: session ?? null, state: session === undefined ? 'due' : 'done' };
}

function visitAfter(
  day: IsoDay,
  [least, most]: Range,
  n: number,
  session: Session | undefined,
  today: IsoDay,
): PlannedVisit {
  const from = addDays(day, least);
  const to = addDays(day, most);
  const due = addDays(day, Math.round((least + most) / 2));
  return { n, due, from, to, session: session ?? null, state: stateOf(session, from, to, today) };
}

function stateOf(session: Session | undefined, from: IsoDay, to: IsoDay, today: IsoDay): VisitState {
  const on = session?.on ?? today;
  if (on < from) return session === undefined ? 'upcoming' : 'early';
  if (on > to) return session === undefined ? 'overdue' : 'late';
  return session === undefined ? 'due' : 'done';
}

/** The day that what follows a visit is counted from: a visit not made yet is made today at the earliest. */
function dayReckonedFrom({ session, due }: PlannedVisit, today: IsoDay): IsoDay {
  return session?.on ?? (due > today ? due : today);
}

function followUpsAfter(
  last: IsoDay,
  visits: readonly PlannedVisit[],
  sessions: readonly Session[],
  today: IsoDay,
): PlannedVisit[] {
  const areMade = visits.every(({ session }) => session !== null);
  const later = areMade ? sessions.filter(({ on }) => on > last).sort(byDay) : [];
  return FOLLOW_UP_DAYS.map((range, index) => {
    const opens = ([from]: Range) => addDays(last, from - FOLLOW_UP_GRACE_DAYS);
    const next = FOLLOW_UP_DAYS[index + 1];
    const own = later.find(({ on }) => on >= opens(range) && (next === undefined || on < opens(next)));
    return visitAfter(last, range, index + 1, own, today);
  });
}

function resultsAfter(last: IsoDay, protocol: Protocol | null): CoursePlan['results'] {
  const days = protocol?.resultsDays;
  return days ? { from: addDays(last, days[0]), to: addDays(last, days[1]) } : null;
}
