import type { FaceRegion } from '../../domain/region.ts';
import { mirrored } from './mirror.ts';

/** A closed polygon of mesh vertices. */
export type MeshRing = readonly number[];

/** Something on the face that isn't measurable skin. */
export interface Exclusion {
  readonly name: string;
  readonly ring: MeshRing;
  /** How far beyond the ring to stay away, as a fraction of the distance between the irises. */
  readonly dilation: number;
}

/** Outline of the face; it ends below the hairline. */
export const FACE_OVAL: MeshRing = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
  172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];

// The subject's right side (image left) is drawn; the left is its mirror image.
const CHEEK: MeshRing = [116, 117, 118, 119, 100, 142, 203, 206, 216, 212, 214, 192, 147, 123];
const UNDER_EYE: MeshRing = [226, 25, 110, 24, 23, 22, 26, 112, 244, 128, 47, 100, 119, 118, 117, 111, 31];
const CROWS_FEET: MeshRing = [156, 124, 113, 226, 31, 111, 116, 143];
const UPPER_EYELID: MeshRing = [226, 113, 225, 224, 223, 222, 221, 189, 244, 243, 190, 56, 28, 27, 29, 30, 247, 130];
const NASOLABIAL: MeshRing = [129, 64, 98, 165, 92, 186, 57, 43, 106, 182, 194, 204, 202, 212, 216, 206, 203];
const JAW: MeshRing = [215, 192, 214, 212, 202, 204, 194, 32, 140, 176, 149, 150, 136, 172, 58];

/** The outlines of the face regions. No two overlap. */
export const FACE_POLYGONS: Readonly<Record<FaceRegion, MeshRing>> = {
  forehead: acrossMidline([10, 109, 67, 103, 54, 68, 63, 105, 66, 107, 9]),
  glabella: acrossMidline([9, 107, 55, 193, 168]),
  nose: acrossMidline([168, 193, 122, 188, 114, 217, 209, 49, 129, 64, 98, 97, 2]),
  perioral: acrossMidline([2, 97, 98, 165, 92, 186, 57, 43, 106, 182, 83, 18]),
  chin: acrossMidline([18, 83, 182, 194, 32, 140, 176, 148, 152]),
  'cheek-right': CHEEK,
  'cheek-left': CHEEK.map(mirrored),
  'under-eye-right': UNDER_EYE,
  'under-eye-left': UNDER_EYE.map(mirrored),
  'crows-feet-right': CROWS_FEET,
  'crows-feet-left': CROWS_FEET.map(mirrored),
  'upper-eyelid-right': UPPER_EYELID,
  'upper-eyelid-left': UPPER_EYELID.map(mirrored),
  'nasolabial-right': NASOLABIAL,
  'nasolabial-left': NASOLABIAL.map(mirrored),
  'jaw-right': JAW,
  'jaw-left': JAW.map(mirrored),
};

const EYE: MeshRing = [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7];
const BROW: MeshRing = [70, 63, 105, 66, 107, 55, 65, 52, 53, 46];
const NOSTRIL: MeshRing = [79, 237, 238, 241, 242, 99, 60, 75, 166];
/** Outer rim of the lips. */
export const LIPS: MeshRing = [
  61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146,
];
const MOUTH: MeshRing = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95];

/** What lies inside the outlines and isn't measured: lids and lashes, brows, lips, nostrils. */
export const EXCLUSIONS: readonly Exclusion[] = [
  { name: 'lips', ring: LIPS, dilation: 0.04 },
  ...onBothSides('eye', EYE, 0.06),
  ...onBothSides('brow', BROW, 0.06),
  ...onBothSides('nostril', NOSTRIL, 0.02),
];

/** Where the mesh spans no skin at all: the eye openings and the open mouth. */
export const OPENINGS: readonly MeshRing[] = [MOUTH, EYE, EYE.map(mirrored)];

/** Closes a chain whose ends lie on the midline with its own mirror image. */
function acrossMidline(chain: MeshRing): MeshRing {
  const back = chain.map(mirrored).reverse();
  return [...chain, ...back.filter((vertex) => !chain.includes(vertex))];
}

function onBothSides(name: string, ring: MeshRing, dilation: number): Exclusion[] {
  return [
    { name: `${name}-right`, ring, dilation },
    { name: `${name}-left`, ring: ring.map(mirrored), dilation },
  ];
}
