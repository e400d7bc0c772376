import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectPhoto, stripMetadata } from '../../../src/analysis/container/inspect.ts';
import { PHOTO_LIMITS } from '../../../src/analysis/container/limits.ts';
import { SAMPLE_FORMATS, samplePhoto } from './samples.ts';

const ANY_SIZE = { ...PHOTO_LIMITS, minSidePx: 1 };

/** Header bytes are hit more often than pixels: half of the changes fall into the first 600. */
const change = fc.record({
  at: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(600)),
  byte: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255)),
});

test.each(SAMPLE_FORMATS)(
  'a %s with changed bytes is read or refused, at once; what is read can be stripped',
  async (format) => {
    const photo = await samplePhoto(format);
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(photo.length)),
        (changes, cutAt) => {
          const bytes = photo.slice(0, cutAt ?? photo.length);
          for (const { at, byte } of changes) bytes[at < 1 ? Math.floor(at * bytes.length) : at] = byte;
          const startedAt = performance.now();
          const inspection = inspectPhoto(bytes, ANY_SIZE);
          if (inspection.kind === 'photo') {
            const { header } = inspection;
            const again = inspectPhoto(stripMetadata(bytes, header.format, header.orientation), ANY_SIZE);
            expect(again).toMatchObject({ kind: 'photo', header: { orientation: header.orientation } });
          }
          expect(performance.now() - startedAt).toBeLessThan(500);
        },
      ),
      { numRuns: 1500 },
    );
  },
);

test('bytes without a plan are read or refused', () => {
  const magic = fc.constantFrom(
    '\xff\xd8\xff',
    '\x89PNG\r\n\x1a\n',
    'RIFF\0\x01\0\0WEBPVP8X',
    '\0\0\0\x14ftypheic\0\0\0\0mif1\0\0\x01\0meta',
  );
  fc.assert(
    fc.property(magic, fc.uint8Array({ maxLength: 400 }), (start, rest) => {
      const inspection = inspectPhoto(new Uint8Array(Buffer.concat([Buffer.from(start, 'latin1'), rest])), ANY_SIZE);
      expect(['photo', 'refused']).toContain(inspection.kind);
    }),
    { numRuns: 3000 },
  );
});
