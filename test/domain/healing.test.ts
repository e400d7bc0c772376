import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/domain/course.ts';
import { addDays } from '../../src/domain/day.ts';
import { healingOf, healingVisits, isFit, slowMeasures, type Track, windowsAfter } from '../../src/domain/healing.ts';
import type { CourseId, IsoDay } from '../../src/domain/ids.ts';
import { MEASURES, type MeasureId } from '../../src/domain/measure.ts';
import type { Photo } from '../../src/domain/photo.ts';
import { type Protocol, type ProtocolLibrary, protocolIn, SHIPPED_LIBRARY } from '../../src/domain/protocol.ts';
import type { SkinSign } from '../../src/domain/treatment.ts';
import { photo, session } from './course.ts';

const START = '2026-03-02' as IsoDay;
const day = (after: number) => addDays(START, after);

/** A visit `after` days on, with what was given and seen. */
function visit(after: number, protocolIds: readonly string[] = [], signs: readonly SkinSign[] = []): Session {
  const treatments = protocolIds.map((protocolId) => ({ id: protocolId, protocolId, performedBy: '', detail: '' }));
  return { ...session(day(after)), treatments, signs };
}

/** Where a photo stands that is taken `after` days on, following treatments given on day 0. */
function takenAfter(
  days: number,
  protocolIds: readonly string[],
  measure: MeasureId = 'redness',
  changes?: Partial<Photo>,
) {
  const sessions = days === 0 ? [visit(0, protocolIds)] : [visit(0, protocolIds), visit(days)];
  return healingOf(photo('p', sessions.at(-1)!, changes), sessions, SHIPPED_LIBRARY, measure);
}

describe('a photo after a treatment', () => {
  it.each<[string, string, number, Track]>([
    // 36 hours later is the next day or the one after.
    ['1 day after dermatherapy', 'dermatherapy', 1, 'healing'],
    ['2 days after dermatherapy', 'dermatherapy', 2, 'healing'],
    ['3 days after dermatherapy', 'dermatherapy', 3, 'healing'],
    ['4 days after dermatherapy', 'dermatherapy', 4, 'settling'],
    ['7 days after dermatherapy', 'dermatherapy', 7, 'settling'],
    ['8 days after dermatherapy', 'dermatherapy', 8, 'progress'],
    ['5 days after microneedling', 'microneedling', 5, 'healing'],
    ['28 days after microneedling', 'microneedling', 28, 'progress'],
    ['10 days after an ablative laser', 'laser-ablative', 10, 'healing'],
    ['60 days after an ablative laser', 'laser-ablative', 60, 'settling'],
    ['1 day after a serum', 'serum', 1, 'progress'],
  ])('%s is on its track', (_, protocolId, days, track) => {
    expect(takenAfter(days, [protocolId]).track).toBe(track);
  });

  it('is told what put it there, and until when', () => {
    expect(takenAfter(5, ['microneedling'])).toMatchObject({
      track: 'healing',
      cause: { protocol: { id: 'microneedling' }, treatedOn: day(0), daysSince: 5, until: day(7) },
      sign: null,
      override: null,
    });
    expect(takenAfter(9, ['microneedling']).cause).toMatchObject({ daysSince: 9, until: day(14) });
    expect(takenAfter(20, ['microneedling']).cause).toBeNull();
  });

  it('of the same day was taken before it, unless it says otherwise', () => {
    expect(takenAfter(0, ['laser-ablative'])).toMatchObject({ track: 'progress', cause: null });
    expect(takenAfter(0, ['laser-ablative'], 'redness', { isAfterTreatment: true })).toMatchObject({
      track: 'healing',
      cause: { daysSince: 0 },
    });
    expect(takenAfter(0, ['serum'], 'redness', { isAfterTreatment: true }).track).toBe('progress');
  });

  it('of the same day still counts against the treatment before', () => {
    const sessions = [visit(0, ['microneedling']), visit(5, ['led'])];
    expect(healingOf(photo('p', sessions[1]!), sessions, SHIPPED_LIBRARY, 'redness').cause?.protocol.id).toBe(
      'microneedling',
    );
  });

  it('is not touched by treatments to come', () => {
    const sessions = [visit(0), visit(1, ['laser-ablative'])];
    expect(healingOf(photo('p', sessions[0]!), sessions, SHIPPED_LIBRARY, 'redness').track).toBe('progress');
  });

  it('stands in the longest window of all treatments of all visits', () => {
    expect(takenAfter(10, ['led', 'peel-medium', 'microneedling']).cause?.protocol.id).toBe('peel-medium');
    // An earlier, longer window outlasts a later, shorter one; a treatment without photos counts as well.
    const sessions = [visit(0, ['laser-ablative']), visit(20, ['dermatherapy']), visit(22)];
    expect(healingOf(photo('p', sessions[2]!), sessions, SHIPPED_LIBRARY, 'redness').cause).toMatchObject({
      protocol: { id: 'laser-ablative' },
      until: day(30),
    });
  });

  it('shows healing of what another course of the same area treated', () => {
    const [own, other] = [visit(5), { ...visit(0, ['microneedling']), courseId: 'other' as CourseId }];
    const track = (treatedElsewhere: readonly Session[]) =>
      healingOf(photo('p', own), healingVisits({ sessions: [own], treatedElsewhere }), SHIPPED_LIBRARY, 'redness')
        .track;
    expect(track([other])).toBe('healing');
    expect(track([])).toBe('progress');
  });

  it('heals longer for one family of measures than for the others', () => {
    const toxin = protocolIn(SHIPPED_LIBRARY, 'botulinum-toxin')!;
    expect(slowMeasures(toxin)).toEqual(['lines', 'pores']);
    const tracks = (days: number) => MEASURES.map((measure) => takenAfter(days, [toxin.id], measure).track);
    expect(tracks(5)).toEqual(['settling', 'settling', 'healing', 'healing']);
    expect(tracks(14)).toEqual(['settling', 'settling', 'healing', 'healing']);
    expect(tracks(15)).toEqual(['progress', 'progress', 'progress', 'progress']);
    expect(windowsAfter(toxin, START, 'lines')).toEqual({ healingUntil: day(14), settlingUntil: day(14) });
  });

  it('follows the clinic’s library', () => {
    const sessions = [visit(0, ['dermatherapy']), visit(6)];
    expect(healingOf(photo('p', sessions[1]!), sessions, withWindow('dermatherapy', 6, 9), 'redness').track).toBe(
      'healing',
    );
    const gone = { ...SHIPPED_LIBRARY, protocols: [] };
    expect(healingOf(photo('p', sessions[1]!), sessions, gone, 'redness').track).toBe('progress');
  });
});

