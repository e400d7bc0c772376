import type { FaceRegion } from '../../domain/region.ts';
import type { Grid } from '../resample.ts';
import { regionPixels } from './faceParts.ts';

/** Regions that are bare on a face with nothing before it: no beard grows there, and each is large enough to judge. */
const BARE: readonly FaceRegion[] = [
  'forehead',
  'nose',
  'cheek-right',
  'cheek-left',
  'under-eye-right',
  'under-eye-left',
];
/** Turned further than this, the side of the face that turns away is seen too thinly to be judged. */
const SEEN_TO_DEG = 20;
/** Pixels a region must cover to be judged. */
const LEAST_PX = 150;

/**
 * Share of the face's expected skin that something lies before: the largest of its regions that ought to be bare. Hair,
 * frames and cloth are told from skin by colour and roughness; a hand of the same colour is not.
 *
 * @param zone where skin can be. @param bare skin that was found, highlights included. Both on `grid`.
 */
export function hiddenShare(
  landmarks: Float32Array,
  yawDeg: number,
  zone: Uint8Array,
  bare: Uint8Array,
  grid: Grid,
): number {
  const away = yawDeg > SEEN_TO_DEG ? 'left' : yawDeg < -SEEN_TO_DEG ? 'right' : null;
  const shares = BARE.filter((region) => away === null || !region.endsWith(away)).map((region) => {
    let expected = 0;
    let seen = 0;
    for (const i of regionPixels(region, landmarks, grid)) {
      const isExpected = zone[i] as number;
      expected += isExpected;
      seen += isExpected & (bare[i] as number);
    }
    return expected < LEAST_PX ? 0 : 1 - seen / expected;
  });
  return Math.max(...shares);
}
