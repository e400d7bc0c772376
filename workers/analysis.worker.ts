import { type MeasureOutcome, type MeasureRequest, measurePhoto } from '../src/analysis/measurePhoto.ts';
import type { ModelName } from '../src/analysis/models.ts';
import { type SeriesPhoto, scoreSeries } from '../src/analysis/score/scoreSeries.ts';
import { AppError } from '../src/domain/errors.ts';
import { mapBuffers } from '../src/domain/mapBuffers.ts';
import type { Stage } from '../src/domain/progress.ts';
import type { Reading } from '../src/domain/reading.ts';
import { type AlignedPair, alignPair, bitmapsOf, type MeasuredPicture } from './analysis/alignPair.ts';
import { pictureSource } from './analysis/pictureSource.ts';
import { expose, transfer } from './channel.ts';
import { models, takeModelMs } from './model.ts';

/** How long a stage of the measuring took. */
export interface StageTime {
  readonly stage: Stage;
  readonly wallMs: number;
}

/** What the measuring of a photo cost. */
export interface MeasureTimes {
  readonly stages: readonly StageTime[];
  /** Wall milliseconds inside each model. */
  readonly modelMs: Readonly<Record<ModelName, number>>;
}

const api = {
  /** Measures one opened photo, and closes it. `onStage` is told what is being done; `colorSpace` is that of its pixels. */
  async measure(
    picture: ImageBitmap,
    request: MeasureRequest,
    onStage: (stage: Stage) => void,
    colorSpace: 'srgb' | 'display-p3' = 'display-p3',
  ): Promise<MeasureOutcome & MeasureTimes> {
    const begun: { stage: Stage; atMs: number }[] = [];
    takeModelMs();
    try {
      const outcome = await measurePhoto(pictureSource(picture, colorSpace), models, request, (stage) => {
        begun.push({ stage, atMs: performance.now() });
        onStage(stage);
      });
      const endMs = performance.now();
      const stages = begun.map(({ stage, atMs }, i) => ({ stage, wallMs: (begun[i + 1]?.atMs ?? endMs) - atMs }));
      const measured = { ...outcome, stages, modelMs: takeModelMs() };
      // Made for it alone, so they are handed over.
      return outcome.kind === 'measured' ? transfer(measured, mapBuffers(outcome.measurement)) : measured;
    } finally {
      picture.close();
    }
  },

  /** Scores all photos of one course and view. */
  async score(photos: readonly SeriesPhoto[]): Promise<Reading[]> {
    return scoreSeries(photos);
  },

  /** Lays two photos into the frame of the first, with overlays; closes what it was given. */
  async align(pictures: readonly MeasuredPicture[], maxSidePx: number): Promise<AlignedPair> {
    try {
      const [first, second] = pictures;
      if (!first || !second) throw new AppError('unexpected', 'Two photos are compared');
      const pair = await alignPair([first, second], maxSidePx);
      return transfer(pair, bitmapsOf(pair));
    } finally {
      for (const { picture } of pictures) picture.close();
    }
  },
};

export type AnalysisApi = typeof api;
expose(api);
