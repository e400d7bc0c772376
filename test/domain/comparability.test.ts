import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparabilityOf, type PhotoContext } from '../../src/domain/comparability.ts';
import type { RoomId } from '../../src/domain/ids.ts';
import { MEASURES, type MeasureId } from '../../src/domain/measure.ts';
import { context, litBy } from './photoContext.ts';

const plain = context('plain');
const turnedBy = (yawDeg: number) => context('b', { conditions: { pose: { yawDeg, pitchDeg: 0, rollDeg: 0 } } });
const inLight = (lnY: number, u: number, v: number, unreferenced = false) =>
  context('b', {
    conditions: litBy({ lnY, u, v }),
    facts: unreferenced ? { control: { ...plain.facts.control, mode: 'unreferenced' } } : {},
  });
const verdictOf = (b: PhotoContext, measure: MeasureId = 'redness', a = plain) =>
  comparabilityOf(a, b, measure).verdict;
const checksOf = (b: PhotoContext, measure: MeasureId = 'redness', a = plain) =>
  comparabilityOf(a, b, measure).reasons.map(({ check }) => check);

describe('one check at a time', () => {
  it('passes a re-shot', () => {
    const again = inLight(0.1, 0.01, -0.01);
    for (const measure of MEASURES) expect(verdictOf(again, measure)).toBe('comparable');
  });

  it('holds turn and scale in every measure', () => {
    expect(verdictOf(turnedBy(5))).toBe('comparable');
    for (const measure of MEASURES) {
      expect(verdictOf(turnedBy(8), measure)).toBe('caution');
      expect(verdictOf(turnedBy(16), measure)).toBe('not-comparable');
      expect(verdictOf(context('b', { conditions: { subjectPx: 800 * 1.15 } }), measure)).toBe('caution');
      expect(verdictOf(context('b', { conditions: { subjectPx: 800 / 1.4 } }), measure)).toBe('not-comparable');
    }
  });

  it('only cautions where the same picture was saved at another size, and says so once', () => {
    const smaller = context('b', { conditions: { subjectPx: 400 }, photo: { widthPx: 500, heightPx: 500 } });
    expect(verdictOf(smaller)).toBe('caution');
    expect(checksOf(smaller)).toEqual(['size']);
    expect(checksOf(context('b', { conditions: { subjectPx: 1200 } }))).toEqual(['scale']);
  });

  it('takes out a cast that all of the skin shares, and keeps what that leaves', () => {
    const warm = inLight(0, 0.1, 0.1);
    expect(verdictOf(warm)).toBe('caution');
    expect(checksOf(warm)).toEqual(['light-colour']);
    expect(comparabilityOf(plain, warm, 'redness').residualLn).toBeCloseTo(0.18 * Math.SQRT2 * 0.1, 10);
    expect(comparabilityOf(plain, warm, 'lines')).toEqual({ verdict: 'comparable', reasons: [], residualLn: 0 });
    expect(verdictOf(inLight(0, 0, 0.7))).toBe('not-comparable');
  });

  it('refuses the same cast sooner where nothing is there to take it out', () => {
    expect(verdictOf(inLight(0, 0.2, 0.2))).toBe('caution');
    const unreferenced = inLight(0, 0.2, 0.2, true);
    const alike = context('a', { facts: { control: { ...plain.facts.control, mode: 'unreferenced' } } });
    expect(verdictOf(unreferenced, 'redness', alike)).toBe('not-comparable');
  });

  it('refuses light that changed on one patch and not on the other', () => {
    const mixed = context('b', { conditions: { controlB: { lnY: -1, u: 0.5, v: 0.43 } } });
    expect(verdictOf(mixed)).toBe('not-comparable');
    expect(checksOf(mixed)[0]).toBe('light-uneven');
    expect(verdictOf(mixed, 'lines')).toBe('comparable');
  });

  it('believes the background only in a room that is known to be the same', () => {
    const wall = { conditions: { background: { lnY: -0.5, u: 0.3, v: 0 } } };
    expect(verdictOf(context('b', wall))).toBe('caution');
    const room = { session: { roomId: 'room' as RoomId } };
    expect(verdictOf(context('b', { ...wall, ...room }), 'redness', context('a', room))).toBe('not-comparable');
  });

  it('reads light colour off a grey patch first', () => {
    const grey = { lnY: -1, u: 0, v: 0 };
    const before = context('a', { conditions: { grey } });
    // All skin redder, the light the same.
    const after = context('b', {
      conditions: { grey, controlA: { lnY: -1, u: 0.6, v: 0.3 }, controlB: { lnY: -1, u: 0.6, v: 0.3 } },
    });
    expect(verdictOf(after, 'redness', before)).toBe('comparable');
  });

  it('lets relief fall to light from elsewhere before colour', () => {
    const fromLeft = (change: number) =>
      context('b', { conditions: { light: { fromLeft: 0.1 + change, fromAbove: 0.1 } } });
    expect(verdictOf(fromLeft(0.3), 'lines')).toBe('caution');
    expect(verdictOf(fromLeft(0.3), 'redness')).toBe('comparable');
    expect(verdictOf(fromLeft(0.8), 'pores')).toBe('not-comparable');
    expect(verdictOf(fromLeft(0.8), 'redness')).toBe('caution');
  });

  it('holds sharpness against relief first, against spots later, against redness never', () => {
    const soft = context('b', { conditions: { blurMm: 0.09 * 1.7 } });
    expect(verdictOf(soft, 'lines')).toBe('not-comparable');
    expect(verdictOf(soft, 'pigmentation')).toBe('caution');
    const blurred = context('b', { conditions: { blurMm: 0.09 * 2.6 } });
    expect(verdictOf(blurred, 'pigmentation')).toBe('not-comparable');
    expect(verdictOf(blurred, 'redness')).toBe('comparable');
  });

  it('warns of another expression, device, room or flash', () => {
    const capture = { ...plain.photo.capture, cameraMake: 'Other', flashFired: true };
    const flashless = context('a', { photo: { capture: { ...plain.photo.capture, flashFired: false } } });
    const smiling = { mouth: 0, smile: 1.2, brow: 0, squint: 0.2 };
    const b = context('b', {
      conditions: { expression: smiling },
      photo: { capture },
      session: { roomId: 'room' as RoomId },
    });
    expect(verdictOf(b, 'redness', flashless)).toBe('caution');
    expect(checksOf(b, 'redness', flashless).sort()).toEqual(['device', 'expression', 'flash', 'room']);
  });

  it('refuses colour under make-up on either side, unless a person lets it count', () => {
    const session = { signs: ['make-up'] } as const;
    const madeUp = context('b', { session });
    expect(verdictOf(madeUp)).toBe('not-comparable');
    expect(verdictOf(plain, 'pigmentation', madeUp)).toBe('not-comparable');
    expect(verdictOf(madeUp, 'pores')).toBe('comparable');
    const override = { reason: 'lips only', on: plain.session.on };
    expect(verdictOf(context('b', { session, photo: { override } }))).toBe('caution');
  });

  it('refuses other reference modes, refused photos and areas that lie apart', () => {
    const grey = context('b', { facts: { control: { ...plain.facts.control, mode: 'grey' } } });
    expect(checksOf(grey)).toEqual(['reference']);
    const soft = { check: 'focus', value: 0.3, cautionAt: 0.125, refuseAt: 0.2, level: 'refused' } as const;
    const blurred = context('b', { facts: { quality: [{ ...soft, touches: ['lines', 'pores'] }] } });
    expect(comparabilityOf(plain, blurred, 'lines').reasons).toMatchObject([{ check: 'quality', finding: 'focus' }]);
    expect(verdictOf(blurred)).toBe('comparable');
    expect(verdictOf(context('b', { conditions: { registration: 0.2 } }))).toBe('not-comparable');
  });

  it('says where something could not be looked at', () => {
    const unread = context('b', { conditions: { controlA: null, controlB: null, background: null, expression: null } });
    const [reason] = comparabilityOf(plain, unread, 'redness').reasons;
    expect(reason).toMatchObject({ check: 'unknown', value: 3, level: 'caution' });
    const area = { pose: null, expression: null };
    expect(verdictOf(context('b', { conditions: area }), 'redness', context('a', { conditions: area }))).toBe(
      'comparable',
    );
  });
});

