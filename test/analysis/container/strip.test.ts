import { readFileSync } from 'node:fs';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inspectPhoto, stripMetadata } from '../../../src/analysis/container/inspect.ts';
import { PHOTO_LIMITS } from '../../../src/analysis/container/limits.ts';
import { pngChunk, stripPng } from '../../../src/analysis/container/png.ts';
import { sharedData } from '../../fixtures/sharedData.ts';
import { positionOf, SAMPLE_FORMATS, samplePhoto } from './samples.ts';

const ANY_SIZE = { ...PHOTO_LIMITS, minSidePx: 1 };

function strip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const inspection = inspectPhoto(bytes, ANY_SIZE);
  if (inspection.kind === 'refused') throw new Error(inspection.code);
  return stripMetadata(bytes, inspection.header.format, inspection.header.orientation);
}

/** What an independent reader finds that could tell who, where, when or with what. */
function tellTales(bytes: Uint8Array): string[] {
  const tags = ExifReader.load(bytes.slice().buffer, { expanded: true, async: false });
  const groups = ['gps', 'xmp', 'iptc', 'mpf', 'makerNotes', 'photoshop', 'Thumbnail'].filter((group) => {
    const found = (tags as Record<string, unknown>)[group];
    return found !== undefined && Object.keys(found as object).length > 0;
  });
  const harmless = new Set(['Orientation', 'Exif IFD Pointer']);
  return [...groups, ...Object.keys(tags.exif ?? {}).filter((name) => !harmless.has(name))];
}

/** The coded pixels of each format, as they lie in the file. */
function codedPixels(bytes: Uint8Array, format: 'jpeg' | 'png' | 'webp'): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (format === 'jpeg') return bytes.subarray(positionOf(bytes, Uint8Array.of(0xff, 0xdb)), bytes.lastIndexOf(0xd9));
  const start = positionOf(bytes, format === 'png' ? 'IDAT' : 'VP8 ');
  return bytes.subarray(
    start,
    start + (format === 'png' ? view.getUint32(start - 4) : view.getUint32(start + 4, true)),
  );
}

