import { basename } from 'node:path';
import sharp from 'sharp';
import { findFace } from '../../src/analysis/face/findFace.ts';
import type { Models } from '../../src/analysis/models.ts';
import { COVERS } from '../../src/analysis/publish/hidden.ts';
import { renderSides } from '../../src/analysis/publish/renderSides.ts';
import type { CodedImage } from '../../src/analysis/raster.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { FaceGeometry } from '../../src/domain/measurement.ts';
import { FACE_REGIONS, type FaceRegion } from '../../src/domain/region.ts';
import { decodeFile, photoFile } from '../../test/fixtures/photoFile.ts';
import { arraySource } from '../../test/fixtures/pixelSource.ts';
import { inWords, proportionOf } from './proportion.ts';

/** What covering the eyes made of one photograph. */
export interface CoveredPhoto {
  readonly name: string;
  readonly outcome: 'covered' | 'refused' | 'no-face';
  /** Which cover was needed, from 1. */
  readonly cover: number | null;
  /** Whether the product's whole face finder, mesh and all, finds a face in the result: it should not. */
  readonly again: boolean;
  /** Single regions, cropped one by one, in which the whole face finder finds a face. */
  readonly regionsWithFace: number;
}

/** Longer side of the pictures that are looked at, decoded from their JPEG files. */
const LONG_SIDE_PX = 1080;
/** As `workers/publish/encode.ts` asks the canvas for. */
const JPEG_QUALITY = 92;
const UNPOSED = { presence: 1, pose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 }, pxPerCanonicalCm: 1 } as const;

/**
 * Covers the eyes of every photograph as a set does, and looks for a face in what comes out.
 *
 * @param regions shown alone, one after another
 */
export async function coverPhotos(
  paths: readonly string[],
  models: Pick<Models, 'detect' | 'mesh'>,
  onPhoto: (done: number, of: number) => void,
  regions: readonly FaceRegion[] = FACE_REGIONS,
): Promise<readonly CoveredPhoto[]> {
  const covered: CoveredPhoto[] = [];
  for (const [i, path] of paths.entries()) {
    covered.push(await coverPhoto(path, models, regions));
    onPhoto(i + 1, paths.length);
  }
  return covered;
}

async function coverPhoto(
  path: string,
  models: Pick<Models, 'detect' | 'mesh'>,
  alone: readonly FaceRegion[],
): Promise<CoveredPhoto> {
  const name = basename(path);
  const source = await photoFile(path);
  const face = await findFace(source, models);
  const nothing = { name, cover: null, again: false, regionsWithFace: 0 };
  if (face === null) return { ...nothing, outcome: 'no-face' };
  const geometry: FaceGeometry = { kind: 'face', landmarks: face.landmarks, ...UNPOSED };
  const asked = { regions: [], isBackgroundPlain: true, longSidePx: LONG_SIDE_PX, correction: null };
  const made = (identity: 'eyes-covered' | 'region', regions: readonly FaceRegion[] = []) =>
    renderSides([{ source, geometry }], { ...asked, identity, regions }, models, asJpeg).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'face-still-found') return null;
      throw error;
    });
  let regionsWithFace = 0;
  for (const region of alone) {
    const cut = (await made('region', [region]))?.images[0];
    if (cut && (await isFaceIn(cut, models))) regionsWithFace++;
  }
  const sides = await made('eyes-covered');
  const image = sides?.images[0];
  if (!sides || !image) return { ...nothing, outcome: 'refused', regionsWithFace };
  const again = await isFaceIn(image, models);
  return { name, outcome: 'covered', cover: sides.cover, again, regionsWithFace };
}

/** What the JPEG file of a set shows of a picture. */
async function asJpeg({ data, widthPx, heightPx }: CodedImage): Promise<readonly CodedImage[]> {
  const raw = { width: widthPx, height: heightPx, channels: 4 } as const;
  return [await decodeFile(await sharp(data, { raw }).jpeg({ quality: JPEG_QUALITY }).toBuffer())];
}

/** Whether the whole face finder, mesh and all, finds a face in a picture's JPEG file. */
async function isFaceIn(image: CodedImage, models: Pick<Models, 'detect' | 'mesh'>): Promise<boolean> {
  for (const shown of await asJpeg(image)) if ((await findFace(arraySource(shown), models)) !== null) return true;
  return false;
}

/** How many photographs were covered so that no face is found, by the cover that was needed. */
export function coveredLines(photos: readonly CoveredPhoto[]): string[] {
  const faces = photos.filter(({ outcome }) => outcome !== 'no-face');
  const done = faces.filter(({ outcome }) => outcome === 'covered');
  const share = (count: number, of: number) => inWords(proportionOf(count, of));
  return [
    `eyes covered, ${LONG_SIDE_PX} px: x of n, exact 95 % interval`,
    `  written, no face found by the detector  ${share(done.length, faces.length)}`,
    `  of these, found by the whole finder     ${share(done.filter(({ again }) => again).length, done.length)}`,
    ...COVERS.map(
      (_, i) =>
        `  cover ${i + 1} was enough                    ${share(done.filter(({ cover }) => cover === i + 1).length, done.length)}`,
    ),
    `  refused                                 ${share(faces.length - done.length, faces.length)}`,
    ...faces.filter(({ outcome }) => outcome === 'refused').map(({ name }) => `    ${name}`),
    `photographs with a single region in which the whole finder finds a face: ${faces.filter((one) => one.regionsWithFace > 0).length} of ${faces.length}`,
  ];
}
