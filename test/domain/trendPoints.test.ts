import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/domain/course.ts';
import type { CourseRecord } from '../../src/domain/courseRecord.ts';
import type { RoomId } from '../../src/domain/ids.ts';
import { type CalibratedNoise, VISIT_SD_LN } from '../../src/domain/noise.ts';
import type { Photo } from '../../src/domain/photo.ts';
import { trendOf } from '../../src/domain/trend.ts';
import { NOMINAL } from '../../tools/simulate/clinics.ts';
import { makeCourse } from '../../tools/simulate/course.ts';
import { seeded } from '../../tools/simulate/seeded.ts';
import { courseRecord, photo, reading, session } from './course.ts';

const DAYS = ['2026-01-05', '2026-01-12', '2026-02-02', '2026-03-02', '2026-03-30'];
const redness = { view: 'front', region: 'face', measure: 'redness' } as const;
const microneedling = { id: 't', protocolId: 'microneedling', performedBy: '', detail: '' };

/** One photo a visit; `treated`: the visits with a treatment. */
function record(values: readonly number[], treated: readonly number[], changes: Partial<Photo> = {}): CourseRecord {
  const sessions = values.map((_, i): Session => {
    const visit = session(DAYS[i] as string);
    return treated.includes(i) ? { ...visit, treatments: [microneedling] } : visit;
  });
  const photos = sessions.map((visit, i) => photo(`p${i}`, visit, i === values.length - 1 ? changes : {}));
  return courseRecord({ sessions, photos, readings: values.map((value, i) => reading(`p${i}`, value)) });
}

describe('the baseline', () => {
  it('is the mean of all visits before the first treatment, that day’s included', () => {
    const { points, baseline, total } = trendOf(record([0.2, 0.4, 0], [1, 2]), redness);
    expect(points.map(({ isBaseline }) => isBaseline)).toEqual([true, true, false]);
    expect(baseline).toBeCloseTo(0.3, 12);
    expect(points[0]?.changePct).toBeCloseTo(100 * Math.expm1(-0.1), 8);
    expect(points[0]?.low).toBe(points[0]?.changePct);
    expect(points[2]?.changePct).toBeCloseTo(100 * Math.expm1(-0.3), 8);
    expect(total?.from).toBe(DAYS[1]);
    // Two visits make the baseline: its variance is half of a visit's.
    const visit = 0.125 ** 2 + VISIT_SD_LN ** 2;
    expect(Math.log1p((total?.sdcUpPct ?? 0) / 100)).toBeCloseTo(1.959964 * Math.sqrt(1.5 * visit), 5);
  });

  it('is the first visit alone where no treatment is recorded', () => {
    const { points } = trendOf(record([0.2, 0.4, 0], []), redness);
    expect(points.map(({ isBaseline }) => isBaseline)).toEqual([true, false, false]);
  });
});

describe('healing', () => {
  it('keeps a photo within the window out, and the rest as it would have been', () => {
    // Treated on 2 February, photographed again six days later: within microneedling's window of seven.
    const plain = record([0.2, 0.4, 0], [1, 2]);
    const visit = session('2026-02-08');
    const healing = {
      ...plain,
      sessions: [...plain.sessions, visit],
      photos: [...plain.photos, photo('late', visit)],
      readings: [...plain.readings, reading('late', 3)],
    };
    const trend = trendOf(healing, redness);
    expect(trend.points[3]).toMatchObject({ excluded: 'healing', track: 'healing', changePct: null, value: 3 });
    expect(trend.points[3]?.healing.cause?.daysSince).toBe(6);
    expect(trend.total).toEqual(trendOf(plain, redness).total);
    expect(trend.line).toEqual(trendOf(plain, redness).line);

    const override = { reason: 'No redness to be seen', on: '2026-02-08' as never };
    const counted = trendOf({ ...healing, photos: [...plain.photos, photo('late', visit, { override })] }, redness);
    expect(counted.points[3]).toMatchObject({ track: 'progress', override });
    expect(counted.points[3]?.excluded).toBeUndefined();
  });

  it('names the sign that makes a measure unfit', () => {
    const plain = record([0.2, 0.4, 0], []);
    const sessions = plain.sessions.map((one, i) => (i === 1 ? { ...one, signs: ['make-up'] as const } : one));
    expect(trendOf({ ...plain, sessions }, redness).points[1]).toMatchObject({ excluded: 'make-up' });
  });
});

