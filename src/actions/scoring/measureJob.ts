import { callback, transfer } from '../../../workers/channel.ts';
import type { Course } from '../../domain/course.ts';
import { AppError, FAULTS, type FaultCode, REFUSALS, type RefusalCode } from '../../domain/errors.ts';
import type { Measurement, PhotoFacts } from '../../domain/measurement.ts';
import type { Photo } from '../../domain/photo.ts';
import { PIPELINE } from '../../domain/pipeline.ts';
import { revisePhoto, saveWork } from '../../storage/photos.ts';
import { type PhotoAtRev, reader } from '../../storage/reader.ts';
import type { PhotoEntry } from '../../storage/schema.ts';
import type { MeasureOutcome, MeasureRequest } from '../workerApi.ts';
import { inAnalysisWorker, inPhotoWorker } from '../workers.ts';
import type { Job } from './plan.ts';
import { scoringProgress } from './progress.ts';

/**
 * Measures one photo and writes what came of it. A refusal is stored with the photo and its pipeline, so it is not tried
 * again; a fault is told in `scoringProgress` and the photo goes on waiting. Never rejects.
 */
export async function measureJob(job: Job, course: Course, hasAreaBaseline: boolean): Promise<void> {
  const { id } = job.entry.photo;
  const { signal } = scoringProgress.begin(id);
  try {
    const outcome = await twiceIfCrashed(() => measure(job, signal));
    scoringProgress.enter(id, 'saving');
    const measurement = outcome.kind === 'measured' ? outcome.measurement : null;
    await saveWork(job.entry, entryAfter(job, outcome, course, hasAreaBaseline), measurement);
  } catch (error) {
    if (!signal.aborted) scoringProgress.fail(id, faultCodeOf(error));
  } finally {
    scoringProgress.end(id);
  }
}

/** Body-area photos without a drawn area: a person has to draw it on the first of them. */
export async function markNeedsArea(entries: readonly PhotoAtRev[]): Promise<void> {
  for (const { photo } of entries) {
    await revisePhoto(photo.id, (entry) => ({
      photo: { ...entry.photo, status: { kind: 'needs-area' } },
      mark: null,
      facts: null,
    }));
  }
}

async function measure(job: Job, signal: AbortSignal): Promise<MeasureOutcome> {
  const { photo } = job.entry;
  const [kept, baseline] = await Promise.all([
    reader.kept(photo.id),
    job.baseline === null ? undefined : reader.measurement(job.baseline.photo.id),
  ]);
  if (kept === undefined) throw new AppError('storage-lost');
  const [picture, colorSpace] = await inPhotoWorker(
    (api) => Promise.all([api.reopen(kept.bytes, photo.format), api.spaceOf(kept.bytes)]),
    signal,
  );
  if ('kind' in picture) return picture;
  const onStage = callback((stage: Parameters<typeof scoringProgress.enter>[1]) =>
    scoringProgress.enter(photo.id, stage),
  );
  return refusalAsValue(
    inAnalysisWorker(
      async (api) => api.measure(transfer(picture, [picture]), requestFor(photo, baseline), onStage, colorSpace),
      signal,
    ),
  );
}

function requestFor(photo: Photo, baseline: Measurement | undefined): MeasureRequest {
  const { area, control, grey, card = null, statedPxPerMm, view, viewChosen } = photo;
  const frozen = baseline?.frozen ?? null;
  const geometry = baseline?.geometry;
  const baselineArea = baseline !== undefined && geometry?.kind === 'area' ? { geometry, atlas: baseline.atlas } : null;
  const jpegQuality = photo.capture.jpegQuality ?? null;
  const request = { area, control, grey, card, statedPxPerMm, jpegQuality, frozen, baselineArea };
  return viewChosen ? request : { ...request, view };
}

function entryAfter(
  { entry, baseline }: Job,
  outcome: MeasureOutcome,
  course: Course,
  hasAreaBaseline: boolean,
): PhotoEntry {
  const { photo } = entry;
  switch (outcome.kind) {
    case 'measured': {
      const facts = factsIn(outcome.measurement);
      const mark = { stamp: crypto.randomUUID(), baselineStamp: baseline?.mark?.stamp ?? null };
      return { photo: { ...photo, status: { kind: 'measured', pipeline: PIPELINE } }, mark, facts };
    }
    case 'other-view':
      // It joins that view's series, whose baseline may have to come first.
      return { photo: { ...photo, view: outcome.view, status: { kind: 'awaiting' } }, mark: null, facts: null };
    case 'needs-area': {
      // No face: it becomes a body area. Where the course has one already, it is looked for on this photo.
      const isFirstTry = photo.view !== 'area' && (hasAreaBaseline || course.area !== 'face');
      return {
        photo: { ...photo, view: 'area', status: { kind: isFirstTry ? 'awaiting' : 'needs-area' } },
        mark: null,
        facts: null,
      };
    }
    case 'refused':
      return {
        photo: { ...photo, status: { kind: 'refused', code: outcome.code, pipeline: PIPELINE } },
        mark: null,
        facts: null,
      };
  }
}

/** What is kept beside the photo. */
function factsIn(measurement: Measurement): PhotoFacts {
  const { quality, conditions, control, pxPerMm, scaleSource, textureReason } = measurement;
  const { card = null, skinTone = null } = measurement;
  return { quality, conditions, control, pxPerMm, scaleSource, textureReason, card, skinTone };
}

/** A worker that died may have died of something else (memory, a tab put to sleep): one more try, then it is a fault. */
export async function twiceIfCrashed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'worker-crashed') return work();
    throw error;
  }
}

/** What kept the work from being done, as a code that has words. */
export function faultCodeOf(error: unknown): FaultCode {
  const code = error instanceof AppError ? error.code : 'unexpected';
  return (FAULTS as readonly string[]).includes(code) ? (code as FaultCode) : 'unexpected';
}

async function refusalAsValue(outcome: Promise<MeasureOutcome>): Promise<MeasureOutcome> {
  try {
    return await outcome;
  } catch (error) {
    const code = error instanceof AppError ? error.code : null;
    if ((REFUSALS as readonly (string | null)[]).includes(code)) return { kind: 'refused', code: code as RefusalCode };
    throw error;
  }
}
