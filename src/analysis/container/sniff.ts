import { hasText } from './bytes.ts';

/** Which walker reads the file, or why none does. */
export type Sniffed =
  | { readonly kind: 'jpeg' | 'png' | 'webp' | 'heif' }
  | { readonly kind: 'refused'; readonly code: 'empty-file' | 'not-an-image' | 'unsupported-kind' };

/** Brands of still pictures; which codec they use is read from their items. */
const STILL_BRANDS = new Set('heic heix heim heis mif1 mif2 miaf avif MiHE MiHB'.split(' '));
const SEQUENCE_BRANDS = new Set('hevc hevx hevm hevs msf1 avis'.split(' '));
const OTHER_PICTURE_BRANDS = new Set(
  'mif3 crx  jpeg j2ki j2is avci avcs vvic jxl '.match(/.{4} ?/g)?.map((brand) => brand.slice(0, 4)),
);

/** Pictures that are known and not opened. */
const OTHER_PICTURES = [
  'GIF87a',
  'GIF89a',
  'BM',
  'II*\0',
  'MM\0*',
  'II+\0',
  'MM\0+',
  'IIU\0',
  '\xff\x0a',
  '\0\0\0\x0cJXL ',
  '\0\0\0\x0cjP  ',
  '\xff\x4f\xff\x51',
  '\0\0\x01\0',
  '8BPS',
  'FUJIFILMCCD',
];

const refused = (code: 'empty-file' | 'not-an-image' | 'unsupported-kind'): Sniffed => ({ kind: 'refused', code });

/** Tells the kind of a file from its first bytes alone: names and MIME types lie. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return refused('empty-file');
  if (hasText(bytes, 0, '\xff\xd8')) return { kind: 'jpeg' };
  if (hasText(bytes, 0, '\x89PNG')) return { kind: 'png' };
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return { kind: 'webp' };
  if (hasText(bytes, 4, 'ftyp')) return sniffBrands(bytes);
  if (OTHER_PICTURES.some((magic) => hasText(bytes, 0, magic)) || isSvg(bytes)) return refused('unsupported-kind');
  return refused('not-an-image');
}

/** The major brand decides; where it is a foreign one, the first still brand among the compatible ones. */
function sniffBrands(bytes: Uint8Array): Sniffed {
  const major = brandAt(bytes, 8);
  if (STILL_BRANDS.has(major)) return { kind: 'heif' };
  if (SEQUENCE_BRANDS.has(major) || OTHER_PICTURE_BRANDS.has(major)) return refused('unsupported-kind');
  const boxEnd = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), 256);
  for (let at = 16; at + 4 <= boxEnd; at += 4) if (STILL_BRANDS.has(brandAt(bytes, at))) return { kind: 'heif' };
  return refused('not-an-image');
}

function brandAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function isSvg(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 1024)).toLowerCase();
  return /^(\xef\xbb\xbf)?\s*</.test(head) && /<svg[\s>]/.test(head) && !head.includes('<html');
}
