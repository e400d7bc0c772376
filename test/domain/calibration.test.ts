import { describe, expect, it } from 'vitest';
import { calibratedNoise } from '../../src/domain/calibration.ts';
import type { RoomId } from '../../src/domain/ids.ts';
import type { Photo } from '../../src/domain/photo.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { StoredCourse } from '../../src/domain/repeats.ts';
import { photo as aPhoto, session as aSession } from './course.ts';
import { FIRST_DAY as DAY, type ShotPlan, storedCourse as stored, type VisitPlan } from './storedCourse.ts';

const treated = { treatments: [{ id: 't', protocolId: 'microneedling', performedBy: '', detail: '' }] };

/** Redness of a whole face, in the one stratum there is. */
function noiseOf(courses: readonly StoredCourse[]) {
  const all = calibratedNoise(courses);
  expect(all.length).toBeLessThanOrEqual(1);
  return all[0];
}

describe('within a visit', () => {
  it('pools the repeats of all visits, worked by hand', () => {
    // Sums of squares: .02 about .1 (0, .2), and .08 about .2 (0, .2, .4); degrees of freedom 1 + 2.
    const noise = noiseOf([
      stored('a', [{ onDay: 0, shots: [0, 0.2] }]),
      stored('b', [{ onDay: 0, shots: [0, 0.2, 0.4] }]),
    ]);
    expect(noise?.within.df).toBe(3);
    expect(noise?.within.variance).toBeCloseTo(0.1 / 3, 12);
    expect(noise?.within.people).toBe(2);
    expect(noise).toMatchObject({ visits: 2, firstOn: DAY, latestOn: DAY, outlying: 0 });
    expect(noise?.assumedSd).toBeCloseTo(0.125, 12);
  });

  it('counts a person once, however many courses they have', () => {
    const two = [{ onDay: 0, shots: [0, 0.2] }];
    const noise = noiseOf([stored('a', two, { name: 'a1' }), stored('a', two, { name: 'a2' })]);
    expect(noise?.within).toMatchObject({ df: 2, people: 1 });
  });

  it('knows nothing from single photos', () => {
    expect(noiseOf([stored('a', [{ onDay: 0, shots: [0] }])])).toBeUndefined();
  });

  it('leaves out what was refused, and what a healing window or a sign makes unfit', () => {
    const refused: ShotPlan = { y: null, reading: { reason: 'too-dark', quality: 'refused' } };
    expect(noiseOf([stored('a', [{ onDay: 0, shots: [0, refused] }])])).toBeUndefined();
    const healing = [
      { onDay: 0, shots: [0], session: treated },
      { onDay: 1, shots: [1, 2] },
    ];
    expect(noiseOf([stored('b', healing, { purpose: 'treatment' })])).toBeUndefined();
    const override = { reason: 'looks calm', on: DAY };
    const overruled = [healing[0]!, { onDay: 1, shots: [1, 2].map((y) => ({ y, photo: { override } })) }];
    expect(noiseOf([stored('c', overruled, { purpose: 'treatment' })])).toBeUndefined();
    const made = stored('d', [{ onDay: 0, shots: [0, 1], session: { signs: ['make-up'] } }]);
    expect(noiseOf([made])).toBeUndefined();
  });

  it('leaves out a photo that may not be compared with the others, the first one too', () => {
    const turned = (y: number): ShotPlan => ({ y, yawDeg: 20 });
    const ahead = (y: number): ShotPlan => ({ y, yawDeg: 0 });
    const found = noiseOf([stored('a', [{ onDay: 0, shots: [turned(9), ahead(0), ahead(0.2)] }])]);
    expect(found?.within.df).toBe(1);
    expect(found?.within.variance).toBeCloseTo(0.02, 12);
    const visits = [
      { onDay: 0, shots: [ahead(0)] },
      { onDay: 7, shots: [ahead(0.1)] },
      { onDay: 14, shots: [turned(9)] },
    ];
    expect(noiseOf([stored('b', visits)])?.between.df).toBe(1);
  });

  it('keeps out a treatment that belongs to another course of the person', () => {
    const treatment = stored('a', [{ onDay: 0, shots: [0], session: treated }], { purpose: 'treatment', name: 'a1' });
    const other = stored('a', [{ onDay: 1, shots: [0, 1] }], { name: 'a2' });
    expect(noiseOf([treatment, other])).toBeUndefined();
    const ofHands = { ...treatment, course: { ...treatment.course, area: 'hands' } as const };
    expect(noiseOf([ofHands, other])?.within.df).toBe(1);
  });

  it('never pools views, modes, pipelines, rooms or devices', () => {
    const changes: readonly { photo?: Partial<Photo>; reading?: Partial<Reading> }[] = [
      { photo: { view: 'left45' } },
      { reading: { mode: 'unreferenced' } },
      { reading: { pipeline: 'older' } },
      { photo: { capture: { ...aPhoto('x', aSession(DAY)).capture, cameraModel: 'other' } } },
    ];
    for (const change of changes)
      expect(noiseOf([stored('a', [{ onDay: 0, shots: [0, { y: 1, ...change }] }])])).toBeUndefined();
    const inRoom = (id: string): VisitPlan => ({ onDay: 0, shots: [0, 1], session: { roomId: id as RoomId } });
    const rooms = calibratedNoise([stored('a', [inRoom('1')]), stored('b', [inRoom('2')])]);
    expect(rooms.map(({ stratum, within }) => [stratum, within.df])).toEqual([
      ['1|', 1],
      ['2|', 1],
    ]);
  });

  it('lets one visit that went wrong count up to a limit, and says so', () => {
    const calm = Array.from({ length: 20 }, (_, i) => stored(`p${i}`, [{ onDay: 0, shots: [0, 0.1] }]));
    const wild = stored('wild', [{ onDay: 0, shots: [0, 3] }]);
    const noise = noiseOf([...calm, wild]);
    expect(noise?.outlying).toBe(1);
    expect(noise?.within.df).toBe(21);
    // More than without it (.005), far less than it would make of it (.219).
    expect(noise?.within.variance).toBeGreaterThan(0.0055);
    expect(noise?.within.variance).toBeLessThan(0.02);
    expect(noiseOf([calm[0]!, wild])?.outlying).toBe(0);
  });
});