describe('stripMetadata', () => {
  test.each(SAMPLE_FORMATS)('takes all but picture, colour and orientation out of %s', async (format) => {
    const photo = await samplePhoto(format);
    expect(tellTales(photo)).toEqual(expect.arrayContaining(['gps', 'Make', 'DateTimeOriginal']));
    const kept = strip(photo);
    expect(tellTales(kept)).toEqual([]);
    expect(positionOf(kept, 'Phone 1')).toBe(-1);
    expect(positionOf(kept, 'xmpmeta')).toBe(-1);
  });

  test.each(['jpeg', 'png', 'webp'] as const)('leaves the coded pixels of %s byte for byte', async (format) => {
    const photo = await samplePhoto(format);
    const coded = codedPixels(photo, format);
    expect(coded.length).toBeGreaterThan(300);
    expect(positionOf(strip(photo), coded)).toBeGreaterThan(0);
  });

  test('leaves every offset of an AVIF, and its pixels', async () => {
    const photo = await samplePhoto('avif');
    const kept = strip(photo);
    expect(kept.length).toBe(photo.length);
    const [before, after] = await Promise.all([photo, kept].map((file) => sharp(file).raw().toBuffer()));
    expect(after?.equals(before as Buffer)).toBe(true);
  });

  test.each(SAMPLE_FORMATS)('leaves colour profile and orientation of %s', async (format) => {
    const photo = await samplePhoto(format, 8);
    const [before, after] = await Promise.all([photo, strip(photo)].map((file) => sharp(file).metadata()));
    expect(after?.icc?.equals(before?.icc as Buffer)).toBe(true);
    const inspection = inspectPhoto(strip(photo), ANY_SIZE);
    expect(inspection).toMatchObject({ kind: 'photo', header: { orientation: 8 } });
  });

  test.each(SAMPLE_FORMATS)('changes nothing the second time (%s)', async (format) => {
    const once = strip(await samplePhoto(format));
    expect(strip(once)).toEqual(once);
  });

  test('cuts off what a phone appends, and drops comments and second pictures', async () => {
    const photo = await samplePhoto('jpeg');
    const comment = Uint8Array.from(Buffer.from('\xff\xfe\0\x0eplace: home', 'latin1'));
    const index = Uint8Array.from(Buffer.from('\xff\xe2\0\x0aMPF\0here', 'latin1'));
    const film = Uint8Array.from(Buffer.from('\0\0\0\x18ftypmp42 a film of the same moment', 'latin1'));
    const asTaken = Buffer.concat([photo.subarray(0, 2), comment, index, photo.subarray(2), film]);
    expect(strip(new Uint8Array(asTaken))).toEqual(strip(photo));
  });

  test('passes over fill bytes between the segments of a JPEG', async () => {
    const photo = await samplePhoto('jpeg');
    const tables = positionOf(photo, Uint8Array.of(0xff, 0xdb));
    const filled = Buffer.concat([photo.subarray(0, tables), Uint8Array.of(0xff, 0xff), photo.subarray(tables)]);
    expect(strip(new Uint8Array(filled))).toEqual(strip(photo));
  });

  test('takes back the promise of EXIF and XMP in a WebP', async () => {
    const flagsOf = (bytes: Uint8Array): number => bytes[20] ?? 0;
    const photo = await samplePhoto('webp', 1);
    expect(flagsOf(photo) & 0x0c).toBe(0x0c);
    expect(flagsOf(strip(photo)) & 0x0c).toBe(0);
  });

  test('reads an AVIF whose last box runs to the end of the file, and frees boxes it does not know', async () => {
    const photo = await samplePhoto('avif');
    const open = photo.slice();
    new DataView(open.buffer).setUint32(positionOf(open, 'mdat') - 4, 0);
    expect(strip(open)).toMatchObject({ length: photo.length });
    const foreign = Buffer.concat([photo, Buffer.from('\0\0\0\x14uuid where I live', 'latin1')]);
    const kept = strip(new Uint8Array(foreign));
    expect([positionOf(kept, 'where'), positionOf(kept, 'uuid')]).toEqual([-1, -1]);
    expect(kept.subarray(0, photo.length)).toEqual(strip(photo));
  });

  test('drops the text chunks of a PNG', async () => {
    const photo = await samplePhoto('png');
    const text = pngChunk('tEXt', Uint8Array.from(Buffer.from('Author\0A. Person')));
    const header = 8 + 25;
    const asTaken = Buffer.concat([photo.subarray(0, header), text, photo.subarray(header)]);
    expect(strip(new Uint8Array(asTaken))).toEqual(stripPng(photo, 6));
  });
});

const phones = [
  'colour/apple_gainmap_new.jpg',
  'phones/IMG_20180725_163423-tiny.jpg',
  'phones/heic-iphone.heic',
  'phones/metadata-extractor/Apple_iPhone_4.jpg',
  'phones/metadata-extractor/HTC_One.jpg',
  'phones/metadata-extractor/IMG_2927.HEIC',
  'phones/metadata-extractor/Issue_437_(dotnet).heic',
  'phones/metadata-extractor/Samsung_SM-J327T1.jpg',
  'phones/metadata-extractor/exif-at-eof.heic',
  'phones/png_with_exif_and_gps.png',
  'malformed/pillow/xmp_tags_orientation.avif',
  'malformed/image-rs/webp_simple_xmp.webp',
  'malformed/image-rs/jpg_iptc.jpg',
];

test.skipIf(sharedData('decode') === null)('an independent reader finds nothing in what is kept of real files', () => {
  for (const name of phones) {
    const original = new Uint8Array(readFileSync(sharedData(`decode/${name}`) as string));
    expect(tellTales(original), name).not.toEqual([]);
    expect(tellTales(strip(original)), name).toEqual([]);
  }
});
