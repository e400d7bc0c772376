import { comparablePhotos } from './comparablePhotos.ts';
import type { Course, Session } from './course.ts';
import type { CourseRecord } from './courseRecord.ts';
import { healingOf } from './healing.ts';
import type { ClientId, CourseId, IsoDay, PhotoId } from './ids.ts';
import { type MeasureId, onChangeScale } from './measure.ts';
import type { Photo } from './photo.ts';
import type { ReadingMode } from './reading.ts';
import type { RegionId } from './region.ts';
import { mean } from './statistics.ts';
import { type Stratum, stratumOf } from './stratum.ts';

/** What is stored of a course, as far as noise goes. */
export type StoredCourse = Pick<CourseRecord, 'course' | 'sessions' | 'photos' | 'readings' | 'facts' | 'library'>;

/** The repeats of one visit: sum of squares about their mean, change scale. */
export interface RepeatVisit {
  readonly courseId: CourseId;
  readonly on: IsoDay;
  readonly sumSquares: number;
  readonly df: number;
}

/** Visits of one course between which nothing was treated: sum of squares of the visit means about their mean. */
export interface UntreatedVisits {
  readonly courseId: CourseId;
  readonly on: IsoDay;
  readonly sumSquares: number;
  readonly df: number;
  /** Mean of 1 / photos of a visit: the share of the one-photo variance that is in a visit's mean. */
  readonly perPhoto: number;
}

/** What one person's stored photos tell of the noise of one kind of number. `patch-b`: control skin that checks the reference. */
export interface Evidence {
  readonly personId: ClientId;
  readonly stratum: Stratum;
  readonly measure: MeasureId;
  readonly region: RegionId | 'patch-b';
  readonly mode: ReadingMode;
  readonly pipeline: string;
  readonly repeats: readonly RepeatVisit[];
  readonly untreated: readonly UntreatedVisits[];
  /** Assumed variance of one photo, mean over the photos looked at. */
  readonly assumed: number;
}

type Kind = Pick<Evidence, 'stratum' | 'measure' | 'region' | 'mode' | 'pipeline'>;

interface Shot extends Kind {
  readonly photo: Photo;
  readonly on: IsoDay;
  /** View and, for patch B, where it lies: what visits must share to be visits of one thing. */
  readonly series: string;
  readonly y: number;
  /** Assumed SD; 0: none is assumed. */
  readonly noise: number;
}

/**
 * The repeats and the untreated visits among all courses of one person. Photos of one visit count as repeats where they
 * share view, room, device, pipeline and mode, and may be compared. Left out: what was refused, what a healing window or
 * a sign makes unfit (treatments of every course of the area, with or without an override), and photos after the visit's
 * treatment.
 */
export function evidenceOf(courses: readonly StoredCourse[]): Evidence[] {
  const personId = courses[0]?.course.clientId;
  if (personId === undefined) return [];
  const found = new Map<string, Evidence>();
  for (const stored of courses) {
    const sessions = sessionsOfArea(stored, courses);
    const lastUntreated = lastUntreatedDay(stored, sessions);
    const isFit = fitnessOf(sessions, stored.library);
    const fit = [...readingShots(stored), ...patchShots(stored)].filter(isFit);
    const shots = groupedBy(fit, likeOf).flatMap((like) => comparableShots(like, stored));
    for (const series of groupedBy(shots, (shot) => `${keyOf(shot)}|${shot.series}`)) {
      const [first] = series;
      if (first === undefined) continue;
      const known = found.get(keyOf(first));
      const { stratum, measure, region, mode, pipeline } = first;
      const visits = groupedBy(series, ({ on }) => on);
      const untreated = untreatedVisits(stored.course.id, visits, lastUntreated(region));
      found.set(keyOf(first), {
        personId,
        ...{ stratum, measure, region, mode, pipeline },
        repeats: [...(known?.repeats ?? []), ...visits.flatMap((visit) => repeatsOf(stored.course.id, visit))],
        untreated: [...(known?.untreated ?? []), ...untreated],
        assumed: known?.assumed ?? mean(series.map(({ noise }) => noise * noise)),
      });
    }
  }
  return [...found.values()];
}

function keyOf({ stratum, measure, region, mode, pipeline }: Kind): string {
  return [stratum, measure, region, mode, pipeline].join('|');
}

/** Every session of the person in which the same skin may have been treated. Two courses of the body need not be of one place. */
function sessionsOfArea({ course }: StoredCourse, courses: readonly StoredCourse[]): readonly Session[] {
  const isSame = (other: Course) => other.id === course.id || (other.area === course.area && course.area !== 'body');
  return courses.filter((stored) => isSame(stored.course)).flatMap(({ sessions }) => sessions);
}

