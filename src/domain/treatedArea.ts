import type { CourseRecord } from './courseRecord.ts';
import type { PhotoId } from './ids.ts';
import { type LineDepth, lineDepthOf, meanDepth } from './lineDepth.ts';
import { type MeasureId, slopeOfChangeScale } from './measure.ts';
import type { ControlSite } from './measurement.ts';
import type { Reading, ReadingMode } from './reading.ts';
import type { FaceRegion, RegionId } from './region.ts';

/** A region of the atlas, or `treated`: the regions that the course treats, together. */
export type TrendRegion = RegionId | 'treated';

/** A reading of a region or of the treated regions together. */
export type AreaReading = Pick<Reading, 'measure' | 'value' | 'reason' | 'noise' | 'mode' | 'pipeline'> & {
  readonly depth: LineDepth | null;
};

/** What each photo reads in a region, or in the treated regions together. */
export function readingsIn(
  record: Pick<CourseRecord, 'course' | 'photos' | 'readings' | 'facts'>,
  { region, measure }: { readonly region: TrendRegion; readonly measure: MeasureId },
): ReadonlyMap<PhotoId, AreaReading> {
  if (region === 'treated') return treatedReadings(record, measure);
  const own = record.readings.filter((reading) => reading.region === region && reading.measure === measure);
  return new Map(own.map((reading) => [reading.photoId, { ...reading, depth: lineDepthOf(reading) }]));
}

/**
 * The treated regions as one: mean of their values, weighted by the area that each had on the earliest photo that shows any,
 * with the noise of a mean whose parts err together. Which regions count is fixed there too: a later photo that lacks one is
 * not measurable, or its change would be one of make-up of the mean. Empty where the course names no treated regions.
 */
function treatedReadings(
  { course, photos, readings, facts }: Pick<CourseRecord, 'course' | 'photos' | 'readings' | 'facts'>,
  measure: MeasureId,
): ReadonlyMap<PhotoId, AreaReading> {
  const treated = course.treatedRegions ?? [];
  const own = readings.filter((reading) => reading.measure === measure && isOneOf(reading.region, treated));
  const byPhoto = new Map<PhotoId, Reading[]>();
  for (const reading of own) byPhoto.set(reading.photoId, [...(byPhoto.get(reading.photoId) ?? []), reading]);
  // By the order of the photos: readings come in no particular one.
  const groups = photos.flatMap(({ id }) => [byPhoto.get(id) ?? []]);
  const first = groups.find((group) => group.some(({ value }) => value !== null)) ?? [];
  const weights = new Map(first.filter(({ value }) => value !== null).map((one) => [one.region, areaOf(one)]));
  return new Map(
    [...byPhoto].map(([photoId, group]) => {
      const site = facts.get(photoId)?.control.site ?? null;
      return [photoId, joined(group, weights, (mode) => modeOutside(mode, site, treated))];
    }),
  );
}

function joined(
  group: readonly Reading[],
  weights: ReadonlyMap<RegionId, number>,
  modeOf: (mode: ReadingMode) => ReadingMode,
): AreaReading {
  const parts = group.filter(({ region }) => weights.has(region));
  const { measure, mode, pipeline } = parts[0] ?? (group[0] as Reading);
  const shared = { measure, mode: modeOf(mode), pipeline };
  // Where no region was ever measured, any of them says why.
  const lacking = weights.size === 0 ? group[0] : parts.find(({ value, noise }) => value === null || noise === null);
  if (lacking !== undefined || parts.length < weights.size)
    return { ...shared, value: null, noise: null, depth: null, reason: lacking?.reason ?? 'too-little-visible' };
  let [sum, total, spread] = [0, 0, 0];
  for (const { region, value, noise } of parts) {
    const weight = weights.get(region) ?? 0;
    sum += weight * (value ?? 0);
    total += weight;
    spread += (weight * (noise ?? 0)) / slopeOfChangeScale(measure, value ?? 0);
  }
  const value = sum / total;
  const noise = (spread / total) * slopeOfChangeScale(measure, value);
  const depth = meanDepth(parts.map((part) => ({ depth: lineDepthOf(part), weight: weights.get(part.region) ?? 0 })));
  return { ...shared, value, noise, depth, reason: null };
}

const areaOf = ({ areaCm2, pixels }: Reading) => areaCm2 ?? pixels;

const isOneOf = (region: RegionId, regions: readonly FaceRegion[]): region is FaceRegion =>
  (regions as readonly RegionId[]).includes(region);

/** The regions that a proposed control site lies in. */
const SITE_REGIONS: Readonly<Partial<Record<ControlSite, readonly FaceRegion[]>>> = {
  forehead: ['forehead'],
  cheeks: ['cheek-left', 'cheek-right'],
};

/** Control skin inside the face but outside the treated regions is control skin proper for them. */
function modeOutside(mode: ReadingMode, site: ControlSite | null, treated: readonly FaceRegion[]): ReadingMode {
  const regions = site === null ? undefined : SITE_REGIONS[site];
  if (mode !== 'within-face' || regions === undefined) return mode;
  return regions.some((region) => treated.includes(region)) ? mode : 'control';
}
