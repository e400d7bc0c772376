import type { PhotoId } from '../../domain/ids.ts';
import { MEASURES, type MeasureId } from '../../domain/measure.ts';
import type { AtlasTexture, Measurement } from '../../domain/measurement.ts';
import type { NotMeasurable, Reading } from '../../domain/reading.ts';
import type { RegionId } from '../../domain/region.ts';
import { offShare } from '../area/placeByHand.ts';
import { within } from '../masks.ts';
import { fitness } from './fitness.ts';
import { noiseOf } from './noise.ts';
import { type PigmentPhoto, readPigment, scorePigmentation, unionOfSpots } from './pigmentation.ts';
import { freezeGround } from './pigmentMap.ts';
import { scoreRedness } from './redness.ts';
import type { RegionScore } from './regionScore.ts';
import { freezeDeep, scoreRelief } from './relief.ts';
import { areaOf, freezeRegions, majority, type SeriesRegion, texelAreas } from './seriesMask.ts';

/** A measured photo of one course and one view. */
export interface SeriesPhoto {
  readonly photoId: PhotoId;
  readonly measurement: Measurement;
  /** One of the photos of the first comparable session: they freeze the masks. */
  readonly isBaseline: boolean;
}

/** A photo that shows less of a region's frozen mask than this is not measurable there. */
const LEAST_COVERAGE = 0.7;
/** A region the baseline itself hardly shows has no mask to freeze: share of the region, and skin area. */
const LEAST_SHOWN = 0.15;
const LEAST_MM2 = 80;
/**
 * Millimetres of line, or pores, that one of the baseline photos must show of a region: with fewer, chance alone may double
 * a reading or halve it (`relief.ts`), and no change could be told.
 */
const FEWEST_FOUND = 10;

/** What all photos of the series share. */
interface Series {
  readonly baseline: Measurement;
  /** Regions whose baseline shows too few lines, or pores, for any change of them to be told. */
  readonly bare: Readonly<Record<'lines' | 'pores', ReadonlySet<RegionId>>>;
  readonly areas: Float32Array;
  readonly hasScale: boolean;
  readonly baselineTexture: Uint8Array | null;
  /** Contrast from which a line is called deep (`relief.ts`). */
  readonly deepFrom: number | null;
  readonly pigment: ReadonlyMap<PhotoId, PigmentPhoto>;
  readonly spots: Uint8Array;
}

/**
 * Scores all photos of one course and view over one frozen mask per region: what the baseline photos show of it.
 *
 * @param photos all with the same atlas size. Without a photo marked as baseline the first one is.
 * @returns one reading for each photo, region and measure; `value: null` with a reason where it can't be given.
 */
export function scoreSeries(photos: readonly SeriesPhoto[]): Reading[] {
  const [first] = photos;
  if (!first) return [];
  const marked = photos.filter((photo) => photo.isBaseline);
  const baselines = (marked.length > 0 ? marked : [first]).map(({ measurement }) => measurement);
  const regions = freezeRegions(baselines);
  const series = prepare(photos, baselines, regions);
  return photos.flatMap((photo) =>
    regions.flatMap((region) => {
      // Two measures each are read on the same texels.
      const { skin, texture } = photo.measurement.atlas;
      const ofColour = seenTexels(region.texels, skin, series);
      const textured = series.baselineTexture ? within(region.texels, series.baselineTexture) : region.texels;
      const ofTexture = seenTexels(textured, texture?.valid ?? skin, series);
      return MEASURES.map((measure) =>
        readingOf(photo, region, measure, isTexture(measure) ? ofTexture : ofColour, series),
      );
    }),
  );
}

/** Whether the baseline's photos show too few lines or pores of a region for any change of them to be told. */
function isBare(
  texels: Int32Array,
  measure: 'lines' | 'pores',
  textures: readonly AtlasTexture[],
  areas: Float32Array,
) {
  const found = textures.map(
    (texture) => scoreRelief(texture, measure, within(texels, texture.valid), areas, null).count,
  );
  return found.length > 0 && Math.max(...found) < FEWEST_FOUND;
}

