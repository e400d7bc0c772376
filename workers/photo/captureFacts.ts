import ExifReader from 'exifreader';
import { type CaptureFacts, NO_CAPTURE_FACTS } from '../../src/domain/photo.ts';

/** The facts that EXIF tells: the file itself tells its compression. */
type ExifFacts = Omit<CaptureFacts, 'jpegQuality'>;

/** EXIF of a JPEG can't be longer; other containers could carry megabytes of it. */
const MAX_EXIF_BYTES = 1024 * 1024;

type Tags = Readonly<Record<string, { readonly value?: unknown } | undefined>>;

/**
 * Reads how a photo was taken. Missing, absurd or unreadable facts are `null`; never throws.
 * @param exif the EXIF block from its TIFF header on; `null`: the file has none
 */
export function captureFacts(exif: Uint8Array | null): ExifFacts {
  if (exif === null || exif.length > MAX_EXIF_BYTES) return NO_CAPTURE_FACTS;
  try {
    const tags: Tags = { ...ExifReader.load(exif.slice().buffer, { async: false }) };
    return {
      takenAt: wallClock(text(tags, 'DateTimeOriginal')) ?? wallClock(text(tags, 'DateTimeDigitized')),
      cameraMake: text(tags, 'Make'),
      cameraModel: text(tags, 'Model'),
      exposureTimeS: positive(tags, 'ExposureTime'),
      fNumber: positive(tags, 'FNumber'),
      iso: positive(tags, 'ISOSpeedRatings'),
      focalLengthMm: positive(tags, 'FocalLength'),
      flashFired: flashFired(tags),
    };
  } catch {
    return NO_CAPTURE_FACTS;
  }
}

/** EXIF's `YYYY:MM:DD hh:mm:ss` as `YYYY-MM-DDThh:mm:ss`; `null` where it is no moment of the calendar. */
export function wallClock(exifTime: string | null): string | null {
  const parts = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(exifTime ?? '');
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const moment = new Date(`${local}Z`);
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 19) !== local) return null;
  return Number(year) >= 1980 ? local : null;
}

function rawValue(tags: Tags, name: string): unknown {
  return tags[name]?.value;
}

function text(tags: Tags, name: string): string | null {
  const value = rawValue(tags, name);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'string') return null;
  // Control characters and padding come from cameras that fill fixed fields.
  const words = [...first]
    .filter((letter) => letter >= ' ')
    .join('')
    .trim();
  return words === '' ? null : words.slice(0, 64);
}

/** Rationals arrive as [numerator, denominator], counts as a number or a list of one. */
function positive(tags: Tags, name: string): number | null {
  const value = rawValue(tags, name);
  const [top, bottom] = Array.isArray(value) ? (value as unknown[]) : [value];
  if (typeof top !== 'number') return null;
  const number = typeof bottom === 'number' ? top / bottom : top;
  return Number.isFinite(number) && number > 0 ? number : null;
}

function flashFired(tags: Tags): boolean | null {
  const value = rawValue(tags, 'Flash');
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'number' ? (first & 1) === 1 : null;
}
