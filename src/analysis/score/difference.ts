import type { MeasureId } from '../../domain/measure.ts';
import type { Measurement } from '../../domain/measurement.ts';
import type { Displacement } from '../align/refineAtlas.ts';
import { measureMap } from './measureMap.ts';

/**
 * What changed from one measurement to another, per texel: the later map less the earlier, in the map's unit.
 *
 * @param shift where each texel of `a` lies on `b`, refined on the pictures; absent: where the mesh says.
 * @returns NaN where either date doesn't show it; `null` where a date has no such map or the atlases differ in size.
 */
export function differenceMap(
  a: Measurement,
  b: Measurement,
  measure: MeasureId,
  shift?: Displacement,
): { readonly values: Float32Array } | null {
  const { widthPx, heightPx } = a.atlas;
  if (b.atlas.widthPx !== widthPx || b.atlas.heightPx !== heightPx) return null;
  const before = measureMap(a, measure);
  const after = measureMap(b, measure);
  if (!before || !after) return null;
  const values = before.map((value, i) => {
    const x = (i % widthPx) + Math.round(shift?.dx[i] ?? 0);
    const y = Math.floor(i / widthPx) + Math.round(shift?.dy[i] ?? 0);
    return x < 0 || y < 0 || x >= widthPx || y >= heightPx ? Number.NaN : (after[y * widthPx + x] as number) - value;
  });
  return { values };
}
