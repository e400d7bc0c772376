import type { FaceGeometry } from '../../domain/measurement.ts';
import { FACE_REGIONS, type FaceRegion, type RegionId } from '../../domain/region.ts';
import type { COVER_STEPS } from '../../domain/setManifest.ts';
import { type Affine, invert } from '../align/affine.ts';
import { fillDilated, fillPolygon } from '../atlas/polygonMask.ts';
import { FACE_OVAL, FACE_POLYGONS, LIPS, type MeshRing } from '../face/regions.ts';
import type { CodedImage } from '../raster.ts';
import type { Geometry, SetFrame } from './setFrame.ts';

/** What is put over everything that isn't shown: light, so that a cover and the background are one. */
const PLAIN = [224, 224, 224] as const;

/** How far a cover reaches, in distances between the irises. */
interface Cover {
  /** The bar over brows and eyes: above, below and beside the eyes' line. */
  readonly bar: { readonly above: number; readonly below: number; readonly beside: number };
  /** About lips and nose; `null`: they are shown. */
  readonly lips: number | null;
  readonly nose: number | null;
}

/**
 * Covers of the eyes, each hiding more than the one before: the first after which no face is found is taken. A bar alone
 * never was enough on the London photographs (`npm run validate -- covered`): what tells a face is nose and mouth as well.
 */
export const COVERS = [
  { bar: { above: 0.55, below: 0.4, beside: 1.2 }, lips: null, nose: null },
  { bar: { above: 0.55, below: 0.4, beside: 1.2 }, lips: 0.12, nose: null },
  { bar: { above: 0.55, below: 0.4, beside: 1.2 }, lips: 0.12, nose: 0.1 },
  { bar: { above: 0.6, below: 0.5, beside: 1.2 }, lips: 0.25, nose: 0.2 },
  { bar: { above: 0.65, below: 0.6, beside: 1.5 }, lips: 0.35, nose: 0.3 },
] as const satisfies readonly Cover[] & { readonly length: typeof COVER_STEPS };

/** The nose from its root to the nostrils. */
const NOSE: MeshRing = FACE_POLYGONS.nose;
/** Centres of the irises, the subject's right first. */
const IRISES = [468, 473] as const;

/** Which parts of a photo are shown. */
export type Shown =
  | { readonly kind: 'whole'; readonly isBackgroundPlain: boolean }
  | { readonly kind: 'eyes-covered'; readonly cover: number }
  | { readonly kind: 'regions'; readonly regions: readonly RegionId[] };

/**
 * Outlines of what is shown alone, x and y in the photo's pixels. `area` is the drawn area, `face` the whole outline of
 * the face. Regions that this photo hasn't got are left out.
 */
export function outlinesOf(geometry: Geometry, regions: readonly RegionId[]): Float32Array[] {
  if (geometry.kind === 'area')
    return regions.includes('area') ? [Float32Array.from(geometry.polygon.flatMap(({ x, y }) => [x, y]))] : [];
  const rings = regions.includes('face')
    ? [FACE_OVAL]
    : regions.filter(isFaceRegion).map((region) => FACE_POLYGONS[region]);
  return rings.map((ring) => ringOf(geometry, ring));
}

/**
 * The pixels of a frame that a set doesn't show: 1 where any of its photos must not be seen, so that all of them are
 * treated alike. Row-major, widthPx * heightPx.
 *
 * @param sides each photo with its way from the frame
 */
export function hiddenPixels(
  frame: SetFrame,
  sides: readonly { readonly geometry: Geometry; readonly frameToImage: Affine }[],
  shown: Shown,
): Uint8Array {
  const hidden = new Uint8Array(frame.widthPx * frame.heightPx);
  for (const { geometry, frameToImage } of sides) {
    const toFrame = invert(frameToImage);
    const carry = (points: Float32Array) => carried(points, toFrame);
    const outlines = outlinesShown(geometry, shown);
    if (outlines !== null) {
      const seen = new Uint8Array(hidden.length);
      for (const outline of outlines) fillPolygon(seen, frame.widthPx, carry(outline));
      for (let i = 0; i < hidden.length; i++) if (seen[i] === 0) hidden[i] = 1;
    }
    if (shown.kind === 'eyes-covered' && geometry.kind === 'face')
      coverFace(hidden, frame.widthPx, geometry, COVERS[shown.cover] as Cover, carry);
  }
  return hidden;
}

/** Paints over what is hidden and what lies beyond the photo. */
export function hide({ widthPx, heightPx, data, colorSpace }: CodedImage, hidden: Uint8Array): CodedImage {
  const out = new Uint8ClampedArray(data);
  for (let i = 0; i < hidden.length; i++) {
    if (hidden[i] === 0 && out[i * 4 + 3] === 255) continue;
    out.set(PLAIN, i * 4);
    out[i * 4 + 3] = 255;
  }
  return { widthPx, heightPx, data: out, colorSpace };
}

/** `null`: the whole frame. */
function outlinesShown(geometry: Geometry, shown: Shown): Float32Array[] | null {
  if (shown.kind === 'regions') return outlinesOf(geometry, shown.regions);
  const isWhole = shown.kind === 'whole' && !shown.isBackgroundPlain;
  return isWhole ? null : outlinesOf(geometry, [geometry.kind]);
}

function coverFace(
  hidden: Uint8Array,
  widthPx: number,
  face: FaceGeometry,
  { bar, lips, nose }: Cover,
  carry: (points: Float32Array) => Float32Array,
): void {
  const [rx, ry, lx, ly] = carry(ringOf(face, IRISES)) as unknown as [number, number, number, number];
  const apart = Math.hypot(lx - rx, ly - ry);
  const [ux, uy] = [lx - rx, ly - ry];
  const corner = (along: number, down: number) => [rx + ux * along - uy * down, ry + uy * along + ux * down];
  const { above, below, beside } = bar;
  fillPolygon(
    hidden,
    widthPx,
    [corner(-beside, -above), corner(1 + beside, -above), corner(1 + beside, below), corner(-beside, below)].flat(),
  );
  if (lips !== null) fillDilated(hidden, widthPx, carry(ringOf(face, LIPS)), lips * apart);
  if (nose !== null) fillDilated(hidden, widthPx, carry(ringOf(face, NOSE)), nose * apart);
}

function ringOf({ landmarks }: FaceGeometry, ring: readonly number[]): Float32Array {
  return Float32Array.from(ring.flatMap((i) => [landmarks[i * 3] as number, landmarks[i * 3 + 1] as number]));
}

function carried(points: Float32Array, [a, b, c, d, e, f]: Affine): Float32Array {
  const out = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    out[i] = a * x + b * y + c;
    out[i + 1] = d * x + e * y + f;
  }
  return out;
}

const isFaceRegion = (region: RegionId): region is FaceRegion => FACE_REGIONS.some((known) => known === region);
