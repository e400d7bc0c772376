import type { AtlasMaps, Measurement } from '../../domain/measurement.ts';
import { FACE_REGIONS, type FaceRegion, type RegionId } from '../../domain/region.ts';
import { regionTexels } from '../atlas/faceLabels.ts';

/** A region of a course, frozen at baseline: what its baseline photos show of it. All readings of the course use it. */
export interface SeriesRegion {
  readonly region: RegionId;
  /** 1: in. One byte a texel. */
  readonly texels: Uint8Array;
  /** Share of the region itself that the baseline shows, 0..1. */
  readonly shown: number;
}

/** Skin area of each texel; where no scale is known every texel counts alike. */
export function texelAreas({ texelMm2, skin }: AtlasMaps): Float32Array {
  return texelMm2 ?? new Float32Array(skin.length).fill(1);
}

/** Side of a typical texel, mm; without a scale the atlas is taken to be 120 mm wide. */
export function texelSideMm({ texelMm2, widthPx }: AtlasMaps): number {
  if (!texelMm2) return 120 / widthPx;
  let sum = 0;
  let count = 0;
  for (const mm2 of texelMm2) {
    if (mm2 > 0) {
      sum += mm2;
      count++;
    }
  }
  return count === 0 ? 120 / widthPx : Math.sqrt(sum / count);
}

/** Freezes every region of a series: the texels that at least half of the baseline photos show as valid skin. */
export function freezeRegions(baselines: readonly Measurement[]): SeriesRegion[] {
  const [first] = baselines;
  if (!first) return [];
  const shown = majority(baselines.map(({ atlas }) => atlas.skin));
  const areas = texelAreas(first.atlas);
  if (first.geometry.kind === 'area') {
    const all = areas.map((mm2) => (mm2 > 0 ? 1 : 0));
    return [freeze('area', Uint8Array.from(all), shown, areas)];
  }
  const regions: (FaceRegion | 'face')[] = ['face', ...FACE_REGIONS];
  return regions.map((region) => freeze(region, regionTexels(region), shown, areas));
}

function freeze(region: RegionId, whole: Uint8Array, shown: Uint8Array, areas: Float32Array): SeriesRegion {
  const texels = whole.map((inside, i) => inside & (shown[i] as number));
  const all = areaOf(whole, areas);
  return { region, texels, shown: all === 0 ? 0 : areaOf(texels, areas) / all };
}

/** Texels that at least half of the masks have. */
export function majority(masks: readonly Uint8Array[]): Uint8Array {
  const [first] = masks;
  if (!first) return new Uint8Array(0);
  return first.map((_, i) =>
    2 * masks.reduce((votes, mask) => votes + (mask[i] as number), 0) >= masks.length ? 1 : 0,
  );
}

/** Summed area of the texels in a mask, mm2. */
export function areaOf(mask: Uint8Array, areas: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < mask.length; i++) if (mask[i]) sum += areas[i] as number;
  return sum;
}

/** Texels that both masks have. */
export function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((value, i) => value & (b[i] as number));
}
