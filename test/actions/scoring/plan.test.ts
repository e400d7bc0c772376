import { describe, expect, it } from 'vitest';
import { type CourseState, planCourse } from '../../../src/actions/scoring/plan.ts';
import type { PhotoId } from '../../../src/domain/ids.ts';
import type { Photo, PhotoStatus, View } from '../../../src/domain/photo.ts';
import type { PhotoAtRev } from '../../../src/storage/reader.ts';
import type { PhotoReadings } from '../../../src/storage/schema.ts';
import { client, course, newPhoto, session } from '../../storage/photoRecord.ts';

const plan = course(client('ann'));
const sessions = ['2026-01-05', '2026-02-02', '2026-03-02'].map((on) => session(plan, on));

const awaiting: PhotoStatus = { kind: 'awaiting' };
const measured: PhotoStatus = { kind: 'measured', pipeline: 'now' };

/** The photo `a`, `b` or `c` of the first, second or third session. */
function entry(
  name: 'a' | 'b' | 'c',
  status: PhotoStatus,
  baselineStamp?: string | null,
  change: Partial<Photo> = {},
): PhotoAtRev {
  const { photo } = newPhoto(name, sessions['abc'.indexOf(name)] as (typeof sessions)[number]);
  const mark = baselineStamp === undefined ? null : { stamp: `${name}1`, baselineStamp };
  return { photo: { ...photo, status, ...change }, mark, facts: null, rev: 1 };
}

function state(entries: readonly PhotoAtRev[], changes: Partial<CourseState> = {}): CourseState {
  const none = new Set<PhotoId>();
  return {
    course: plan,
    sessions,
    entries,
    readings: new Map(),
    pipeline: 'now',
    skipped: none,
    running: none,
    wanted: none,
    ...changes,
  };
}

function jobsOf(entries: readonly PhotoAtRev[], changes?: Partial<CourseState>): [string, string | null][] {
  return planCourse(state(entries, changes)).jobs.map((job) => [job.entry.photo.id, job.baseline?.photo.id ?? null]);
}

const shipped: ReadonlyMap<PhotoId, PhotoReadings> = new Map(
  ['a', 'b', 'c'].map((id) => [id as PhotoId, { readings: [], seriesKey: 'shipped' }]),
);

describe('measuring', () => {
  it('begins with the earliest photo of a view, whatever the order they came in', () => {
    expect(jobsOf([entry('c', awaiting), entry('a', awaiting), entry('b', awaiting)])).toEqual([['a', null]]);
  });

  it('waits for a baseline in work', () => {
    const running = new Set(['a' as PhotoId]);
    expect(jobsOf([entry('a', awaiting), entry('b', awaiting)], { running })).toEqual([]);
  });

  it('then takes all others, over the baseline', () => {
    expect(jobsOf([entry('a', measured, null), entry('b', awaiting), entry('c', awaiting)])).toEqual([
      ['b', 'a'],
      ['c', 'a'],
    ]);
  });

  it('gives every view a baseline of its own', () => {
    const left: Partial<Photo> = { view: 'left45' satisfies View };
    expect(jobsOf([entry('a', measured, null), entry('b', awaiting, undefined, left), entry('c', awaiting)])).toEqual([
      ['c', 'a'],
      ['b', null],
    ]);
  });

  it('measures again what stood on a baseline that changed, went, or came earlier', () => {
    const later = [entry('b', measured, 'a0'), entry('c', measured, 'a1')];
    expect(jobsOf([entry('a', measured, null), ...later])).toEqual([['b', 'a']]);
    expect(jobsOf(later)).toEqual([['b', null]]);
    expect(jobsOf([entry('a', awaiting), entry('b', measured, null), entry('c', measured, 'b1')])).toEqual([
      ['a', null],
    ]);
  });

  it('leaves refusals alone until the pipeline changes', () => {
    const refused = (pipeline: string): PhotoStatus => ({ kind: 'refused', code: 'too-dark', pipeline });
    expect(jobsOf([entry('a', refused('now'))])).toEqual([]);
    expect(jobsOf([entry('a', refused('before'))])).toEqual([['a', null]]);
    expect(jobsOf([entry('a', { kind: 'measured', pipeline: 'before' }, null)])).toEqual([['a', null]]);
  });

  it('leaves out what was cancelled or failed', () => {
    const skipped = new Set(['a' as PhotoId]);
    expect(jobsOf([entry('a', awaiting), entry('b', awaiting)], { skipped })).toEqual([['b', null]]);
  });
});

describe('readings that came with the product', () => {
  const example = [entry('a', measured), entry('b', measured), entry('c', measured)];

  it('stand without being measured', () => {
    expect(planCourse(state(example, { readings: shipped }))).toEqual({ jobs: [], series: [], needArea: [] });
  });

  it('wait for the maps of the baseline and the one that is wanted, and of no other', () => {
    const wanted = new Set(['c' as PhotoId]);
    expect(jobsOf(example, { readings: shipped, wanted })).toEqual([['a', null]]);
    const first = [entry('a', measured, null), entry('b', measured), entry('c', measured)];
    expect(jobsOf(first, { readings: shipped, wanted })).toEqual([['c', 'a']]);
    const both = [entry('a', measured, null), entry('b', measured), entry('c', measured, 'a1')];
    expect(planCourse(state(both, { readings: shipped, wanted }))).toEqual({ jobs: [], series: [], needArea: [] });
  });

  it('are all replaced once a photo joins them', () => {
    const extra = { ...entry('c', awaiting), photo: { ...entry('c', awaiting).photo, id: 'd' as PhotoId } };
    const first = [entry('a', measured, null), entry('b', measured), entry('c', measured), extra];
    expect(jobsOf(first, { readings: shipped }).map(([id]) => id)).toEqual(['b', 'c', 'd']);
  });
});

describe('scoring', () => {
  const done = [entry('a', measured, null), entry('b', measured, 'a1')];

  it('takes the whole series, with the photos of the first session as its baseline', () => {
    const [series] = planCourse(state(done)).series;
    expect(series?.photos.map(({ entry: { photo }, isBaseline }) => [photo.id, isBaseline])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  it('is done once for a series as it stands, and again when it changes', () => {
    const key = planCourse(state(done)).series[0]?.key ?? '';
    const scored = (ids: string[]) => new Map(ids.map((id) => [id as PhotoId, { readings: [], seriesKey: key }]));
    expect(planCourse(state(done, { readings: scored(['a', 'b']) })).series).toEqual([]);
    expect(planCourse(state(done, { readings: scored(['a']) })).series).toHaveLength(1);
    expect(planCourse(state(done.slice(0, 1), { readings: scored(['a', 'b']) })).series).toHaveLength(1);
  });

  it('waits until every photo of the view is measured', () => {
    expect(planCourse(state([...done, entry('c', awaiting)])).series).toEqual([]);
  });
});

describe('body areas', () => {
  const area: Partial<Photo> = { view: 'area' };
  const drawn: Partial<Photo> = { view: 'area', area: [] };

  it('need an area on one of them', () => {
    const state1 = planCourse(state([entry('a', awaiting, undefined, area), entry('b', awaiting, undefined, area)]));
    expect(state1.needArea.map(({ photo }) => photo.id)).toEqual(['a', 'b']);
    expect(state1.jobs).toEqual([]);
  });

  it('are found again from the first that has one', () => {
    const entries = [
      entry('a', awaiting, undefined, area),
      entry('b', measured, null, drawn),
      entry('c', awaiting, undefined, area),
    ];
    expect(jobsOf(entries)).toEqual([
      ['a', 'b'],
      ['c', 'b'],
    ]);
  });
});
