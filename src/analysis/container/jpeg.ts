import { concatBytes } from '../../bytes/concat.ts';
import { AppError } from '../../domain/errors.ts';
import { byteAt, hasText, latin1, uint16 } from './bytes.ts';
import { exifOrientation, orientationOnly } from './exif.ts';
import type { PhotoHeader } from './header.ts';
import { qualityOfSteps } from './jpegQuality.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DQT = 0xdb;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;

/** Far above what cameras write, low enough that a hostile file ends at once. */
const MAX_SEGMENTS = 65_536;
/** A progressive photo has about ten scans; each costs a pass over the picture. */
const MAX_SCANS = 100;

/** One marker segment. A scan's coded data belongs to its SOS segment. */
interface Segment {
  readonly marker: number;
  /** Where its 0xFF stands. */
  readonly start: number;
  /** First byte after the length field. */
  readonly body: number;
  /** End of the parameters. */
  readonly bodyEnd: number;
  /** First byte after the segment, coded data included. */
  readonly end: number;
}

/** Reads the header of a JPEG file. Throws AppError: `damaged`, or `unsupported-kind` (not 8-bit baseline or progressive). */
export function readJpeg(bytes: Uint8Array): PhotoHeader {
  const segments = segmentsOf(bytes);
  const frames = segments.filter((segment) => isFrame(segment.marker));
  const frame = frames[0];
  if (frame === undefined) throw new AppError('damaged', 'no frame header');
  if (frame.marker > 0xc2) throw new AppError('unsupported-kind', 'lossless, hierarchical or arithmetic JPEG');
  if (frames.length > 1) throw new AppError('damaged', 'more than one frame header');
  const bitDepth = byteAt(bytes, frame.body);
  if (bitDepth !== 8) throw new AppError('unsupported-kind', `${bitDepth}-bit JPEG`);
  const exif = exifOf(bytes, segments);
  return {
    format: 'jpeg',
    codedHeightPx: uint16(bytes, frame.body + 1),
    codedWidthPx: uint16(bytes, frame.body + 3),
    components: byteAt(bytes, frame.body + 5),
    bitDepth,
    orientation: exif === null ? 1 : exifOrientation(exif),
    profile: segments.some((segment) => isProfile(bytes, segment)) ? 'icc' : 'none',
    exif,
  };
}

/** The embedded ICC profile of a JPEG; `null`: none, or one that is spread over several segments (none of sRGB's size is). */
export function jpegProfile(bytes: Uint8Array): Uint8Array | null {
  const [only, ...more] = segmentsOf(bytes).filter((segment) => isProfile(bytes, segment));
  if (only === undefined || more.length > 0) return null;
  // After the name: which segment of how many.
  return bytes.subarray(only.body + 14, only.bodyEnd);
}

/** IJG quality (1..100) of a JPEG by its luminance table, the first one it defines as number 0; `null`: it has none. */
export function jpegQuality(bytes: Uint8Array): number | null {
  for (const { marker, body, bodyEnd } of segmentsOf(bytes)) {
    if (marker !== DQT) continue;
    for (let at = body; at < bodyEnd; ) {
      const [wide, id] = [byteAt(bytes, at) >> 4, byteAt(bytes, at) & 15];
      const step = (i: number) => (wide ? uint16(bytes, at + 1 + 2 * i) : byteAt(bytes, at + 1 + i));
      const end = at + 1 + (wide ? 128 : 64);
      if (end > bodyEnd) return null;
      if (id === 0) return qualityOfSteps(Array.from({ length: 64 }, (_, i) => step(i)));
      at = end;
    }
  }
  return null;
}

/**
 * The same JPEG without anything that isn't picture or colour: JFIF (its thumbnail cut), ICC and Adobe segments stay, EXIF
 * shrinks to the orientation, all other application data, comments and whatever follows the picture go.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const segments = segmentsOf(bytes);
  const exif = exifOf(bytes, segments);
  const orientation = exif === null ? 1 : exifOrientation(exif);
  const jfif = segments.find((segment) => segment.marker === APP0 && hasText(bytes, segment.body, 'JFIF\0'));
  const parts: Uint8Array[] = [Uint8Array.of(0xff, SOI)];
  if (jfif !== undefined && jfif.bodyEnd - jfif.body >= 14) parts.push(jfifWithoutThumbnail(bytes, jfif));
  if (orientation !== 1) {
    parts.push(Uint8Array.of(0xff, APP1, 0, 34), latin1('Exif\0\0'), orientationOnly(orientation));
  }
  for (const segment of segments) if (isKept(bytes, segment)) parts.push(bytes.subarray(segment.start, segment.end));
  parts.push(Uint8Array.of(0xff, EOI));
  return concatBytes(parts);
}

const known = new WeakMap<Uint8Array, readonly Segment[]>();

/** A file is asked for its header, its tables and its strip: it is walked through once. */
function segmentsOf(bytes: Uint8Array): readonly Segment[] {
  const segments = known.get(bytes) ?? walk(bytes);
  known.set(bytes, segments);
  return segments;
}

function walk(bytes: Uint8Array): Segment[] {
  if (byteAt(bytes, 0) !== 0xff || byteAt(bytes, 1) !== SOI) throw new AppError('damaged', 'not a JPEG');
  const segments: Segment[] = [];
  let scans = 0;
  let start = nextMarker(bytes, 2);
  while (byteAt(bytes, start + 1) !== EOI) {
    const marker = byteAt(bytes, start + 1);
    if (marker === SOI) throw new AppError('damaged', 'a second picture starts inside the first');
    const length = uint16(bytes, start + 2);
    const bodyEnd = start + 2 + length;
    if (length < 2 || bodyEnd > bytes.length) throw new AppError('damaged', 'a segment runs past the end');
    const next = nextMarker(bytes, bodyEnd);
    const end = marker === SOS ? next : bodyEnd;
    segments.push({ marker, start, body: start + 4, bodyEnd, end });
    if (marker === SOS) scans++;
    if (segments.length > MAX_SEGMENTS || scans > MAX_SCANS) throw new AppError('damaged', 'too many segments');
    start = next;
  }
  if (scans === 0) throw new AppError('damaged', 'no picture data');
  return segments;
}

/** The 0xFF of the next marker that starts a segment; stuffed bytes, fill bytes and restart markers are passed over. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = byteAt(bytes, at + 1);
    if (marker !== 0 && marker !== 0xff && marker !== 1 && !(marker >= 0xd0 && marker <= 0xd7)) return at;
  }
  throw new AppError('damaged', 'no end of picture');
}

/** SOF0..SOF15 without the three markers of that range that are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function isProfile(bytes: Uint8Array, segment: Segment): boolean {
  return segment.marker === APP2 && hasText(bytes, segment.body, 'ICC_PROFILE\0');
}

function isKept(bytes: Uint8Array, segment: Segment): boolean {
  if (segment.marker === APP14) return hasText(bytes, segment.body, 'Adobe');
  const isApplicationOrComment = segment.marker >= APP0;
  return !isApplicationOrComment || isProfile(bytes, segment);
}

function exifOf(bytes: Uint8Array, segments: readonly Segment[]): Uint8Array | null {
  const segment = segments.find((each) => each.marker === APP1 && hasText(bytes, each.body, 'Exif\0'));
  return segment === undefined ? null : bytes.subarray(segment.body + 6, segment.bodyEnd);
}

function jfifWithoutThumbnail(bytes: Uint8Array, jfif: Segment): Uint8Array {
  const segment = bytes.slice(jfif.start, jfif.start + 18);
  segment.set([0, 16], 2);
  segment.set([0, 0], 16);
  return segment;
}
