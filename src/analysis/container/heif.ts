import { AppError } from '../../domain/errors.ts';
import type { ImageFormat } from '../../domain/photo.ts';
import type { Box } from './boxes.ts';
import { byteAt, textAt, uint16, uint32 } from './bytes.ts';
import { withoutExifPrefix } from './exif.ts';
import type { PhotoHeader } from './header.ts';
import { type Extent, type HeifItem, type HeifItems, readHeifItems } from './heifItems.ts';
import { type Orientation, thenMirrored, thenTurned } from './orientation.ts';

const CODED_AS: Record<string, 'heic' | 'avif'> = { hvc1: 'heic', hev1: 'heic', av01: 'avif' };
const DERIVED = new Set(['grid', 'iden', 'iovl']);

/** EXIF, XMP and other foreign data: of no use to a decoder. */
const METADATA_ITEMS = new Set(['Exif', 'mime', 'uri ']);

/** Boxes of `meta` that a decoder needs; what else stands there is blanked. */
const KEPT_META = new Set('hdlr pitm iinf iloc iref iprp idat dinf grpl'.split(' '));

/** Free text among the properties. */
const BLANKED_PROPERTIES = new Set(['udes', 'uuid']);

/** The colour of a HEIC picture, as its file states it: the decoder gives bare codes. */
export type HeifColour =
  | { readonly kind: 'icc'; readonly profile: Uint8Array }
  | { readonly kind: 'nclx'; readonly primaries: number; readonly transfer: number }
  | { readonly kind: 'unstated' };

/**
 * Reads the header of a HEIC or AVIF file: that of its primary picture. EXIF's orientation is not used: the standard turns the
 * picture by `irot` and `imir` only. Throws AppError: `damaged`, `unsupported-kind` (another codec).
 */
export function readHeif(bytes: Uint8Array): PhotoHeader {
  const items = readHeifItems(bytes);
  const format = formatOf(items);
  const { primary, topLevel } = items;
  const dataEnd = topLevel.at(-1)?.end ?? 0;
  for (const item of [primary, ...tilesOf(items)]) {
    if (item.extents.some((extent) => extent.end > dataEnd)) throw new AppError('damaged', 'the file is cut off');
  }
  const size = primary.properties.find((box) => box.type === 'ispe');
  if (size === undefined) throw new AppError('damaged', 'no picture size');
  const channels = channelsOf(bytes, items);
  return {
    format,
    codedWidthPx: uint32(bytes, size.body + 4),
    codedHeightPx: uint32(bytes, size.body + 8),
    components: channels.count,
    bitDepth: channels.bitDepth,
    orientation: orientationOf(bytes, primary),
    profile: ({ icc: 'icc', nclx: 'coded', unstated: 'none' } as const)[colourOf(bytes, items).kind],
    exif: exifOf(bytes, items),
  };
}

/** The stated colour of a HEIC file's picture. Throws AppError like `readHeif`. */
export function heifColour(bytes: Uint8Array): HeifColour {
  return colourOf(bytes, readHeifItems(bytes));
}

/**
 * The same file with all that isn't picture or colour blanked in place, so that every offset still holds: EXIF, XMP and other
 * metadata items, foreign boxes, and media data that no picture item refers to. What follows the last box is cut off.
 */
export function stripHeif(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const items = readHeifItems(bytes);
  const isPicture = (item: HeifItem): boolean => !METADATA_ITEMS.has(item.type);
  const pictures = [...items.all.values()].filter(isPicture).flatMap((item) => item.extents);
  const kept = bytes.slice(0, items.topLevel.at(-1)?.end);
  for (const box of items.topLevel) {
    if (box.type === 'ftyp' || box.type === 'meta') continue;
    blankAllBut(kept, bytes, box, pictures);
    if (box.type !== 'mdat') markFree(kept, box);
  }
  for (const box of items.meta) {
    if (box.type === 'idat') blankAllBut(kept, bytes, box, pictures);
    if (KEPT_META.has(box.type)) continue;
    kept.fill(0, box.body, box.end);
    markFree(kept, box);
  }
  for (const box of items.properties) if (BLANKED_PROPERTIES.has(box.type)) kept.fill(0, box.body, box.end);
  return kept;
}

