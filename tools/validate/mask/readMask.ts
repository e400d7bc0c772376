import { fillPolygon } from '../../../src/analysis/atlas/polygonMask.ts';
import type { Models } from '../../../src/analysis/models.ts';
import type { CodedImage } from '../../../src/analysis/raster.ts';
import { type Grid, gridOver } from '../../../src/analysis/resample.ts';
import { onGrid } from '../../../src/analysis/skin/controlSkin.ts';
import { findSkin } from '../../../src/analysis/skin/skinMask.ts';
import { skinPlanes } from '../../../src/analysis/skin/skinPlanes.ts';
import { type ChosenControl, chooseControl } from '../../../src/analysis/subject/chooseControl.ts';
import { findSubject } from '../../../src/analysis/subject/findSubject.ts';
import { readTwoScales } from '../../../src/analysis/twoScales.ts';
import type { ImagePolygon } from '../../../src/domain/photo.ts';
import { arraySource } from '../../../test/fixtures/pixelSource.ts';

const PX_PER_MM = 2;

/** What the product takes for bare skin on a face, and the control skin it proposes. */
export interface ReadMask {
  readonly grid: Grid;
  /** 1: bare skin, on `grid`. */
  readonly skin: Uint8Array;
  readonly control: ChosenControl;
}

/** Finds the bare skin and the control skin of a picture as measuring does; `null`: no face is found. */
export async function readMask(picture: CodedImage, models: Models): Promise<ReadMask | null> {
  const source = arraySource(picture);
  const request = { area: null, control: null, statedPxPerMm: null, frozen: null, baselineArea: null };
  const found = await findSubject(source, models, request);
  if (found.kind !== 'subject') return null;
  const { subject } = found;
  const grid = gridOver(subject.box, source, PX_PER_MM / subject.workingPxPerMm);
  const { image, clipped, dark } = await readTwoScales(source, grid);
  const { mask } = findSkin(skinPlanes(image), subject.zoneOn(grid), clipped, dark, PX_PER_MM);
  return { grid, skin: mask, control: chooseControl(subject, null, null, image, mask, grid) };
}

/** Pixels inside some polygons, and how many of them were taken for skin. */
export interface Taken {
  readonly skin: number;
  readonly all: number;
}

/** @param polygons image pixels */
export function takenIn({ grid, skin }: ReadMask, polygons: readonly ImagePolygon[]): Taken {
  const inside = new Uint8Array(skin.length);
  for (const polygon of polygons) fillPolygon(inside, grid.widthPx, onGrid(polygon, grid));
  let all = 0;
  let taken = 0;
  for (let i = 0; i < skin.length; i++) {
    all += inside[i]!;
    taken += inside[i]! & skin[i]!;
  }
  return { skin: taken, all };
}
