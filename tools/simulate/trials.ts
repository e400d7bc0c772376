import type { CourseRecord } from '../../src/domain/courseRecord.ts';
import { addDays } from '../../src/domain/day.ts';
import type { PhotoId, SessionId } from '../../src/domain/ids.ts';
import { type Trend, trendOf } from '../../src/domain/trend.ts';
import { verdictsOf } from '../../src/domain/verdict.ts';
import { drawClinic, NOMINAL, withinSds } from './clinics.ts';
import { makeCourse } from './course.ts';
import { type Rate, rateOf } from './rate.ts';
import { seeded } from './seeded.ts';

const ofRedness = (record: CourseRecord): Trend =>
  trendOf(record, { view: 'front', region: 'face', measure: 'redness' });

/** The course with one more visit two days after its last treatment, in which the skin is far redder and rougher. */
export function withHealingPhoto(record: CourseRecord): CourseRecord {
  const last = record.sessions.at(-1);
  const photo = record.photos.at(-1);
  const facts = photo && record.facts.get(photo.id);
  if (last === undefined || photo === undefined || facts === undefined) return record;
  const session = { ...last, id: 'healing' as SessionId, on: addDays(last.on, 2), treatments: [] };
  const id = 'healing photo' as PhotoId;
  const own = record.readings.filter(({ photoId }) => photoId === photo.id);
  return {
    ...record,
    sessions: [...record.sessions, session],
    photos: [...record.photos, { ...photo, id, sessionId: session.id }],
    readings: [...record.readings, ...own.map((one) => ({ ...one, photoId: id, value: 3 * (one.value ?? 0) + 1 }))],
    facts: new Map([...record.facts, [id, facts]]),
  };
}

/** In how many courses a healing photo in the last place changes any verdict or its numbers. */
export function healingChanges(courses: number, seed: number): number {
  const uniform = seeded(seed);
  let changed = 0;
  for (let i = 0; i < courses; i++) {
    const record = makeCourse(drawClinic(uniform), { sessions: 3 + (i % 4), shots: 1 + (i % 3) }, uniform);
    const [before, after] = [record, withHealingPhoto(record)].map((one) => JSON.stringify(verdictsOf(one, 'front')));
    if (before !== after) changed++;
  }
  return changed;
}

/** How often the second visit lies above the first although redness falls by 3 SDs over four sessions. */
export function secondPointWrong(shots: number, courses: number, seed: number): Rate {
  const uniform = seeded(seed);
  const change = [-3 * (withinSds(NOMINAL)[0] ?? Number.NaN), 0, 0];
  let wrong = 0;
  for (let i = 0; i < courses; i++) {
    const { points } = ofRedness(makeCourse(NOMINAL, { sessions: 4, shots, change }, uniform));
    if ((points[1]?.changePct ?? 0) > 0) wrong++;
  }
  return rateOf(wrong, courses);
}

/** How often nothing but chance looks improved beyond the smallest detectable change: latest visit, and the best one. */
export function pickedBest(
  shots: number,
  courses: number,
  seed: number,
): { readonly latest: Rate; readonly best: Rate } {
  const uniform = seeded(seed);
  let latest = 0;
  let best = 0;
  for (let i = 0; i < courses; i++) {
    const { points } = ofRedness(makeCourse(NOMINAL, { sessions: 4, shots }, uniform));
    const isImproved = points.map(({ high, isBaseline }) => !isBaseline && high !== null && high < 0);
    if (isImproved.at(-1)) latest++;
    if (isImproved.includes(true)) best++;
  }
  return { latest: rateOf(latest, courses), best: rateOf(best, courses) };
}
