import { regionTexels } from '../../../src/analysis/atlas/faceLabels.ts';
import { mapFace } from '../../../src/analysis/atlas/mapFace.ts';
import { EXCLUSIONS } from '../../../src/analysis/face/regions.ts';
import { measurePhoto } from '../../../src/analysis/measurePhoto.ts';
import type { Models } from '../../../src/analysis/models.ts';
import type { ImagePolygon } from '../../../src/domain/photo.ts';
import type { FaceRegion } from '../../../src/domain/region.ts';
import { PLAIN_FACE, renderFace } from '../../../test/fixtures/face/renderFace.ts';
import { TONES, type ToneName } from '../../../test/fixtures/face/tone.ts';
import { arraySource } from '../../../test/fixtures/pixelSource.ts';
import { readMask, takenIn } from './readMask.ts';

/** Where every part of the skin is to be measured, its spots above all. */
const OPEN: readonly FaceRegion[] = ['forehead', 'cheek-right', 'cheek-left', 'nose', 'chin'];
/** ln melanin above the skin around from which a texel belongs to a spot. */
const SPOT_LN = 0.3;
/** Skin turned further from the camera is in no score. */
const LEAST_COS = Math.SQRT1_2;
const YAWS_DEG = [0, 2];

/** Rendered faces, whose features and spots are known: what the mask leaves out rightly and wrongly, by tone. */
export async function renderedMaskLines(models: Models): Promise<readonly string[]> {
  const lines = [
    'rendered faces, share taken for skin: of brows, eyes, lips, nostrils; of the spots and of the skin between them',
  ];
  for (const tone of Object.keys(TONES) as ToneName[]) {
    let [wrong, features, spots, spotsKept, plain, plainKept] = [0, 0, 0, 0, 0, 0];
    const flaws: string[] = [];
    for (const yawDeg of YAWS_DEG) {
      const { picture, landmarks, truthMaps } = renderFace({ ...PLAIN_FACE, tone, yawDeg });
      const read = await readMask(picture, models);
      const request = { area: null, control: null, statedPxPerMm: null, frozen: null, baselineArea: null };
      const outcome = await measurePhoto(arraySource(picture), models, request, () => {});
      if (!read || outcome.kind !== 'measured') throw new RangeError(`${tone}: not measured`);
      const rings = EXCLUSIONS.map(
        ({ ring }): ImagePolygon => ring.map((i) => ({ x: landmarks[2 * i]!, y: landmarks[2 * i + 1]! })),
      );
      const taken = takenIn(read, rings);
      wrong += taken.skin;
      features += taken.all;
      const { atlas, geometry } = outcome.measurement;
      if (geometry.kind !== 'face') throw new RangeError(`${tone}: no face`);
      const { skin } = atlas;
      const { cosView } = mapFace(geometry.landmarks, picture.widthPx, picture.heightPx);
      for (const region of OPEN) {
        regionTexels(region).forEach((isIn, texel) => {
          if (!isIn || cosView[texel]! < LEAST_COS) return;
          const isSpot = truthMaps.pigmentation[texel]! > SPOT_LN;
          if (isSpot) spots++;
          else plain++;
          if (isSpot) spotsKept += skin[texel]!;
          else plainKept += skin[texel]!;
        });
      }
      const { reliable, site, mode } = outcome.measurement.control;
      flaws.push(reliable ? `${site}` : mode);
    }
    const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
    lines.push(
      `  ${tone.padEnd(9)} features ${share(wrong, features).padStart(6)}; spots ${share(spotsKept, spots)}, between ${share(plainKept, plain)}; control: ${flaws.join(', ')}`,
    );
  }
  return lines;
}
