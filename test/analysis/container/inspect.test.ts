import { describe, expect, test } from 'vitest';
import { inspectPhoto } from '../../../src/analysis/container/inspect.ts';
import { PHOTO_LIMITS } from '../../../src/analysis/container/limits.ts';
import { positionOf, SAMPLE_FORMATS, SAMPLE_HEIGHT_PX, SAMPLE_WIDTH_PX, samplePhoto } from './samples.ts';

const ANY_SIZE = { ...PHOTO_LIMITS, minSidePx: 1 };
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('inspectPhoto', () => {
  test.each(SAMPLE_FORMATS)('reads the header of %s', async (format) => {
    const inspection = inspectPhoto(await samplePhoto(format), ANY_SIZE);
    expect(inspection).toMatchObject({
      kind: 'photo',
      header: {
        format,
        codedWidthPx: SAMPLE_WIDTH_PX,
        codedHeightPx: SAMPLE_HEIGHT_PX,
        components: 3,
        bitDepth: 8,
        orientation: 6,
        profile: 'icc',
      },
    });
  });

  test.each([
    ['', 'empty-file'],
    ['a note, saved as .jpg', 'not-an-image'],
    ['%PDF-1.7', 'not-an-image'],
    ['<!doctype html><html><body><svg></svg></body></html>', 'not-an-image'],
    ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'unsupported-kind'],
    ['GIF89a\x01\0\x01\0', 'unsupported-kind'],
    ['II*\0\x08\0\0\0', 'unsupported-kind'],
    ['BM6\0\0\0', 'unsupported-kind'],
    ['\xff\x0a\0', 'unsupported-kind'],
    ['\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'not-an-image'],
    ['\0\0\0\x18ftypavis\0\0\0\0avifmif1', 'unsupported-kind'],
    ['\xff\xd8\xff\xe0\0', 'damaged'],
    ['\x89PNG\r\n\x1a\n', 'damaged'],
    ['RIFF\xff\0\0\0WEBPVP8 ', 'damaged'],
  ])('refuses %j as %s', (text, code) => {
    expect(inspectPhoto(bytesOf(text), ANY_SIZE)).toEqual({ kind: 'refused', code });
  });

  test('turns an AVIF by irot alone, whatever its EXIF says', async () => {
    const photo = await samplePhoto('avif', 6);
    photo.set(bytesOf('free'), positionOf(photo, 'irot'));
    expect(inspectPhoto(photo, ANY_SIZE)).toMatchObject({ kind: 'photo', header: { orientation: 1 } });
  });

  test('gives up on a JPEG of a thousand scans', async () => {
    const photo = await samplePhoto('jpeg');
    const scan = photo.subarray(positionOf(photo, Uint8Array.of(0xff, 0xda)), photo.lastIndexOf(0xff));
    const repeated = Buffer.concat([
      photo.subarray(0, -2),
      ...Array.from({ length: 1000 }, () => scan),
      photo.subarray(-2),
    ]);
    expect(inspectPhoto(new Uint8Array(repeated), ANY_SIZE)).toEqual({ kind: 'refused', code: 'damaged' });
  });

  test('holds the size against the limits', async () => {
    const photo = await samplePhoto('jpeg');
    const codeAt = (widthPx: number, heightPx: number): unknown => {
      const resized = photo.slice();
      const frame = resized.findIndex((byte, i) => byte === 0xff && resized[i + 1] === 0xc0);
      new DataView(resized.buffer).setUint16(frame + 5, heightPx);
      new DataView(resized.buffer).setUint16(frame + 7, widthPx);
      const inspection = inspectPhoto(resized, PHOTO_LIMITS);
      return inspection.kind === 'refused' ? inspection.code : inspection.kind;
    };
    expect(codeAt(256, 256)).toBe('photo');
    expect(codeAt(255, 4000)).toBe('too-small');
    expect(codeAt(8000, 8000)).toBe('photo');
    expect(codeAt(8000, 8001)).toBe('too-large');
    expect(codeAt(12_001, 300)).toBe('too-large');
    expect(codeAt(0, 300)).toBe('damaged');
  });

  test.each(SAMPLE_FORMATS)('refuses %s that was cut off', async (format) => {
    const photo = await samplePhoto(format);
    for (const share of [0.98, 0.5, 0.1]) {
      const cut = photo.subarray(0, Math.floor(photo.length * share));
      expect(inspectPhoto(cut, ANY_SIZE)).toEqual({ kind: 'refused', code: 'damaged' });
    }
  });
});