/** What a photo shows of a frozen mask. */
interface SeenTexels {
  readonly texels: Int32Array;
  readonly mm2: number;
  /** Share of the mask's area, 0..1. */
  readonly coverage: number;
}

function seenTexels(mask: Int32Array, seen: Uint8Array, { areas }: Series): SeenTexels {
  const texels = within(mask, seen);
  const maskMm2 = areaOf(mask, areas);
  const mm2 = areaOf(texels, areas);
  return { texels, mm2, coverage: maskMm2 === 0 ? 0 : mm2 / maskMm2 };
}

function isTexture(measure: MeasureId): measure is 'lines' | 'pores' {
  return measure === 'lines' || measure === 'pores';
}

function prepare(
  photos: readonly SeriesPhoto[],
  baselines: readonly Measurement[],
  regions: readonly SeriesRegion[],
): Series {
  const atlases = baselines.map(({ atlas }) => atlas);
  const [first] = atlases as [Measurement['atlas'], ...Measurement['atlas'][]];
  const ground = freezeGround(atlases, majority(atlases.map(({ skin }) => skin)));
  const pigment = new Map(photos.map(({ photoId, measurement }) => [photoId, readPigment(measurement.atlas, ground)]));
  const textures = atlases.flatMap(({ texture }) => texture ?? []);
  const areas = texelAreas(first);
  const bareOf = (measure: 'lines' | 'pores') =>
    new Set(regions.filter(({ texels }) => isBare(texels, measure, textures, areas)).map(({ region }) => region));
  // The first region is the whole face or area.
  const [whole] = regions;
  return {
    baseline: baselines[0] as Measurement,
    bare: { lines: bareOf('lines'), pores: bareOf('pores') },
    areas,
    hasScale: first.texelMm2 !== null,
    baselineTexture: textures.length > 0 ? majority(textures.map(({ valid }) => valid)) : null,
    deepFrom: whole ? freezeDeep(textures, whole.texels) : null,
    pigment,
    spots: unionOfSpots([...pigment.values()]),
  };
}

function readingOf(
  photo: SeriesPhoto,
  frozen: SeriesRegion,
  measure: MeasureId,
  { texels, mm2, coverage }: SeenTexels,
  series: Series,
): Reading {
  const { measurement, photoId } = photo;
  const mode = isTexture(measure) ? 'none' : measurement.control.mode;
  const fit = fitness(measurement, series.baseline, measure);
  const isHidden = coverage < LEAST_COVERAGE || frozen.shown < LEAST_SHOWN || (series.hasScale && mm2 < LEAST_MM2);
  const isBareSkin = isTexture(measure) && series.bare[measure].has(frozen.region);
  const missing = isHidden ? 'too-little-visible' : isBareSkin ? 'too-few-found' : null;
  const reason: NotMeasurable | null = fit.reason ?? missing;
  const score = reason === null ? scoreOf(photo, measure, texels, series) : null;
  return {
    photoId,
    region: frozen.region,
    measure,
    value: score?.value ?? null,
    reason,
    noise: score ? noiseOf(measure, frozen.region, coverage, mode, offShareOf(measurement), score.chance) : null,
    coverage,
    pixels: texels.length,
    areaCm2: series.hasScale ? mm2 / 100 : null,
    quality: reason === null ? fit.quality : 'refused',
    mode,
    secondary: score?.secondary ?? {},
    pipeline: measurement.pipeline,
  };
}

function offShareOf({ geometry, pxPerMm }: Measurement): number {
  return geometry.kind === 'area' ? offShare(geometry, pxPerMm) : 0;
}

function scoreOf(photo: SeriesPhoto, measure: MeasureId, texels: Int32Array, series: Series): RegionScore | null {
  const { atlas } = photo.measurement;
  const { areas, deepFrom } = series;
  if (measure === 'redness') return scoreRedness(atlas, texels, areas);
  if (measure === 'pigmentation') {
    const pigment = series.pigment.get(photo.photoId);
    return pigment ? scorePigmentation(pigment, series.spots, texels, areas) : null;
  }
  return atlas.texture && scoreRelief(atlas.texture, measure, texels, areas, deepFrom);
}