it('gives the weightiest reason first', () => {
  const b = context('b', {
    conditions: {
      pose: { yawDeg: 7, pitchDeg: 0, rollDeg: 0 },
      subjectPx: 800 * 1.25,
      ...litBy({ lnY: 0, u: 0.7, v: 0 }),
    },
  });
  expect(checksOf(b)).toEqual(['light-colour', 'scale', 'turned']);
});

const amount = (max: number) => fc.double({ min: 0, max, noNaN: true });
const differences = fc.record({
  yawDeg: amount(25),
  times: amount(1),
  lnY: amount(1.5),
  u: amount(0.8),
  uneven: amount(0.2),
  fromLeft: amount(1),
  blurTimes: amount(1),
  smile: amount(2),
  registration: amount(0.2),
});

/** A photo that differs from the plain one by so much. */
function photoAt(id: string, by: typeof differences extends fc.Arbitrary<infer T> ? T : never): PhotoContext {
  const lit = litBy({ lnY: by.lnY, u: by.u, v: 0 });
  const b = lit.controlB;
  return context(id, {
    conditions: {
      ...lit,
      controlB: b ? { ...b, v: b.v + by.uneven } : null,
      pose: { yawDeg: by.yawDeg, pitchDeg: 0, rollDeg: 0 },
      subjectPx: 800 * (1 + by.times),
      blurMm: 0.09 * (1 + by.blurTimes),
      light: { fromLeft: 0.1 + by.fromLeft, fromAbove: 0.1 },
      expression: { mouth: 0, smile: by.smile, brow: 0, squint: 0 },
      registration: by.registration,
    },
  });
}