/** What photos share of which it makes sense to ask whether they may be compared. */
function likeOf({ stratum, measure, mode, pipeline, photo }: Shot): string {
  return [stratum, measure, mode, pipeline, photo.view].join('|');
}

function comparableShots(like: readonly Shot[], stored: StoredCourse): Shot[] {
  const [first] = like;
  if (first === undefined) return [];
  const kept = comparablePhotos(like, stored, first.measure);
  return like.filter(({ photo }) => kept.has(photo.id));
}

function groupedBy<T>(items: readonly T[], keyOfItem: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/**
 * Up to which day nothing was done to the skin. A person is untreated until the first treatment of the area, in whichever
 * course. A course of treatment where none was written down may have been treated all the same, so it tells nothing;
 * patch B lies on control skin and counts throughout.
 */
function lastUntreatedDay({ course, sessions: own }: StoredCourse, sessions: readonly Session[]) {
  const treatedOn = sessions.filter(({ treatments }) => treatments.length > 0).map(({ on }) => on);
  const first = treatedOn.sort()[0] ?? null;
  const isKnown = course.purpose === 'calibration' || own.some(({ treatments }) => treatments.length > 0);
  return (region: Kind['region']): ((on: IsoDay) => boolean) => {
    if (region === 'patch-b') return () => true;
    return (on) => isKnown && (first === null || on <= first);
  };
}

function fitnessOf(sessions: readonly Session[], library: StoredCourse['library']): (shot: Shot) => boolean {
  const known = new Map<string, boolean>();
  return ({ photo, measure }) => {
    const key = `${photo.id}|${measure}`;
    let isFit = known.get(key);
    if (isFit === undefined) {
      const { cause, sign, track } = healingOf(photo, sessions, library, measure);
      const isHealing = track === 'healing' || (cause !== null && photo.override !== null);
      isFit = !isHealing && sign === null && !photo.isAfterTreatment;
      known.set(key, isFit);
    }
    return isFit;
  };
}

function readingShots({ photos, sessions, readings }: StoredCourse): Shot[] {
  const byId = new Map<PhotoId, Photo>(photos.map((photo) => [photo.id, photo]));
  return readings.flatMap(({ photoId, region, measure, value, noise, quality, mode, pipeline }): Shot[] => {
    const photo = byId.get(photoId);
    const session = sessions.find(({ id }) => id === photo?.sessionId);
    if (photo === undefined || session === undefined) return [];
    if (value === null || noise === null || quality === 'refused') return [];
    const kind = { stratum: stratumOf(photo, session), measure, region, mode, pipeline };
    return [{ ...kind, photo, series: photo.view, on: session.on, y: onChangeScale(measure, value), noise }];
  });
}

/** Patch B of every photo whose control skin can be relied on; apart by where it lies. */
function patchShots({ photos, sessions, facts }: StoredCourse): Shot[] {
  return photos.flatMap((photo): Shot[] => {
    const control = facts.get(photo.id)?.control;
    const session = sessions.find(({ id }) => id === photo.sessionId);
    if (control === undefined || session === undefined || photo.status.kind !== 'measured') return [];
    if (!control.reliable) return [];
    const { pipeline } = photo.status;
    const kind = { stratum: stratumOf(photo, session), measure: 'redness', region: 'patch-b', pipeline } as const;
    const series = `${photo.view}|${control.site ?? 'picked'}`;
    return [{ ...kind, mode: control.mode, photo, series, on: session.on, y: control.checkRedness, noise: 0 }];
  });
}

function repeatsOf(courseId: CourseId, visit: readonly Shot[]): RepeatVisit[] {
  const [first] = visit;
  if (first === undefined || visit.length < 2) return [];
  return [{ courseId, on: first.on, sumSquares: sumSquaresOf(visit.map(({ y }) => y)), df: visit.length - 1 }];
}

function untreatedVisits(
  courseId: CourseId,
  visits: readonly (readonly Shot[])[],
  isUntreated: (on: IsoDay) => boolean,
): UntreatedVisits[] {
  const own = visits.filter(([first]) => first !== undefined && isUntreated(first.on));
  if (own.length < 2) return [];
  const means = own.map((shots) => mean(shots.map(({ y }) => y)));
  const days = own.flatMap(([first]) => (first === undefined ? [] : [first.on])).sort();
  const on = days.at(-1);
  if (on === undefined) return [];
  const perPhoto = mean(own.map(({ length }) => 1 / length));
  return [{ courseId, on, sumSquares: sumSquaresOf(means), df: own.length - 1, perPhoto }];
}

function sumSquaresOf(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
