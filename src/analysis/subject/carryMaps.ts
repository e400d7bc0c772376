import { type AtlasMaps, type AtlasTexture, LN_STEP, SIGMA_LN_STEP } from '../../domain/measurement.ts';
import { carry } from '../atlas/carry.ts';
import type { AtlasMapping } from '../atlas/mapFace.ts';
import { encode, luminance } from '../colour.ts';
import type { LinearImage } from '../raster.ts';
import type { Grid } from '../resample.ts';
import type { ChromaMaps } from '../skin/chromaMaps.ts';

/** Skin turned further from the camera than 45 degrees is not measured. */
const LEAST_COS_VIEW = Math.SQRT1_2;
/** Share of the four pixels about a texel that must be valid skin. */
const LEAST_SKIN = 0.75;

/** Everything that is carried: on one grid of the photo. */
export interface CarriedMaps {
  readonly grid: Grid;
  readonly image: LinearImage;
  readonly chroma: ChromaMaps;
  /** 1: bare skin without a highlight. */
  readonly skin: Uint8Array;
}

/** Carries the photo's maps into the atlas, in the fixed-point steps they are stored in. */
export function carryMaps(
  { grid, image, chroma, skin }: CarriedMaps,
  mapping: AtlasMapping,
  texelMm2: Float32Array | null,
  texture: AtlasTexture | null,
): AtlasMaps {
  const { widthPx, heightPx } = mapping;
  const bring = (data: Float32Array) =>
    carry(
      { widthPx: grid.widthPx, heightPx: grid.heightPx, data },
      grid.originX,
      grid.originY,
      grid.pxPerImagePx,
      mapping,
      0,
    );
  const share = bring(new Float32Array(skin));
  const valid = new Uint8Array(share.length);
  for (let i = 0; i < valid.length; i++) {
    if ((share[i] as number) >= LEAST_SKIN && (mapping.cosView[i] as number) >= LEAST_COS_VIEW) valid[i] = 1;
  }
  // What is not skin has no say in its neighbours' texels: sum over skin, divided by the skin's share.
  const bringSkin = <T extends Int16Array | Int8Array | Uint8Array>(
    map: Float32Array,
    into: T,
    step: number,
    least: number,
    most: number,
  ): T => {
    const onSkin = new Float32Array(map.length);
    for (let i = 0; i < map.length; i++) if (skin[i]) onSkin[i] = map[i] as number;
    const brought = bring(onSkin);
    for (let i = 0; i < brought.length; i++) {
      if (!valid[i]) continue;
      const steps = Math.round((brought[i] as number) / (share[i] as number) / step);
      into[i] = Math.min(most, Math.max(least, steps));
    }
    return into;
  };
  const ln = (map: Float32Array) => bringSkin(map, new Int16Array(valid.length), LN_STEP, -32_767, 32_767);
  const lnSigma = (map: Float32Array) => bringSkin(map, new Int8Array(valid.length), SIGMA_LN_STEP, -127, 127);
  return {
    widthPx,
    heightPx,
    texelMm2,
    skin: valid,
    haemoglobin: ln(chroma.haemoglobin),
    melanin: ln(chroma.melanin),
    haemoglobinLnSigma: lnSigma(chroma.haemoglobinLnSigma),
    melaninLnSigma: lnSigma(chroma.melaninLnSigma),
    specular: bringSkin(chroma.specular, new Uint8Array(valid.length), 1 / 255, 0, 255),
    luminance: new Uint8Array(bring(encodedLuminance(image))),
    texture: texture && { ...texture, valid: texture.valid.map((seen, i) => seen & (valid[i] as number)) },
  };
}

/** sRGB-coded luminance, 0..255. */
function encodedLuminance({ data }: LinearImage): Float32Array {
  const n = data.length / 3;
  const coded = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const y = luminance(data[i] as number, data[n + i] as number, data[2 * n + i] as number);
    coded[i] = Math.round(255 * encode(y));
  }
  return coded;
}