describe('between visits', () => {
  const shots = (...ys: number[]): VisitPlan[] => ys.map((y, i) => ({ onDay: 7 * i, shots: [y] }));

  it('takes the within part out, worked by hand', () => {
    // Means .5, 0, .5: sum of squares 1/6, two degrees of freedom. Within 0 from two repeats of three: the assumed
    // .125^2 weighs 6 of 12. A visit of three carries a third of it: 2 x .0078125 / 3.
    const noise = noiseOf([
      stored('a', [
        { onDay: 0, shots: [0.5, 0.5, 0.5] },
        { onDay: 7, shots: [0, 0, 0] },
        { onDay: 14, shots: [0.5, 0.5, 0.5] },
      ]),
    ]);
    expect(noise?.between.variance).toBeCloseTo((1 / 6 - (2 * 0.0078125) / 3) / 2, 12);
    expect(noise?.between).toMatchObject({ df: 2, people: 1 });
    // The part between visits is .080729 of .083333 in the variance of a visit's mean: 2 x .96875^2.
    expect(noise?.between.effectiveDf).toBeCloseTo(2 * 0.96875 ** 2, 10);
  });

  it('is never negative', () => {
    expect(noiseOf([stored('a', shots(0, 0, 0))])?.between).toMatchObject({ variance: 0, df: 2 });
  });

  it('is told by visits before the first treatment only, that day included', () => {
    const visits = shots(0, 1, 2, 3).map((visit, i) => (i === 1 ? { ...visit, session: treated } : visit));
    expect(noiseOf([stored('a', visits, { purpose: 'treatment' })])?.between.df).toBe(1);
  });

  it('is not told by a course of treatment in which no treatment was written down', () => {
    expect(noiseOf([stored('a', shots(0, 1, 2), { purpose: 'treatment' })])).toBeUndefined();
  });

  it('is not told by repeats of one day, however many', () => {
    const noise = noiseOf([stored('a', [{ onDay: 0, shots: Array.from({ length: 40 }, (_, i) => i % 2) }])]);
    expect(noise?.within.df).toBe(39);
    expect(noise?.between.df).toBe(0);
  });

  it('comes from patch B of any course, treated or not, once its own repeats are known', () => {
    const checked = (repeats: number) =>
      [0, 90, 180].map((onDay, v) => ({
        onDay,
        shots: Array.from({ length: repeats }, (_, i) => ({ y: v, check: 0.1 * (v - 1) + 0.01 * (i - 1) })),
        session: treated,
      }));
    const noise = noiseOf([stored('a', checked(3), { purpose: 'treatment' })]);
    // Means -.1, 0, .1 of three photos each; repeats -.01, 0, .01: one-photo variance .0001.
    expect(noise?.between.df).toBe(2);
    expect(noise?.between.variance).toBeCloseTo((0.02 - (2 * 0.0001) / 3) / 2, 12);
    // One photo a visit: nobody knows how much of it is the patch itself. The repeats of the face are few as well.
    expect(noiseOf([stored('b', checked(1), { purpose: 'treatment' })])).toBeUndefined();
  });
});
