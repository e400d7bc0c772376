import type { AtlasMaps, Measurement } from '../../domain/measurement.ts';
import { FACE_REGIONS, type FaceRegion, type RegionId } from '../../domain/region.ts';
import { areaMask } from '../area/areaAtlas.ts';
import { regionTexels } from '../atlas/faceLabels.ts';
import { setPixels, within } from '../masks.ts';

/** A region of a course, frozen at baseline: what its baseline photos show of it. All readings of the course use it. */
export interface SeriesRegion {
  readonly region: RegionId;
  /** Indices of its texels. */
  readonly texels: Int32Array;
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
  for (let i = 0; i < texelMm2.length; i++) {
    const mm2 = texelMm2[i] as number;
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
    const { widthPx, heightPx } = first.atlas;
    return [freeze('area', areaMask(first.geometry, widthPx, heightPx), shown, areas)];
  }
  const regions: (FaceRegion | 'face')[] = ['face', ...FACE_REGIONS];
  return regions.map((region) => freeze(region, regionTexels(region), shown, areas));
}

function freeze(region: RegionId, whole: Uint8Array, shown: Uint8Array, areas: Float32Array): SeriesRegion {
  const all = texelsOf(whole);
  const texels = within(all, shown);
  const mm2 = areaOf(all, areas);
  return { region, texels, shown: mm2 === 0 ? 0 : areaOf(texels, areas) / mm2 };
}

/** Texels that at least half of the masks have. */
export function majority(masks: readonly Uint8Array[]): Uint8Array {
  const [first, ...more] = masks;
  if (!first || more.length === 0) return first ?? new Uint8Array(0);
  const votes = Uint16Array.from(first);
  for (const mask of more) for (let i = 0; i < votes.length; i++) votes[i] = (votes[i] as number) + (mask[i] as number);
  return Uint8Array.from(votes, (count) => (2 * count >= masks.length ? 1 : 0));
}

/** Summed area of texels, mm2. */
export function areaOf(texels: Int32Array, areas: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < texels.length; k++) sum += areas[texels[k] as number] as number;
  return sum;
}

const known = new WeakMap<Uint8Array, Int32Array>();

/** The texels of a mask; those of a face's regions, which are the same arrays for every course, are found once. */
function texelsOf(mask: Uint8Array): Int32Array {
  const found = known.get(mask) ?? setPixels(mask);
  known.set(mask, found);
  return found;
}
