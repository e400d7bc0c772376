import { within } from '../../../src/analysis/masks.ts';
import { measurePhoto } from '../../../src/analysis/measurePhoto.ts';
import type { Models } from '../../../src/analysis/models.ts';
import { readPigment, scorePigmentation, unionOfSpots } from '../../../src/analysis/score/pigmentation.ts';
import { freezeGround, PIGMENT_GAIN } from '../../../src/analysis/score/pigmentMap.ts';
import { type SeriesPhoto, scoreSeries } from '../../../src/analysis/score/scoreSeries.ts';
import { freezeRegions, majority, texelAreas } from '../../../src/analysis/score/seriesMask.ts';
import type { Course } from '../../../src/domain/course.ts';
import type { CourseRecord } from '../../../src/domain/courseRecord.ts';
import { addDays } from '../../../src/domain/day.ts';
import type { IsoDay, PhotoId } from '../../../src/domain/ids.ts';
import { type MeasureId, onChangeScale } from '../../../src/domain/measure.ts';
import { type AtlasMaps, LN_STEP, type PhotoFacts } from '../../../src/domain/measurement.ts';
import { SHIPPED_LIBRARY } from '../../../src/domain/protocol.ts';
import type { FaceRegion } from '../../../src/domain/region.ts';
import { type FaceOptions, PLAIN_FACE, renderFace } from '../../../test/fixtures/face/renderFace.ts';
import type { TruthMaps } from '../../../test/fixtures/face/truth.ts';
import { arraySource } from '../../../test/fixtures/pixelSource.ts';
import { plainPhoto, plainSession } from '../plainPhoto.ts';

const DAYS_APART = 28;
const BEGINS = '2026-01-05' as string as IsoDay;

/** One picture to take: its visit, 0 is the first, and how the face and the camera are. */
export interface Shot {
  readonly visit: number;
  readonly options: Partial<FaceOptions>;
}

/** A rendered course as the product sees it, and what was put in at each visit. */
export interface MeasuredCourse {
  readonly record: CourseRecord;
  /** On the change scale (ln), visit by visit, over the skin the product measures: see `truthOf`. */
  readonly truthLn: readonly Readonly<Record<MeasureId, number>>[];
}

/** Renders and measures every shot through the product's own analysis; shots of the first visit freeze the mask. */
export async function measureCourse(
  shots: readonly Shot[],
  models: Models,
  purpose: Course['purpose'],
  treated: readonly FaceRegion[],
): Promise<MeasuredCourse> {
  const series: RenderedPhoto[] = [];
  for (const [index, { visit, options }] of shots.entries()) {
    const { picture, truthMaps: maps } = renderFace({ ...PLAIN_FACE, seed: 1 + index, ...options });
    const frozen = series[0]?.measurement.frozen ?? null;
    const request = { area: null, control: null, grey: null, statedPxPerMm: null, frozen, baselineArea: null };
    const outcome = await measurePhoto(arraySource(picture), models, request, () => {});
    if (outcome.kind !== 'measured') throw new Error(`shot ${index}: ${outcome.kind}`);
    const { measurement } = outcome;
    const { reliefShare = 1 } = options;
    series.push({ photoId: `${index}` as PhotoId, measurement, isBaseline: visit === 0, visit, maps, reliefShare });
  }
  return { record: recordOf(series, purpose, treated), truthLn: truthOf(series, treated) };
}

interface RenderedPhoto extends SeriesPhoto {
  readonly visit: number;
  readonly maps: TruthMaps;
  readonly reliefShare: number;
}

function recordOf(
  series: readonly RenderedPhoto[],
  purpose: Course['purpose'],
  treated: readonly FaceRegion[],
): CourseRecord {
  const sessions = [...new Set(series.map(({ visit }) => visit))].map((visit) => ({
    ...plainSession(addDays(BEGINS, DAYS_APART * visit)),
    treatments:
      purpose === 'treatment'
        ? [{ id: `${visit}`, protocolId: 'laser-non-ablative', performedBy: '', detail: '' }]
        : [],
  }));
  const photos = series.map(({ photoId, visit }) => plainPhoto(photoId, sessions[visit]!));
  const first = sessions[0]!;
  const course: Course = {
    id: first.courseId,
    clientId: first.clientId,
    area: 'face',
    concern: 'redness',
    protocolId: 'laser-non-ablative',
    plannedSessions: sessions.length,
    createdAt: 0,
    purpose,
    treatedRegions: treated,
  };
  const facts = new Map<PhotoId, PhotoFacts>(series.map(({ photoId, measurement }) => [photoId, measurement]));
  const readings = scoreSeries(series);
  return { course, sessions, photos, readings, facts, library: SHIPPED_LIBRARY, calibrated: [] };
}

/**
 * The truth of a visit: true mean redness over the treated regions' frozen mask; the score of pigmentation that perfect
 * maps would give, of the gain that the score reckons with, natural variation included; and the share of lines and pores
 * that is there.
 */
function truthOf(series: readonly RenderedPhoto[], treatedRegions: readonly FaceRegion[]): MeasuredCourse['truthLn'] {
  const baselines = series.filter(({ isBaseline }) => isBaseline);
  const measured = baselines.map(({ measurement }) => measurement);
  const areas = texelAreas(measured[0]!.atlas);
  const treated = freezeRegions(measured).filter(({ region }) =>
    (treatedRegions as readonly string[]).includes(region),
  );
  const texels = Int32Array.from(treated.flatMap(({ texels: own }) => [...own]));
  const mm2 = texels.reduce((sum, texel) => sum + areas[texel]!, 0);
  const shown = majority(measured.map(({ atlas }) => atlas.skin));
  const ground = freezeGround(baselines.map(perfectMaps), shown);
  const read = series.map((photo) => readPigment(perfectMaps(photo), ground));
  const spots = unionOfSpots(read);
  const visits = [...new Set(series.map(({ visit }) => visit))];
  return visits.map((visit) => {
    const at = series.findIndex((photo) => photo.visit === visit);
    const { measurement, maps, reliefShare } = series[at]!;
    const seen = within(texels, measurement.atlas.skin);
    return {
      redness: texels.reduce((sum, texel) => sum + areas[texel]! * maps.redness[texel]!, 0) / mm2,
      pigmentation: onChangeScale('pigmentation', scorePigmentation(read[at]!, spots, seen, areas).value),
      lines: Math.log(reliefShare),
      pores: Math.log(reliefShare),
    };
  });
}

/** What a model without error would have carried into the atlas. */
function perfectMaps({ measurement: { atlas }, maps }: RenderedPhoto): AtlasMaps {
  const stepped = (ln: Float32Array, gain: number) =>
    Int16Array.from(ln, (value) => Math.round((gain * value) / LN_STEP));
  return { ...atlas, haemoglobin: stepped(maps.haemoglobin, 1), melanin: stepped(maps.melanin, PIGMENT_GAIN) };
}
