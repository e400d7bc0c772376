import type { Conditions } from '../../src/domain/conditions.ts';
import type { MeasureId } from '../../src/domain/measure.ts';
import type { ControlSkin, Measurement, Pose } from '../../src/domain/measurement.ts';
import type { CaptureFacts, ImageFormat, ImagePolygon, View } from '../../src/domain/photo.ts';
import type { Stage } from '../../src/domain/progress.ts';
import type { QualityFinding } from '../../src/domain/quality.ts';
import type { Reading, ReferenceMode } from '../../src/domain/reading.ts';
import type { RegionId } from '../../src/domain/region.ts';

/** Version of the JSON below; described in docs/score-format.md. A change that breaks a reader raises it. */
export const SCORE_FORMAT_VERSION = 2;

export interface ScoreRequest {
  readonly area: ImagePolygon | null;
  readonly control: ImagePolygon | null;
  /** A neutral patch, in the same place on every photo. */
  readonly grey: ImagePolygon | null;
  readonly pxPerMm: number | null;
  /** How many of the first photos are shots of the first visit: together they freeze the mask. */
  readonly repeats: number;
}

export interface ScoredPhoto {
  readonly file: string;
  /** `null` where the file was refused before it was opened. */
  readonly opened: {
    readonly widthPx: number;
    readonly heightPx: number;
    readonly format: ImageFormat;
    readonly sha256: string;
  } | null;
  readonly capture: CaptureFacts | null;
  /** Refusal code, or `needs-area` where no face was found and no area given. */
  readonly refusal: string | null;
  readonly measured: {
    readonly subject: 'face' | 'area';
    readonly view: View;
    readonly pose: Pose | null;
    readonly pxPerMm: number | null;
    readonly scaleSource: string;
    /** `rgb`: the control skin, linear sRGB. */
    readonly reference: {
      readonly mode: ReferenceMode;
      readonly reliable: boolean;
      readonly rgb: readonly [number, number, number];
    };
  } | null;
  readonly quality: readonly QualityFinding[];
  /** How the photo was taken, as far as the picture tells; `null` where it was not measured. */
  readonly conditions: Conditions | null;
  /** Control skin as read, patch B with it; `null` where it was not measured. */
  readonly control: ControlSkin | null;
  /** Why lines and pores were not read; `null`: they were, or nothing was. */
  readonly textureReason: Measurement['textureReason'];
  readonly readings: readonly Omit<Reading, 'photoId'>[];
  readonly stages: readonly { readonly stage: Stage; readonly wallMs: number }[];
  /** Wall milliseconds inside each model; `null`: it never came to that. */
  readonly modelMs: Readonly<Record<'detector' | 'mesh' | 'chroma' | 'texture', number>> | null;
}

export interface ScoredChange {
  readonly file: string;
  readonly against: string;
  readonly region: RegionId;
  readonly measure: MeasureId;
  /** Fraction with its 95 % interval: -0.2 is twenty per cent less. `null`: they can't be compared, `reason` says why. */
  readonly change: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Smallest increase that stands out of the noise of these two photos, 95 %, fraction. */
  readonly smallestDetectableChange: number | null;
  readonly isWithinError: boolean | null;
  readonly reason: string | null;
}

export interface ScoreReport {
  readonly format: 'skinseries-score';
  readonly version: typeof SCORE_FORMAT_VERSION;
  readonly pipeline: string;
  readonly photos: readonly ScoredPhoto[];
  readonly changes: readonly ScoredChange[];
}
