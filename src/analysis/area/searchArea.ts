import type { Affine } from '../align/affine.ts';
import type { AreaTemplate, Scene } from './areaTemplate.ts';

/** A place at which the area may lie, and the correlation of the details there, -1..1. */
export interface Candidate {
  readonly atlasToImage: Affine;
  readonly correlation: number;
}

/** Ranges of the search: the camera a third nearer or farther, held up to 20 degrees differently. */
const SCALES = Array.from({ length: 10 }, (_, k) => 0.6 * 1.115 ** k);
const ANGLES_DEG = [-20, -13.3, -6.7, 0, 6.7, 13.3, 20] as const;
/** Scene pixels between tried places; the details are some three pixels wide. */
const STRIDE = 2;

/**
 * Tries scales x0.6..1.6, turns of +-20 degrees and all places over a reduced picture of the photo.
 *
 * `start`: the transform at scale 1 and turn 0, its place is not used. `centre`: middle of the area, texels. `allowed`:
 * whether the area's middle may lie at this image pixel. Returns the best places, best first, no two close together.
 */
export function searchArea(
  template: AreaTemplate,
  scene: Scene,
  start: Affine,
  centre: { readonly x: number; readonly y: number },
  count: number,
  allowed: (x: number, y: number) => boolean,
): Candidate[] {
  const { grid, detail } = scene;
  const { widthPx, heightPx } = detail;
  // Padded with zeros: beyond the picture there is no detail, and an area partly there correlates less.
  const pad = Math.ceil(2 * Math.max(...reach(template, start, grid.pxPerImagePx, centre))) + 2;
  const stride = widthPx + 2 * pad;
  const padded = new Float32Array(stride * (heightPx + 2 * pad));
  for (let y = 0; y < heightPx; y++) {
    padded.set(detail.data.subarray(y * widthPx, (y + 1) * widthPx), (y + pad) * stride + pad);
  }
  const n = template.detail.length;
  const mean = template.detail.reduce((sum, value) => sum + value, 0) / n;
  const wanted = template.detail.map((value) => value - mean);
  const wantedNorm = Math.sqrt(wanted.reduce((sum, value) => sum + value * value, 0));
  const offsets = new Int32Array(n);
  const found: (Candidate & { readonly x: number; readonly y: number })[] = [];
  for (const scale of SCALES) {
    for (const angleDeg of ANGLES_DEG) {
      const turned = turn(start, scale, angleDeg);
      const [a, b, , d, e] = turned;
      for (let k = 0; k < n; k++) {
        const u = (template.x[k] as number) - centre.x;
        const v = (template.y[k] as number) - centre.y;
        offsets[k] =
          Math.round((d * u + e * v) * grid.pxPerImagePx) * stride + Math.round((a * u + b * v) * grid.pxPerImagePx);
      }
      let best = -1;
      let bestX = 0;
      let bestY = 0;
      for (let y = 0; y < heightPx; y += STRIDE) {
        for (let x = 0; x < widthPx; x += STRIDE) {
          if (!allowed(grid.originX + x / grid.pxPerImagePx, grid.originY + y / grid.pxPerImagePx)) continue;
          const at = (y + pad) * stride + x + pad;
          let sum = 0;
          let squares = 0;
          let product = 0;
          for (let k = 0; k < n; k++) {
            const value = padded[at + (offsets[k] as number)] as number;
            sum += value;
            squares += value * value;
            product += value * (wanted[k] as number);
          }
          const correlation = product / (wantedNorm * Math.sqrt(Math.max(squares - (sum * sum) / n, 1e-9)));
          // Where little of the area lies on the picture a few pixels can agree by chance.
          if (correlation <= best || squares < 0.2 * n) continue;
          best = correlation;
          bestX = x;
          bestY = y;
        }
      }
      if (best <= 0) continue;
      const imageX = grid.originX + (bestX + 0.5) / grid.pxPerImagePx;
      const imageY = grid.originY + (bestY + 0.5) / grid.pxPerImagePx;
      const atlasToImage: Affine = [
        a,
        b,
        imageX - a * centre.x - b * centre.y,
        d,
        e,
        imageY - d * centre.x - e * centre.y,
      ];
      found.push({ atlasToImage, correlation: best, x: bestX, y: bestY });
    }
  }
  found.sort((p, q) => q.correlation - p.correlation);
  const kept: typeof found = [];
  for (const candidate of found) {
    if (kept.length === count) break;
    const isNear = kept.filter(({ x, y }) => Math.hypot(x - candidate.x, y - candidate.y) < 4).length;
    // Two of one place: its neighbours in scale and turn may be the better start.
    if (isNear < 2) kept.push(candidate);
  }
  return kept;
}

/** Scales and turns the linear part of a transform; turns clockwise on screen. */
function turn([a, b, , d, e]: Affine, scale: number, angleDeg: number): Affine {
  const cos = scale * Math.cos((angleDeg * Math.PI) / 180);
  const sin = scale * Math.sin((angleDeg * Math.PI) / 180);
  return [cos * a - sin * d, cos * b - sin * e, 0, sin * a + cos * d, sin * b + cos * e, 0];
}

function reach(template: AreaTemplate, [a, b, , d, e]: Affine, pxPerImagePx: number, centre: { x: number; y: number }) {
  return Array.from(template.x, (x, k) => {
    const u = x - centre.x;
    const v = (template.y[k] as number) - centre.y;
    return Math.hypot(a * u + b * v, d * u + e * v) * pxPerImagePx;
  });
}
