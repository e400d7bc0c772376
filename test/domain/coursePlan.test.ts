import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Course, Session } from '../../src/domain/course.ts';
import { nextVisit, planOf } from '../../src/domain/coursePlan.ts';
import { addDays, daysBetween } from '../../src/domain/day.ts';
import type { ClientId, CourseId, IsoDay } from '../../src/domain/ids.ts';
import { SHIPPED_LIBRARY } from '../../src/domain/protocol.ts';
import { session } from './course.ts';

const COURSE: Course = {
  id: 'course' as CourseId,
  clientId: 'client' as ClientId,
  area: 'face',
  concern: 'redness',
  protocolId: 'microneedling',
  plannedSessions: 3,
  createdAt: 0,
  purpose: 'treatment',
  treatedRegions: null,
};

const treated = (on: string): Session => ({
  ...session(on),
  treatments: [{ id: on, protocolId: 'microneedling', performedBy: '', detail: '' }],
});

function plan(sessions: readonly Session[], today: string, changes: Partial<Course> = {}) {
  return planOf({ course: { ...COURSE, ...changes }, sessions, library: SHIPPED_LIBRARY }, today as IsoDay);
}

/** Days of visits, as `due from to state`. */
const lines = (visits: ReturnType<typeof plan>['visits']) =>
  visits.map(({ due, from, to, state }) => [due, from, to, state].join(' '));

describe('a plan', () => {
  it('begins today where nothing was done, at the middle of the interval, with its range', () => {
    const { visits, followUps, results } = plan([], '2026-03-02');
    // Microneedling: 28 to 42 days apart, results after 42 to 150.
    expect(lines(visits)).toEqual([
      '2026-03-02 2026-03-02 2026-03-02 due',
      '2026-04-06 2026-03-30 2026-04-13 upcoming',
      '2026-05-11 2026-05-04 2026-05-18 upcoming',
    ]);
    expect(lines(followUps)).toEqual([
      '2026-06-29 2026-06-22 2026-07-06 upcoming',
      '2026-08-10 2026-08-03 2026-08-17 upcoming',
    ]);
    expect(results).toEqual({ from: '2026-06-22', to: '2026-10-08' });
  });

  it('counts each visit from the one that really was, and marks early and late ones', () => {
    const { visits } = plan([treated('2026-03-02'), treated('2026-03-20'), treated('2026-05-30')], '2026-06-01');
    expect(lines(visits)).toEqual([
      '2026-03-02 2026-03-02 2026-03-02 done',
      '2026-04-06 2026-03-30 2026-04-13 early',
      '2026-04-24 2026-04-17 2026-05-01 late',
    ]);
  });

  it.each([
    ['2026-03-29', 'upcoming'],
    ['2026-03-30', 'due'],
    ['2026-04-13', 'due'],
    ['2026-04-14', 'overdue'],
  ])('on %s the second visit is %s', (today, state) => {
    const made = plan([treated('2026-03-02')], today);
    expect(nextVisit(made)).toMatchObject({ n: 2, state });
  });

  it('an overdue visit moves the ones after it', () => {
    const { visits } = plan([treated('2026-03-02')], '2026-06-01');
    expect(visits[1]).toMatchObject({ due: '2026-04-06', state: 'overdue' });
    expect(visits[2]).toMatchObject({ due: '2026-07-06', state: 'upcoming' });
  });

  it('knows a photo of healing skin and a first talk from a visit', () => {
    const { visits } = plan(
      [session('2026-02-25'), treated('2026-03-02'), session('2026-03-04'), treated('2026-04-06')],
      '2026-04-07',
    );
    expect(visits.map((visit) => visit.session?.on ?? null)).toEqual(['2026-03-02', '2026-04-06', null]);
  });

  it('takes sessions for visits where treatments are not logged', () => {
    const days = ['2026-03-02', '2026-03-05', '2026-04-06', '2026-05-11'];
    const { visits, followUps } = plan([...days, '2026-06-30'].map(session), '2026-07-01');
    expect(visits.map((visit) => visit.session?.on)).toEqual(['2026-03-02', '2026-04-06', '2026-05-11']);
    expect(followUps.map((visit) => visit.session?.on)).toEqual(['2026-06-30', undefined]);
  });

  it('a treatment more than planned is one visit more, and follow-ups count from it', () => {
    const days = ['2026-03-02', '2026-04-06', '2026-05-11', '2026-06-15'];
    const { visits, followUps } = plan(days.map(treated), '2026-06-16');
    expect(visits).toHaveLength(4);
    expect(followUps[0]?.due).toBe(addDays('2026-06-15' as IsoDay, 49));
  });

  it('tells an early, a timely and a late follow-up', () => {
    const done = ['2026-03-02', '2026-04-06', '2026-05-11'].map(treated);
    const state = (on: string) => plan([...done, session(on)], '2027-01-01').followUps.map((visit) => visit.state);
    expect(state('2026-05-13')).toEqual(['overdue', 'overdue']);
    expect(state('2026-06-15')).toEqual(['early', 'overdue']);
    expect(state('2026-07-01')).toEqual(['done', 'overdue']);
    expect(state('2026-07-10')).toEqual(['late', 'overdue']);
    expect(state('2026-08-05')).toEqual(['overdue', 'done']);
    const both = plan([...done, session('2026-07-01'), session('2026-08-05')], '2027-01-01');
    expect(nextVisit(both)).toBeNull();
  });

  it('has the usual four to six weeks where the protocol does not say', () => {
    const { visits, results } = plan([session('2026-03-02')], '2026-03-02', { protocolId: null });
    expect(visits[1]).toMatchObject({ from: '2026-03-30', to: '2026-04-13' });
    expect(results).toBeNull();
  });

  it.each([
    ['a leap day', '2028-02-01', '2028-02-29', '2028-03-14'],
    ['no leap day', '2027-02-01', '2027-03-01', '2027-03-15'],
    ['the end of a year', '2026-12-10', '2027-01-07', '2027-01-21'],
    ['clocks that go forward', '2026-03-10', '2026-04-07', '2026-04-21'],
    ['clocks that go back', '2026-10-10', '2026-11-07', '2026-11-21'],
  ])('counts whole days over %s', (_, on, from, to) => {
    expect(plan([treated(on)], on).visits[1]).toMatchObject({ from, to });
  });

  it('keeps its order whatever was done, and every treated session in it', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 80 }), fc.boolean()), { maxLength: 8 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: 200 }), (steps, later) => {
        let on = '2026-01-31' as IsoDay;
        const sessions = steps.map(([gap, isTreated]) => {
          on = addDays(on, gap);
          return isTreated ? treated(on) : session(on);
        });
        const made = plan(sessions, addDays(on, later));
        const days = made.visits.map((visit) => visit.session?.on ?? visit.due);
        expect(days.slice(1).every((day, i) => made.visits[i + 1]?.state === 'overdue' || day > days[i]!)).toBe(true);
        const planned = new Set(made.visits.map((visit) => visit.session?.on));
        for (const { on: day, treatments } of sessions) if (treatments.length > 0) expect(planned).toContain(day);
        for (const { from, due, to } of [...made.visits, ...made.followUps]) {
          expect(daysBetween(from, due)).toBeGreaterThanOrEqual(0);
          expect(daysBetween(due, to)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
