import { describe, expect, it } from 'vitest';
import { calibratedNoise, type RoomNoise } from '../../src/domain/calibration.ts';
import { calibrationState } from '../../src/domain/calibrationState.ts';
import { addDays } from '../../src/domain/day.ts';
import { smallestChange } from '../../src/domain/smallestChange.ts';
import { FIRST_DAY, storedCourse, type VisitPlan } from './storedCourse.ts';

const THREE = [0, 0.1, 0.2];

function stateOf(people: readonly (readonly VisitPlan[])[], today = FIRST_DAY) {
  const noise = calibratedNoise(people.map((visits, i) => storedCourse(`person ${i}`, visits)));
  return calibrationState(noise, today, ['|'])[0];
}

const foundation = (people: readonly (readonly VisitPlan[])[]) => {
  const state = stateOf(people);
  const redness = state?.measures.find(({ measure }) => measure === 'redness');
  return { ...state, ...redness };
};

describe('the state of a room', () => {
  it('asks for two people where nothing is known', () => {
    expect(foundation([])).toMatchObject({
      peopleNeeded: 2,
      shotsNeeded: 0,
      visitsNeeded: 6,
      within: 'assumed',
      between: 'assumed',
      noise: null,
      isDue: false,
    });
  });

  it('asks for one more person after three photos of one, however many they were', () => {
    for (const shots of [THREE, [...THREE, ...THREE, ...THREE]])
      expect(foundation([[{ onDay: 0, shots }]])).toMatchObject({ peopleNeeded: 1, within: 'assumed' });
  });

  it('asks for the photo that is missing of the second person', () => {
    const people = [[{ onDay: 0, shots: THREE }], [{ onDay: 0, shots: [0, 0.1] }]];
    expect(foundation(people)).toMatchObject({ peopleNeeded: 0, shotsNeeded: 1, within: 'assumed' });
  });

  it('is calibrated by three photos of two people; from day to day it stays assumed', () => {
    const people = [[{ onDay: 0, shots: THREE }], [{ onDay: 0, shots: THREE }]];
    expect(foundation(people)).toMatchObject({
      people: 2,
      repeats: 4,
      peopleNeeded: 0,
      shotsNeeded: 0,
      within: 'calibrated',
      between: 'assumed',
      visitsNeeded: 6,
      isOutweighed: true,
    });
    expect(foundation([...people, ...people])).toMatchObject({ repeats: 8, isOutweighed: false });
  });

  it('knows the days after six return visits of untreated people', () => {
    const visits = (n: number): VisitPlan[] => Array.from({ length: n }, (_, i) => ({ onDay: i, shots: [i % 2] }));
    expect(foundation([visits(4), visits(3)])).toMatchObject({ between: 'assumed', visitsNeeded: 1 });
    expect(foundation([visits(4), visits(4)])).toMatchObject({ between: 'calibrated', visitsNeeded: 0 });
  });

  it('asks for new repeats after thirty days', () => {
    const people = [[{ onDay: 0, shots: THREE }], [{ onDay: 0, shots: THREE }]];
    expect(stateOf(people, addDays(FIRST_DAY, 30))?.isDue).toBe(false);
    expect(stateOf(people, addDays(FIRST_DAY, 31))?.isDue).toBe(true);
    const again = [...people, [{ onDay: 20, shots: THREE }]];
    expect(stateOf(again, addDays(FIRST_DAY, 31))?.isDue).toBe(false);
  });
});

describe('the smallest change', () => {
  const people = (shots: readonly number[]) =>
    calibratedNoise(Array.from({ length: 10 }, (_, i) => storedCourse(`${i}`, [{ onDay: 0, shots }])))[0] as RoomNoise;

  it('is smaller with three photos, and in a calmer room than assumed', () => {
    const calm = people([0, 0.02, 0.04]);
    const learnt = smallestChange(calm, true);
    const assumed = smallestChange(calm, false);
    expect(assumed.shotPct).toBeCloseTo(100 * Math.expm1(0.125), 8);
    expect(learnt.shotPct).toBeLessThan(assumed.shotPct);
    for (const { oneDownPct, threeDownPct } of [learnt, assumed]) expect(threeDownPct).toBeLessThan(oneDownPct);
    expect(learnt.oneDownPct).toBeLessThan(assumed.oneDownPct);
  });

  it('is larger in a room that is worse than assumed', () => {
    const wild = people([0, 0.3, 0.6]);
    expect(smallestChange(wild, true).oneDownPct).toBeGreaterThan(smallestChange(wild, false).oneDownPct);
  });
});
