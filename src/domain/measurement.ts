import type { CardReading } from './colourCard.ts';
import type { Conditions } from './conditions.ts';
import type { ImagePolygon, View } from './photo.ts';
import type { QualityFinding } from './quality.ts';
import type { ReferenceMode } from './reading.ts';
import type { RegionTone } from './skinTone.ts';

/** Head pose against the camera, degrees. Yaw > 0: the subject turns to their left; pitch > 0: chin up; roll > 0: clockwise on screen. */
export interface Pose {
  readonly yawDeg: number;
  readonly pitchDeg: number;
  readonly rollDeg: number;
}

export interface FaceGeometry {
  readonly kind: 'face';
  /** 478 points (468 mesh, 5 + 5 iris), x, y, z each, upright image pixels; smaller z is nearer. Length 1434. */
  readonly landmarks: Float32Array;
  /** Probability that the mesh sits on a face, 0..1. No proof of a good photo. */
  readonly presence: number;
  readonly pose: Pose;
  /** Factor from canonical centimetres to image pixels at the face. */
  readonly pxPerCanonicalCm: number;
}

export interface AreaGeometry {
  readonly kind: 'area';
  /** The area in this photo, upright pixels: drawn on the first photo, found again on later ones. */
  readonly polygon: ImagePolygon;
  /** Atlas texels -> this photo's upright pixels: [a, b, c, d, e, f], x' = a x + b y + c, y' = d x + e y + f. */
  readonly atlasToImage: readonly [number, number, number, number, number, number];
  /** Registration residual, mm (px where no scale is known); 0 for the first photo. */
  readonly residual: number;
}

export interface ControlSkin {
  readonly mode: ReferenceMode;
  /** Where it was proposed; `null`: picked by a person. */
  readonly site: ControlSite | null;
  /** Patch A references. Upright image pixels. */
  readonly reference: ImagePolygon;
  /** Patch B checks; disjoint from A. */
  readonly check: ImagePolygon;
  /** Trimmed mean of A, linear sRGB. */
  readonly referenceRgb: readonly [number, number, number];
  /** SD of u = ln R - ln G and v = ln G - ln B inside A, and the distance of A's halves, less the surface's reflection. */
  readonly spreadU: number;
  readonly spreadV: number;
  readonly halvesApart: number;
  /** Unevenness of the reflection on A, ln. Absent: measured before it was told apart. */
  readonly veil?: number;
  readonly reliable: boolean;
  /** Why A can't be relied on; absent where it can, or where it was measured before this was kept. */
  readonly flaw?: ControlFlaw;
  /** Share of the patches that is bare skin, 0..1: the rest is hair, shine or shadow, and left out. */
  readonly clearShare?: number;
  /** Mean d ln haemoglobin of patch B against A: its change is *control moved*. */
  readonly checkRedness: number;
}

/** Too little bare skin in a patch; skin of several colours; shine or light that differs from side to side. */
export const CONTROL_FLAWS = ['too-little', 'uneven', 'shiny'] as const;
export type ControlFlaw = (typeof CONTROL_FLAWS)[number];

/** Fixed-point steps of the stored maps. */
export const LN_STEP = 1 / 4096;
export const SIGMA_LN_STEP = 1 / 32;
export const LINE_CONTRAST_STEP = 1 / 128;

/**
 * The maps of one photo, carried into the atlas. Row-major, `widthPx` x `heightPx` texels. A texel of one date is the
 * same spot of skin on another date. Length of every array: widthPx * heightPx.
 */
export interface AtlasMaps {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Skin area of a texel, mm2; 0 outside the subject. `null`: no scale known, no per-mm measure is given. */
  readonly texelMm2: Float32Array | null;
  /** 1: valid skin, seen well enough to measure colour. */
  readonly skin: Uint8Array;
  /** d ln haemoglobin and d ln melanin against the control skin, in LN_STEP. */
  readonly haemoglobin: Int16Array;
  readonly melanin: Int16Array;
  /** Their ln sigma as round(lnSigma / SIGMA_LN_STEP), -128..127. */
  readonly haemoglobinLnSigma: Int8Array;
  readonly melaninLnSigma: Int8Array;
  /** Specular fraction, 0..255. */
  readonly specular: Uint8Array;
  /** Luminance of the picture, sRGB-encoded, 0..255: used to refine an alignment. */
  readonly luminance: Uint8Array;
  readonly texture: AtlasTexture | null;
}

/** What the texture model found, gathered per texel. Only `valid` texels were looked at. */
export interface AtlasTexture {
  /** 1: looked at by the texture model. */
  readonly valid: Uint8Array;
  /** Length of line skeleton inside the texel, micrometres. */
  readonly lineUm: Uint16Array;
  /** How much the line in the texel stands out, in LINE_CONTRAST_STEP: deep lines more than fine ones. Absent: it was not kept. */
  readonly lineContrast?: Uint8Array;
  /** Pore centres inside the texel. */
  readonly pores: Uint8Array;
  /** Blur at which the photo was read, sigma in mm: the course's frozen blur. */
  readonly blurSigmaMm: number;
}

/** What later photos of a course take over from its baseline photo. */
export interface Frozen {
  /** The person's face size: millimetres per canonical centimetre. `null` for areas. */
  readonly mmPerCanonicalCm: number | null;
  /** Blur sigma at which texture is read over the whole course, mm. `null`: the baseline can't be read for texture. */
  readonly blurSigmaMm: number | null;
  /** Where the proposed control skin lies; later photos take theirs from the same site. Absent: picked by a person. */
  readonly controlSite?: ControlSite;
  /** Colours of the grey patch and of the control skin, linear sRGB. Absent: the baseline shows no readable patch. */
  readonly greyReference?: GreyReference;
  /** True colour of the control skin by the colour card, linear sRGB under D65. Absent: the baseline shows no usable card. */
  readonly cardReference?: readonly [number, number, number];
}

/** A grey patch and the control skin as one photo shows them, linear sRGB each. */
export interface GreyReference {
  readonly grey: readonly [number, number, number];
  readonly control: readonly [number, number, number];
}

/** Where proposed control skin is looked for: on a face, or in one of six pairs of strips around a drawn area. */
export type ControlSite = 'forehead' | 'cheeks' | `around-area-${1 | 2 | 3 | 4 | 5 | 6}`;

export interface Measurement {
  readonly pipeline: string;
  readonly geometry: FaceGeometry | AreaGeometry;
  /** Proposed from the pose; `area` for areas. */
  readonly proposedView: View;
  readonly pxPerMm: number | null;
  readonly scaleSource: 'iris' | 'stated' | 'baseline' | 'none';
  readonly quality: readonly QualityFinding[];
  readonly conditions: Conditions;
  readonly control: ControlSkin;
  readonly atlas: AtlasMaps;
  readonly frozen: Frozen;
  /** The colour card; `null`: none was found. Absent: measured before cards were looked for. */
  readonly card?: CardReading | null;
  /** Skin colour on an absolute scale; `null`: no card gives one. */
  readonly skinTone?: readonly RegionTone[] | null;
  /** Why texture was not read, where `atlas.texture` is null. */
  readonly textureReason: 'too-few-pixels-per-mm' | 'no-scale' | 'softer-than-baseline' | 'out-of-focus' | null;
}

/** What measuring found out about the photo itself: small, kept and shown beside it. */
export type PhotoFacts = Pick<
  Measurement,
  'quality' | 'conditions' | 'control' | 'pxPerMm' | 'scaleSource' | 'textureReason' | 'card' | 'skinTone'
>;
