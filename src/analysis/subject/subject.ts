import type { AreaGeometry, ControlSite, FaceGeometry, Measurement } from '../../domain/measurement.ts';
import type { View } from '../../domain/photo.ts';
import type { AtlasMapping } from '../atlas/mapFace.ts';
import type { Grid } from '../resample.ts';
import type { ControlPatches } from '../skin/controlSkin.ts';
import type { SkinZone } from '../skin/skinMask.ts';
import type { ImageBox } from '../texture/readTexture.ts';

/** A place where control skin may lie. */
export interface ProposedControl {
  readonly site: ControlSite;
  readonly patches: ControlPatches;
}

/** What a photo shows, ready to be measured: one contract for a face and for a drawn body area. */
export interface Subject {
  readonly geometry: FaceGeometry | AreaGeometry;
  readonly proposedView: View;
  /** Native pixels per mm and where that is known from. */
  readonly pxPerMm: number | null;
  readonly scaleSource: Measurement['scaleSource'];
  /** The person's face size, mm per canonical cm; `null` for areas. */
  readonly mmPerCanonicalCm: number | null;
  /** Scale the colour grid is laid by: `pxPerMm`, or a guess that only sets how finely colour is read. */
  readonly workingPxPerMm: number;
  /** Part of the photo that is read, image pixels. */
  readonly box: ImageBox;
  /** Where the photo's sharpest edges are looked for. */
  readonly sharpBox: ImageBox;
  readonly mapping: AtlasMapping;
  readonly texelMm2: Float32Array | null;
  /** Upright image pixels -> texel index, -1: none. */
  toTexel(x: number, y: number): number;
  /** Where skin can be on a grid: `own` is the subject itself, `zone` takes in what lies about it, for control skin. */
  zoneOn(grid: Grid): SkinZone & { readonly own: Uint8Array };
  /** Sites for control skin in order of preference. */
  readonly controls: readonly ProposedControl[];
  /** True where a point lies inside the subject (a face, an area): control skin there is within what is treated. */
  contains(x: number, y: number): boolean;
}
