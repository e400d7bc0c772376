import type { MeasureRequest } from '../../src/analysis/measurePhoto.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import { mapBuffers } from '../../src/domain/mapBuffers.ts';
import type { Measurement } from '../../src/domain/measurement.ts';
import type { Stage } from '../../src/domain/progress.ts';
import type { AnalysisApi } from '../../workers/analysis.worker.ts';
import analysisUrl from '../../workers/analysis.worker.ts?worker&url';
import { callback, connect, transfer } from '../../workers/channel.ts';
import type { PhotoApi } from '../../workers/photo.worker.ts';
import photoUrl from '../../workers/photo.worker.ts?worker&url';
import { trustedScriptUrl } from '../../workers/scriptUrl.ts';
import { changesAgainstFirst } from './changes.ts';
import type { ScorePage } from './door.ts';
import { SCORE_FORMAT_VERSION, type ScoredPhoto, type ScoreReport, type ScoreRequest } from './report.ts';

const photoWorker = connect<PhotoApi>(() => new Worker(trustedScriptUrl(photoUrl), { type: 'module' }));
const analysisWorker = connect<AnalysisApi>(() => new Worker(trustedScriptUrl(analysisUrl), { type: 'module' }));

declare global {
  interface Window {
    /** The bench listens here: a photo's stage begins. */
    onStage?: (stage: Stage | 'done') => Promise<void>;
  }
}

/** A photo as far as it came: its part of the report, and its measurement where it has one. */
interface Tried {
  readonly photo: ScoredPhoto;
  readonly measurement: Measurement | null;
}

const UNOPENED = {
  opened: null,
  capture: null,
  refusal: null,
  measured: null,
  quality: [],
  conditions: null,
  control: null,
  textureReason: null,
  readings: [],
  stages: [],
  modelMs: null,
};

async function tryFile(file: File, request: ScoreRequest, baseline: Measurement | null): Promise<Tried> {
  await window.onStage?.('opening');
  const began = performance.now();
  const opened = await photoWorker.call(async (api) => api.open(file));
  if (opened.kind === 'refused') {
    return { photo: { ...UNOPENED, file: file.name, refusal: opened.code }, measurement: null };
  }
  const { format, sha256, widthPx, heightPx, capture, colorSpace } = opened;
  const openedMs = performance.now() - began;
  const asked: MeasureRequest = {
    area: baseline ? null : request.area,
    control: request.control,
    grey: request.grey,
    jpegQuality: capture.jpegQuality ?? null,
    statedPxPerMm: request.pxPerMm,
    frozen: baseline?.frozen ?? null,
    baselineArea: baseline?.geometry.kind === 'area' ? { geometry: baseline.geometry, atlas: baseline.atlas } : null,
  };
  const outcome = await analysisWorker.call(async (api) =>
    api.measure(
      transfer(opened.picture, [opened.picture]),
      asked,
      callback(async (stage: Stage) => window.onStage?.(stage)),
      colorSpace,
    ),
  );
  const photo: ScoredPhoto = {
    ...UNOPENED,
    file: file.name,
    opened: { widthPx, heightPx, format, sha256 },
    capture,
    stages: [{ stage: 'opening', wallMs: openedMs }, ...outcome.stages],
    modelMs: outcome.modelMs,
  };
  if (outcome.kind !== 'measured') {
    const refusal = outcome.kind === 'refused' ? outcome.code : 'needs-area';
    return { photo: { ...photo, refusal }, measurement: null };
  }
  const { measurement } = outcome;
  const { geometry, control, quality, conditions, textureReason } = measurement;
  return {
    measurement,
    photo: {
      ...photo,
      measured: {
        subject: geometry.kind,
        view: measurement.proposedView,
        pose: geometry.kind === 'face' ? geometry.pose : null,
        pxPerMm: measurement.pxPerMm,
        scaleSource: measurement.scaleSource,
        reference: { mode: control.mode, reliable: control.reliable, rgb: control.referenceRgb },
      },
      quality,
      conditions,
      control,
      textureReason,
    },
  };
}

/** Readings of all measured photos over what the first of them shows: one frozen mask, as in a course. */
async function score(request: ScoreRequest): Promise<ScoreReport> {
  const files = [...(document.querySelector<HTMLInputElement>('#files')?.files ?? [])];
  const tried: Tried[] = [];
  let baseline: Measurement | null = null;
  for (const file of files) {
    const one = await tryFile(file, request, baseline);
    baseline ??= one.measurement;
    tried.push(one);
  }
  await window.onStage?.('scoring');
  const series = tried.flatMap(({ measurement }, i) =>
    measurement
      ? [{ photoId: String(i) as PhotoId, measurement, isBaseline: i < request.repeats || measurement === baseline }]
      : [],
  );
  // As the app does: the maps are of no use here any more, so they are handed over, not copied.
  const maps = series.flatMap(({ measurement }) => mapBuffers(measurement));
  const readings = series.length > 0 ? await analysisWorker.call((api) => api.score(transfer(series, maps))) : [];
  await window.onStage?.('done');
  const photos = tried.map(({ photo }, i) => ({
    ...photo,
    readings: readings.filter(({ photoId }) => photoId === String(i)).map(({ photoId: _, ...reading }) => reading),
  }));
  return {
    format: 'skinseries-score',
    version: SCORE_FORMAT_VERSION,
    pipeline: baseline?.pipeline ?? '',
    photos,
    changes: changesAgainstFirst(
      series.map(({ photoId }) => ({ photoId, file: files[Number(photoId)]!.name })),
      readings,
    ),
  };
}

async function decodeOnly(): Promise<void> {
  for (const file of document.querySelector<HTMLInputElement>('#files')?.files ?? []) {
    (await createImageBitmap(file)).close();
  }
}

window.scorePage = { score, decodeOnly } satisfies ScorePage;
