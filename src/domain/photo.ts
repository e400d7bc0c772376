import type { RefusalCode } from './errors.ts';
import type { ClientId, CourseId, PhotoId, SessionId } from './ids.ts';
import type { Override } from './treatment.ts';

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic';

/** From which side the photo shows its subject. Only like views are compared. `area`: a drawn body area. */
export const VIEWS = ['front', 'left45', 'right45', 'area'] as const;
export type View = (typeof VIEWS)[number];

/** A point in upright image pixels; (0, 0) is the top left corner of the top left pixel. */
export interface ImagePoint {
  readonly x: number;
  readonly y: number;
}

/** A closed polygon in upright image pixels, at least three points. */
export type ImagePolygon = readonly ImagePoint[];

/** What the file says about its taking. `null`: the file doesn't say. */
export interface CaptureFacts {
  /** Local wall-clock time, `YYYY-MM-DDTHH:mm:ss`, no zone. */
  readonly takenAt: string | null;
  readonly cameraMake: string | null;
  readonly cameraModel: string | null;
  readonly exposureTimeS: number | null;
  readonly fNumber: number | null;
  readonly iso: number | null;
  readonly focalLengthMm: number | null;
  readonly flashFired: boolean | null;
  /** IJG quality of a JPEG by its quantisation table, 1..100; `null`: no JPEG. Photos added before it was read lack it. */
  readonly jpegQuality?: number | null;
}

/** The facts of a file that doesn't say anything. */
export const NO_CAPTURE_FACTS = {
  takenAt: null,
  cameraMake: null,
  cameraModel: null,
  exposureTimeS: null,
  fNumber: null,
  iso: null,
  focalLengthMm: null,
  flashFired: null,
} as const satisfies CaptureFacts;

export type PhotoStatus =
  | { readonly kind: 'awaiting' }
  | { readonly kind: 'needs-area' }
  | { readonly kind: 'measured'; readonly pipeline: string }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly pipeline: string };

export interface Photo {
  readonly id: PhotoId;
  readonly clientId: ClientId;
  readonly courseId: CourseId;
  readonly sessionId: SessionId;
  /** The view it is compared in: proposed from the pose, correctable. */
  readonly view: View;
  /** True once a person chose the view: a later measurement doesn't overrule them. */
  readonly viewChosen: boolean;
  /** SHA-256 of the file as it came, hex. Known duplicates are refused kindly. */
  readonly sha256: string;
  readonly format: ImageFormat;
  readonly byteLength: number;
  /** Upright size. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly capture: CaptureFacts;
  /** Epoch ms. */
  readonly addedAt: number;
  readonly status: PhotoStatus;
  /** The drawn body area, where the photo shows no face. */
  readonly area: ImagePolygon | null;
  /** Control skin the person picked; `null`: the proposed one. */
  readonly control: ImagePolygon | null;
  /** Stated scale, pixels per mm; `null`: from the iris, or from the course's baseline photo. */
  readonly statedPxPerMm: number | null;
  /** A grey card or other neutral patch the person marked; `null`: none. */
  readonly grey: ImagePolygon | null;
  /** Four corners of a colour card that a person marked; `unused`: none is to be used. Absent or `null`: it is looked for. */
  readonly card?: ImagePolygon | 'unused' | null;
  /** Taken after the treatment of its own day, not before it as a rule. */
  readonly isAfterTreatment: boolean;
  /** Lets the photo count although a healing window or a sign leaves it out. */
  readonly override: Override | null;
}

/** What a person may say of a photo, where nobody has said anything. */
export const NOTHING_STATED = {
  area: null,
  control: null,
  statedPxPerMm: null,
  grey: null,
  isAfterTreatment: false,
  override: null,
} as const satisfies Partial<Photo>;