const RANK = { comparable: 0, caution: 1, 'not-comparable': 2 };

describe('any pair', () => {
  it('is judged the same in either order', () => {
    fc.assert(
      fc.property(differences, differences, fc.constantFrom(...MEASURES), (one, other, measure) => {
        const a = photoAt('a', one);
        const b = photoAt('b', other);
        expect(comparabilityOf(a, b, measure)).toEqual(comparabilityOf(b, a, measure));
      }),
    );
  });

  it('of a photo and itself is comparable, whatever the photo', () => {
    fc.assert(
      fc.property(differences, fc.constantFrom(...MEASURES), (by, measure) => {
        const a = photoAt('a', by);
        const unread = context('a', { session: { signs: ['make-up'] }, conditions: { controlA: null } });
        for (const photo of [a, unread]) {
          expect(comparabilityOf(photo, photo, measure)).toEqual({ verdict: 'comparable', reasons: [], residualLn: 0 });
        }
      }),
    );
  });

  it('gets no better by differing more', () => {
    fc.assert(
      fc.property(differences, amount(1), fc.constantFrom(...MEASURES), (by, share, measure) => {
        const less = Object.fromEntries(Object.entries(by).map(([key, value]) => [key, value * share])) as typeof by;
        const near = comparabilityOf(plain, photoAt('b', less), measure);
        const far = comparabilityOf(plain, photoAt('c', by), measure);
        expect(RANK[far.verdict]).toBeGreaterThanOrEqual(RANK[near.verdict]);
        expect(far.residualLn).toBeGreaterThanOrEqual(near.residualLn - 1e-12);
      }),
    );
  });
});
