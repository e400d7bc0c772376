import { cardOf } from '../../src/analysis/colour/cardReference.ts';
import type { Correction } from '../../src/analysis/colour/correction.ts';
import type { Models } from '../../src/analysis/models.ts';
import { type RenderedSides, renderSides, type SideRequest } from '../../src/analysis/publish/renderSides.ts';
import type { Geometry } from '../../src/analysis/publish/setFrame.ts';
import type { CodedImage } from '../../src/analysis/raster.ts';
import type { SetFile } from '../../src/archive/publishedSet/packSet.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { Photo } from '../../src/domain/photo.ts';
import { type SetColour, type SetRender, statedTransform } from '../../src/domain/setManifest.ts';
import { pictureSource } from '../analysis/pictureSource.ts';
import { drawPhoto, drawStrip, type PhotoLabel } from './drawStrip.ts';
import { EXTENSION, encode, type SetImageFormat } from './encode.ts';
import { type WipeWords, wipePage } from './wipePage.ts';

/** What is made of a subject's photos: the first beside the last, all of them in a row, or a page to wipe between. */
type SetKind = 'pair' | 'filmstrip' | 'wipe';
/** The pictures inside a wipe page. */
const WIPE_FORMAT: SetImageFormat = 'jpeg';

/** One person's photos, first to last, and what is to be made of them. */
export interface SubjectRequest extends Omit<SideRequest, 'longSidePx' | 'correction'> {
  readonly photos: readonly {
    readonly picture: ImageBitmap;
    readonly geometry: Geometry;
    readonly card: Photo['card'];
    readonly label: PhotoLabel;
  }[];
  /** Leads the names of its files. */
  readonly name: string;
  readonly kinds: readonly SetKind[];
  /** Longer sides of each photo, px. */
  readonly sizesPx: readonly number[];
  readonly format: SetImageFormat;
  /** Colours through the first photo's colour card, for all photos alike. */
  readonly isByCard: boolean;
  readonly wipe: WipeWords;
}

export interface RenderedSubject {
  readonly files: SetFile[];
  readonly renders: readonly SetRender[];
  readonly colour: SetColour | null;
}

/**
 * Makes the files of one subject. Pixels are read as sRGB, which is what is written. Nothing is enlarged: of the sizes that
 * go beyond the photo only its own is written, and each file's name says what it has.
 *
 * @throws AppError as `renderSides`; `card-not-read`: colours by a card were asked for
 */
export async function renderSubject(request: SubjectRequest, models: Pick<Models, 'detect'>): Promise<RenderedSubject> {
  const { photos, kinds, sizesPx, name, format } = request;
  const sources = photos.map(({ picture, geometry }) => ({ source: pictureSource(picture, 'srgb'), geometry }));
  const first = sources[0];
  const correction = request.isByCard && first ? (cardOf(first.source, photos[0]?.card)?.correction ?? null) : null;
  if (request.isByCard && correction === null) throw new AppError('card-not-read');
  const files: SetFile[] = [];
  const renders: SetRender[] = [];
  const formats = [...new Set<SetImageFormat>([format, ...(kinds.includes('wipe') ? [WIPE_FORMAT] : [])])];
  const asWritten = (image: CodedImage) => Promise.all(formats.map((one) => readBack(image, one)));
  const isPair = photos.length === 2 && kinds.includes('pair');
  let sides: RenderedSides | null = null;
  for (const asked of [...sizesPx].sort((a, b) => b - a)) {
    if (sides !== null && longSideOf(sides) <= asked) continue;
    sides = await renderSides(sources, { ...request, longSidePx: asked, correction }, models, asWritten);
    renders.push(statedRender(sides));
    const [images, longSidePx] = [sides.images, longSideOf(sides)];
    const labels = photos.map(({ label }) => label);
    const strip = async (kind: SetKind, which: readonly number[]) => {
      const canvas = drawStrip(
        which.map((i) => images[i] as CodedImage),
        which.map((i) => labels[i] as PhotoLabel),
      );
      files.push({ path: `${name}-${kind}-${longSidePx}.${EXTENSION[format]}`, bytes: await encode(canvas, format) });
    };
    const last = photos.length - 1;
    if (kinds.includes('pair')) await strip('pair', [0, last]);
    // All of two in a row are the pair.
    if (kinds.includes('filmstrip') && !isPair) await strip('filmstrip', [...photos.keys()]);
  }
  if (kinds.includes('wipe') && sides !== null) files.push(await wipeOf(sides, request));
  return { files, renders, colour: correction && statedColour(correction) };
}

/** A picture as its file shows it, coded and decoded. */
async function readBack(image: CodedImage, format: SetImageFormat): Promise<CodedImage> {
  const picture = await createImageBitmap(new Blob([await encode(drawPhoto(image), format)]));
  const { widthPx, heightPx } = image;
  try {
    return pictureSource(picture, 'srgb').read({ x: 0, y: 0, width: widthPx, height: heightPx });
  } finally {
    picture.close();
  }
}

const longSideOf = ({ widthPx, heightPx }: RenderedSides) => Math.max(widthPx, heightPx);

async function wipeOf(sides: RenderedSides, { name, wipe }: SubjectRequest): Promise<SetFile> {
  const [first, last] = [sides.images[0] as CodedImage, sides.images.at(-1) as CodedImage];
  const images = await Promise.all([first, last].map((image) => encode(drawPhoto(image), WIPE_FORMAT)));
  return { path: `${name}-wipe.html`, bytes: await wipePage([images[0]!, images[1]!], sides, wipe) };
}

function statedRender({ widthPx, heightPx, frameToImage, cover, isFaceFree }: RenderedSides): SetRender {
  return { widthPx, heightPx, frameToPhoto: frameToImage.map(statedTransform), cover, isFaceFree };
}

function statedColour({ tone, mix }: Correction): SetColour {
  return { tone, mix: mix.map((weights) => [...weights]) };
}