function formatOf(items: HeifItems): ImageFormat {
  const coded = DERIVED.has(items.primary.type) ? tilesOf(items)[0] : items.primary;
  const format = CODED_AS[coded?.type ?? ''];
  if (format === undefined) throw new AppError('unsupported-kind', `coded as ${coded?.type ?? 'nothing'}`);
  return format;
}

function tilesOf(items: HeifItems): HeifItem[] {
  return items.primary.madeOf.flatMap((id) => items.all.get(id) ?? []);
}

function orientationOf(bytes: Uint8Array, item: HeifItem): Orientation {
  let orientation: Orientation = 1;
  for (const box of item.properties) {
    if (box.type === 'irot') orientation = thenTurned(orientation, 4 - (byteAt(bytes, box.body) & 3));
    if (box.type === 'imir')
      orientation = thenMirrored(orientation, byteAt(bytes, box.body) & 1 ? 'left-right' : 'top-bottom');
  }
  return orientation;
}

/** A grid often leaves its colour and depth to its tiles. */
function propertyOf(items: HeifItems, isWanted: (box: Box) => boolean): Box | undefined {
  return items.primary.properties.find(isWanted) ?? tilesOf(items)[0]?.properties.find(isWanted);
}

function channelsOf(bytes: Uint8Array, items: HeifItems): { readonly count: number; readonly bitDepth: number } {
  const pixi = propertyOf(items, (box) => box.type === 'pixi');
  if (pixi !== undefined) return { count: byteAt(bytes, pixi.body + 4), bitDepth: byteAt(bytes, pixi.body + 5) };
  const hevc = propertyOf(items, (box) => box.type === 'hvcC');
  if (hevc !== undefined) return { count: 3, bitDepth: 8 + (byteAt(bytes, hevc.body + 17) & 7) };
  const av1 = propertyOf(items, (box) => box.type === 'av1C');
  const isDeep = av1 !== undefined && (byteAt(bytes, av1.body + 2) & 0x40) !== 0;
  return { count: 3, bitDepth: isDeep ? 10 : 8 };
}

function colourOf(bytes: Uint8Array, items: HeifItems): HeifColour {
  const icc = propertyOf(items, (box) => box.type === 'colr' && ['prof', 'rICC'].includes(textAt(bytes, box.body)));
  if (icc !== undefined) return { kind: 'icc', profile: bytes.subarray(icc.body + 4, icc.end) };
  const nclx = propertyOf(items, (box) => box.type === 'colr' && textAt(bytes, box.body) === 'nclx');
  if (nclx === undefined) return { kind: 'unstated' };
  return { kind: 'nclx', primaries: uint16(bytes, nclx.body + 4), transfer: uint16(bytes, nclx.body + 6) };
}

function exifOf(bytes: Uint8Array, items: HeifItems): Uint8Array | null {
  for (const item of items.all.values()) {
    const extent = item.type === 'Exif' ? item.extents[0] : undefined;
    if (extent === undefined || extent.end > bytes.length || extent.end < extent.start + 4) continue;
    const tiff = extent.start + 4 + uint32(bytes, extent.start);
    if (tiff < extent.end) return withoutExifPrefix(bytes.subarray(tiff, extent.end));
  }
  return null;
}

/** Zeroes the body of a box in `kept`, then puts back what of it lies in `extents`. */
function blankAllBut(kept: Uint8Array, original: Uint8Array, box: Box, extents: readonly Extent[]): void {
  kept.fill(0, box.body, box.end);
  for (const extent of extents) {
    const start = Math.max(extent.start, box.body);
    const end = Math.min(extent.end, box.end);
    if (start < end) kept.set(original.subarray(start, end), start);
  }
}

/** Readers pass over a box of this type. */
function markFree(kept: Uint8Array, box: Box): void {
  for (let i = 0; i < 4; i++) kept[box.start + 4 + i] = 'free'.charCodeAt(i);
}
