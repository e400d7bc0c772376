import { AppError } from '../domain/errors.ts';

/**
 * A record as bytes, and back: JSON for what is words and numbers, and behind it the raw bytes of its typed arrays.
 *
 *     u32 length of the JSON | JSON | bytes of the arrays, one after another | zeros
 *
 * In the JSON an object with the key `$` stands for something JSON has no word for. The whole is filled up to a multiple
 * of 256 bytes, so that a sealed record's length tells little of what is in it. Plain values are data only: a value that
 * is none of these (a Date, a Map, a function) is a fault of ours and throws.
 */
const STEP_BYTES = 256;

const ARRAYS = {
  buffer: ArrayBuffer,
  u8: Uint8Array,
  u8c: Uint8ClampedArray,
  i8: Int8Array,
  u16: Uint16Array,
  i16: Int16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type ArrayKind = keyof typeof ARRAYS;
const KINDS = Object.entries(ARRAYS) as [ArrayKind, (typeof ARRAYS)[ArrayKind]][];

type Segment = ArrayBuffer | ArrayBufferView;

/** @throws AppError `unexpected`: the value holds something that is no data */
export function encode(value: unknown): Uint8Array<ArrayBuffer> {
  const segments: Uint8Array[] = [];
  let at = 0;

  function place(kind: ArrayKind, segment: Segment) {
    const bytes =
      segment instanceof ArrayBuffer
        ? new Uint8Array(segment)
        : new Uint8Array(segment.buffer, segment.byteOffset, segment.byteLength);
    segments.push(bytes);
    const from = at;
    at += bytes.length;
    return { $: kind, at: from, bytes: bytes.length };
  }

  const json = new TextEncoder().encode(
    JSON.stringify(value, function replace(key, given: unknown) {
      // Before `toJSON` of anything came in between.
      const part: unknown = (this as Record<string, unknown>)[key];
      if (typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0)))
        return { $: 'number', is: Object.is(part, -0) ? '-0' : String(part) };
      if (part === undefined && Array.isArray(this)) throw noData('undefined');
      if (typeof part === 'function' || typeof part === 'symbol' || typeof part === 'bigint') throw noData(typeof part);
      if (typeof part !== 'object' || part === null || Array.isArray(part)) return given;
      const kind = KINDS.find(([, shape]) => part instanceof shape);
      if (kind !== undefined) return place(kind[0], part as Segment);
      if (Object.getPrototypeOf(part) !== Object.prototype) throw noData(part.constructor?.name ?? 'object');
      return Object.hasOwn(part, '$') ? { $: 'object', entries: Object.entries(part) } : part;
    }) ?? 'null',
  );
  const length = 4 + json.length + at;
  const all = new Uint8Array(Math.ceil(length / STEP_BYTES) * STEP_BYTES);
  new DataView(all.buffer).setUint32(0, json.length);
  all.set(json, 4);
  let to = 4 + json.length;
  for (const segment of segments) {
    all.set(segment, to);
    to += segment.length;
  }
  return all;
}

/** @throws AppError `record-damaged`: these are no bytes of `encode` */
export function decode(bytes: Uint8Array): unknown {
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
    if (4 + length > bytes.length) throw new RangeError('cut');
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, 4 + length));
    const segments = bytes.subarray(4 + length);
    return JSON.parse(json, (_key, part: unknown) => (isTag(part) ? untagged(part, segments) : part));
  } catch (cause) {
    throw new AppError('record-damaged', 'A record could not be decoded', { cause });
  }
}

interface Tag {
  readonly $: string;
  readonly at?: number;
  readonly bytes?: number;
  readonly is?: string;
  readonly entries?: readonly (readonly [string, unknown])[];
}

function isTag(part: unknown): part is Tag {
  return typeof part === 'object' && part !== null && typeof (part as Tag).$ === 'string' && !Array.isArray(part);
}

function untagged({ $: kind, at = 0, bytes = 0, is, entries }: Tag, segments: Uint8Array): unknown {
  if (kind === 'number') return is === '-0' ? -0 : Number(is);
  // Revived already: what it holds is not looked at again.
  if (kind === 'object') return Object.fromEntries(entries ?? []);
  if (!Object.hasOwn(ARRAYS, kind) || at < 0 || bytes < 0 || at + bytes > segments.length) throw new RangeError(kind);
  // A buffer of its own: it may be handed to a worker without the others.
  const { buffer } = new Uint8Array(segments.subarray(at, at + bytes));
  return kind === 'buffer' ? buffer : new ARRAYS[kind as Exclude<ArrayKind, 'buffer'>](buffer);
}

function noData(what: string): AppError {
  return new AppError('unexpected', `A record can’t hold a ${what}`);
}