describe('what was seen at the visit', () => {
  it.each<[SkinSign, readonly MeasureId[]]>([
    ['flaking', ['lines', 'pores']],
    ['bronzing', ['pigmentation']],
    ['recent-sun', ['pigmentation']],
    ['make-up', ['redness', 'pigmentation']],
  ])('%s makes its measures unfit, and no others', (sign, unfit) => {
    const sessions = [visit(0), visit(40, [], [sign])];
    const found = MEASURES.map((measure) => healingOf(photo('p', sessions[1]!), sessions, SHIPPED_LIBRARY, measure));
    expect(MEASURES.filter((_, i) => !isFit(found[i]!))).toEqual(unfit);
    expect(MEASURES.filter((_, i) => found[i]!.sign === sign)).toEqual(unfit);
    expect(found.map(({ track }) => track)).toEqual(MEASURES.map(() => 'progress'));
  });

  it('counts for its own visit only', () => {
    const sessions = [visit(0, [], ['make-up']), visit(40)];
    expect(healingOf(photo('p', sessions[1]!), sessions, SHIPPED_LIBRARY, 'redness').sign).toBeNull();
  });
});

describe('an override', () => {
  const override = { reason: 'no redness seen, checked by Dr Ray', on: day(5) };

  it('lets the photo count, and its window and sign are still told', () => {
    const found = takenAfter(5, ['microneedling'], 'redness', { override });
    expect(found).toMatchObject({ track: 'progress', cause: { until: day(7) }, override });
    expect(isFit(found)).toBe(true);
    const sessions = [visit(0), visit(40, [], ['make-up'])];
    const made = healingOf(photo('p', sessions[1]!, { override }), sessions, SHIPPED_LIBRARY, 'redness');
    expect(made).toMatchObject({ track: 'progress', sign: 'make-up', override });
    expect(isFit(made)).toBe(true);
  });

  it('is nothing where there is nothing to override', () => {
    expect(takenAfter(40, ['microneedling'], 'redness', { override }).override).toBeNull();
  });
});

describe('whatever the treatments', () => {
  const RANK: Readonly<Record<Track, number>> = { progress: 0, settling: 1, healing: 2 };
  const ids = SHIPPED_LIBRARY.protocols.map(({ id }) => id);
  const given = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.constantFrom(...ids)), { maxLength: 6 });
  const at = (treatments: readonly (readonly [number, string])[], days: number, measure: MeasureId) => {
    const sessions = [...treatments.map(([on, id]) => visit(on, [id])), visit(days)];
    const own = { ...sessions.at(-1)!, id: 'own' } as Session;
    return healingOf(photo('p', own), [...sessions.slice(0, -1), own], SHIPPED_LIBRARY, measure);
  };

  it('one more never makes a photo fitter, and the worst of them alone decides', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 0, max: 120 }), fc.constantFrom(...MEASURES), (all, days, measure) => {
        const ranks = all.map((one) => RANK[at([one], days, measure).track]);
        expect(RANK[at(all, days, measure).track]).toBe(Math.max(0, ...ranks));
      }),
    );
  });

  it('skin only ever heals: healing, then settling, then progress', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...MEASURES), (id, measure) => {
        const ranks = Array.from({ length: 100 }, (_, days) => RANK[at([[0, id]], days + 1, measure).track]);
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
        expect(ranks.at(-1)).toBe(0);
      }),
    );
  });
});

/** The library with other windows for one protocol. */
function withWindow(id: string, healingDays: number, settlingDays: number): ProtocolLibrary {
  const change = (protocol: Protocol) => (protocol.id === id ? { ...protocol, healingDays, settlingDays } : protocol);
  return { ...SHIPPED_LIBRARY, clinicVersion: 1, protocols: SHIPPED_LIBRARY.protocols.map(change) };
}
