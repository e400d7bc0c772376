import type { RefusalCode } from '../domain/errors.ts';
import type { PhotoId } from '../domain/ids.ts';
import type { MeasureId } from '../domain/measure.ts';
import type { AreaGeometry, AtlasMaps, Frozen, Measurement } from '../domain/measurement.ts';
import type { CaptureFacts, ImageFormat, ImagePolygon } from '../domain/photo.ts';
import type { Stage } from '../domain/progress.ts';
import type { Reading } from '../domain/reading.ts';

export interface MeasureRequest {
  readonly area: ImagePolygon | null;
  readonly control: ImagePolygon | null;
  readonly statedPxPerMm: number | null;
  readonly frozen: Frozen | null;
  readonly baselineArea: { readonly geometry: AreaGeometry; readonly atlas: AtlasMaps } | null;
}
export type MeasureOutcome =
  | { readonly kind: 'measured'; readonly measurement: Measurement }
  | { readonly kind: 'needs-area' }
  | { readonly kind: 'refused'; readonly code: RefusalCode };
export interface SeriesPhoto {
  readonly photoId: PhotoId;
  readonly measurement: Measurement;
  readonly isBaseline: boolean;
}
export interface AlignedPair {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pictures: readonly ImageBitmap[];
  readonly overlays: Readonly<
    Record<
      MeasureId,
      {
        readonly left: ImageBitmap | null;
        readonly right: ImageBitmap | null;
        readonly difference: ImageBitmap | null;
        readonly range: { readonly min: number; readonly max: number };
        readonly differenceRange: number;
      }
    >
  >;
}
export interface AnalysisApi {
  measure(picture: ImageBitmap, request: MeasureRequest, onStage: (stage: Stage) => void): Promise<MeasureOutcome>;
  score(photos: readonly SeriesPhoto[]): Promise<Reading[]>;
  align(
    pictures: readonly { readonly picture: ImageBitmap; readonly measurement: Measurement }[],
    maxSidePx: number,
  ): Promise<AlignedPair>;
}
export interface OpenedPhoto {
  readonly kind: 'opened';
  readonly format: ImageFormat;
  readonly sha256: string;
  readonly kept: ArrayBuffer;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly capture: CaptureFacts;
  readonly thumbnail: ArrayBuffer;
  readonly picture: ImageBitmap;
}
export interface RefusedFile {
  readonly kind: 'refused';
  readonly code: RefusalCode;
}
export interface PhotoApi {
  open(file: Blob | ArrayBuffer, limits?: { readonly minSidePx?: number }): Promise<OpenedPhoto | RefusedFile>;
  reopen(kept: ArrayBuffer, format: ImageFormat): Promise<ImageBitmap | RefusedFile>;
}
