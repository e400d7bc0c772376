import { expect, it } from 'vitest';
import type { CourseRecord } from '../../src/domain/courseRecord.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import type { MeasureId } from '../../src/domain/measure.ts';
import type { ControlSite, PhotoFacts } from '../../src/domain/measurement.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { FaceRegion } from '../../src/domain/region.ts';
import { readingsIn } from '../../src/domain/treatedArea.ts';
import { NOMINAL } from '../../tools/simulate/clinics.ts';
import { makeCourse } from '../../tools/simulate/course.ts';
import { seeded } from '../../tools/simulate/seeded.ts';
import { courseRecord, photo, reading, session } from './course.ts';

const CHEEKS: readonly FaceRegion[] = ['cheek-left', 'cheek-right'];
const left = (id: string, value: number | null, changes: Partial<Reading> = {}) =>
  reading(id, value, { region: 'cheek-left', areaCm2: 30, noise: 0.2, ...changes });
const right = (id: string, value: number | null, changes: Partial<Reading> = {}) =>
  reading(id, value, { region: 'cheek-right', areaCm2: 10, noise: 0.1, ...changes });

function treated(
  readings: readonly Reading[],
  facts: CourseRecord['facts'] = new Map(),
  measure: MeasureId = 'redness',
) {
  const visit = session('2026-01-05');
  const photos = ['a', 'b', 'c'].map((name) => photo(name, visit));
  const record = courseRecord({ sessions: [visit], photos, readings, facts }, { treatedRegions: CHEEKS });
  return readingsIn(record, { region: 'treated', measure });
}

const id = (text: string) => text as PhotoId;

it('is the mean by area as it was on the first photo, with the noise of parts that err together', () => {
  const of = treated([
    left('a', 0.4),
    right('a', 0.8),
    reading('a', 9, { region: 'nose' }),
    left('b', 0.2, { areaCm2: 1 }),
    right('b', 0.6, { areaCm2: 99 }),
  ]);
  expect(of.get(id('a'))?.value).toBeCloseTo((30 * 0.4 + 10 * 0.8) / 40, 12);
  expect(of.get(id('b'))?.value).toBeCloseTo((30 * 0.2 + 10 * 0.6) / 40, 12);
  expect(of.get(id('a'))?.noise).toBeCloseTo((30 * 0.2 + 10 * 0.1) / 40, 12);
});

it('is not made uncertain by a region that has hardly any lines', () => {
  const lines = { measure: 'lines' } as const;
  const of = treated([left('a', 3, lines), right('a', 0, { ...lines, noise: 2 })], new Map(), 'lines');
  const [many, none] = [30 * 0.2 * (3 + 0.1), 10 * 2 * 0.1];
  expect(of.get(id('a'))?.noise).toBeCloseTo((many + none) / 40 / (2.25 + 0.1), 12);
});

it('goes by the order of the photos, whatever order the readings come in', () => {
  const of = treated([
    left('b', 0.2, { areaCm2: 1 }),
    right('b', 0.6, { areaCm2: 99 }),
    left('a', 0.4),
    right('a', 0.8),
  ]);
  expect(of.get(id('b'))?.value).toBeCloseTo((30 * 0.2 + 10 * 0.6) / 40, 12);
});

it('is not measurable where a later photo lacks one of the regions', () => {
  const of = treated([
    left('a', 0.4),
    right('a', 0.8),
    left('b', 0.4),
    right('b', null, { reason: 'too-bright' }),
    left('c', 0),
  ]);
  expect(of.get(id('b'))).toMatchObject({ value: null, reason: 'too-bright' });
  expect(of.get(id('c'))).toMatchObject({ value: null, reason: 'too-little-visible' });
});

it('is not measurable where none of the regions ever was', () => {
  const of = treated([left('a', null, { reason: 'too-few-found' }), right('a', null, { reason: 'too-few-found' })]);
  expect(of.get(id('a'))).toMatchObject({ value: null, noise: null, reason: 'too-few-found' });
});

it('keeps to the regions of the first photo that shows any', () => {
  const of = treated([left('a', 0.4), right('a', null, { reason: 'too-dark' }), left('b', 0.1), right('b', 5)]);
  expect(of.get(id('a'))?.value).toBeCloseTo(0.4, 12);
  expect(of.get(id('b'))?.value).toBeCloseTo(0.1, 12);
});

it.each([
  ['forehead', 'control'],
  ['cheeks', 'within-face'],
  [null, 'within-face'],
] as const)('with control skin of the %s is read as %s', (site: ControlSite | null, mode) => {
  const made = makeCourse(NOMINAL, { sessions: 3, shots: 1 }, seeded(1));
  const [facts] = made.facts.values();
  const own: PhotoFacts | undefined = facts && { ...facts, control: { ...facts.control, site } };
  const within = { mode: 'within-face' } as const;
  const of = treated([left('a', 0, within), right('a', 0, within)], new Map(own ? [[id('a'), own]] : []));
  expect(of.get(id('a'))?.mode).toBe(mode);
});