describe('conditions', () => {
  const made = makeCourse(NOMINAL, { sessions: 4, shots: 3 }, seeded(2));
  const withPose = (ids: readonly string[], yawDeg: number): CourseRecord => ({
    ...made,
    facts: new Map(
      [...made.facts].map(([id, facts]) => [
        id,
        ids.includes(id)
          ? { ...facts, conditions: { ...facts.conditions, pose: { yawDeg, pitchDeg: 0, rollDeg: 0 } } }
          : facts,
      ]),
    ),
  });

  it('leave out a shot that can’t be compared with the baseline’s photo, and say so', () => {
    const { points } = trendOf(withPose(['photo 2.1'], 20), redness);
    expect(points[2]?.shots.map(({ excluded }) => excluded)).toEqual([undefined, 'not-comparable', undefined]);
    expect(points[2]?.excluded).toBeUndefined();
    expect(points[1]?.comparability?.verdict).toBe('comparable');
    const all = trendOf(withPose(['photo 2.0', 'photo 2.1', 'photo 2.2'], 20), redness).points[2];
    expect(all).toMatchObject({ excluded: 'not-comparable', comparability: { verdict: 'not-comparable' } });
  });

  it('are held against the baseline’s like shots, not against its odd one', () => {
    const { points } = trendOf(withPose(['photo 0.0'], 20), redness);
    expect(points[0]?.shots.map(({ excluded }) => excluded)).toEqual(['not-comparable', undefined, undefined]);
    expect(points.map(({ excluded }) => excluded)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('keep a photo in somewhat other light, and add what its correction leaves to its variance', () => {
    const cast = (id: string) => (id.startsWith('photo 3') ? 0.06 : 0);
    const facts = new Map(
      [...made.facts].map(([id, own]) => {
        const { controlA, controlB } = own.conditions;
        const [a, b] = [controlA, controlB].map((patch) => patch && { ...patch, u: patch.u + cast(id) });
        return [id, { ...own, conditions: { ...own.conditions, controlA: a ?? null, controlB: b ?? null } }];
      }),
    );
    const [before, after] = [made, { ...made, facts }].map((one) => trendOf(one, redness).points[3]);
    expect(after?.excluded).toBeUndefined();
    const residualLn = after?.comparability?.residualLn ?? 0;
    expect(residualLn).toBeGreaterThan(0);
    expect((after?.noise ?? 0) ** 2).toBeCloseTo((before?.noise ?? 0) ** 2 + residualLn ** 2, 12);
    expect(after?.changePct).toBe(before?.changePct);
  });

  it('mark another room or device', () => {
    const sessions = made.sessions.map((one, i) => (i === 2 ? { ...one, roomId: 'other' as RoomId } : one));
    const marks = trendOf({ ...made, sessions }, redness).points.map(({ isNewStratum }) => isNewStratum);
    expect(marks).toEqual([false, false, true, false]);
  });

  it('tell how far the check patch moved', () => {
    const facts = new Map(
      [...made.facts].map(([id, own]) => [
        id,
        { ...own, control: { ...own.control, checkRedness: id.startsWith('photo 3') ? 0.3 : 0.1 } },
      ]),
    );
    const { points } = trendOf({ ...made, facts }, redness);
    expect(points[3]?.controlChange).toBeCloseTo(0.2, 12);
  });
});

describe('calibration', () => {
  const made = makeCourse(NOMINAL, { sessions: 4, shots: 1 }, seeded(2));
  const own: CalibratedNoise = {
    stratum: '|',
    measure: 'redness',
    region: 'face',
    mode: 'control',
    pipeline: 'simulated',
    within: { variance: 0.0025, df: 18, people: 9 },
    between: { variance: 0.0036, df: 12, people: 6 },
  };

  it('narrows the interval of its own room, measure and mode, and of no other', () => {
    const sdc = (calibrated: readonly CalibratedNoise[]) => trendOf({ ...made, calibrated }, redness).total?.sdcUpPct;
    const { basis } = trendOf({ ...made, calibrated: [own] }, redness);
    expect(basis).toEqual({ within: 'calibrated', withinN: 18, between: 'calibrated', betweenN: 12 });
    expect(sdc([own])).toBeLessThan(sdc([]) ?? 0);
    for (const other of [
      { stratum: 'room|' },
      { mode: 'within-face' },
      { pipeline: 'older' },
      { measure: 'pores' },
    ] as const)
      expect(sdc([{ ...own, ...other }])).toBe(sdc([]));
  });
});

it('draws no cumulative line where effects fade', () => {
  const plain = record([0, -0.1, -0.2, -0.3], []);
  const of = (protocolId: string) => trendOf({ ...plain, course: { ...plain.course, protocolId } }, redness);
  expect(of('botulinum-toxin')).toMatchObject({ isCumulative: false, line: null, slope: null });
  expect(of('microneedling').isCumulative).toBe(true);
  expect(of('microneedling').line).not.toBeNull();
});
