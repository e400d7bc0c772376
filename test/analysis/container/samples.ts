import sharp from 'sharp';

/** Sides differ, so that a turned picture shows. */
export const SAMPLE_WIDTH_PX = 96;
export const SAMPLE_HEIGHT_PX = 64;

const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>';

export type SampleFormat = 'jpeg' | 'png' | 'webp' | 'avif';
export const SAMPLE_FORMATS: readonly SampleFormat[] = ['jpeg', 'png', 'webp', 'avif'];

/** A small Display P3 photograph with all that a phone writes beside it: camera, time, place, XMP. */
export async function samplePhoto(format: SampleFormat, orientation = 6): Promise<Uint8Array> {
  const pixels = Uint8Array.from({ length: SAMPLE_WIDTH_PX * SAMPLE_HEIGHT_PX * 3 }, (_, i) => (i * 37) % 251);
  const file = await sharp(pixels, { raw: { width: SAMPLE_WIDTH_PX, height: SAMPLE_HEIGHT_PX, channels: 3 } })
    .withIccProfile('p3')
    .withExif({
      IFD0: { Make: 'Maker', Model: 'Phone 1', Orientation: String(orientation) },
      IFD2: {
        DateTimeOriginal: '2026:03:04 05:06:07',
        ExposureTime: '1/50',
        FNumber: '9/5',
        ISOSpeedRatings: '64',
        Flash: '1',
      },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withMetadata({ orientation })
    .withXmp(XMP)
    .toFormat(format, format === 'png' ? {} : { quality: 70 })
    .toBuffer();
  return new Uint8Array(file);
}

/** Where `part` first stands in `whole`; -1: nowhere. */
export function positionOf(whole: Uint8Array, part: Uint8Array | string): number {
  return Buffer.from(whole.buffer, whole.byteOffset, whole.length).indexOf(part);
}
