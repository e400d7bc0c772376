import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/storage/codec.ts';
import { measurement } from './photoRecord.ts';

const bytes = fc.uint8Array({ maxLength: 40 });
const arrays = fc.oneof(
  bytes,
  bytes.map((array) => array.buffer.slice(0, array.byteLength)),
  fc.uint8ClampedArray({ maxLength: 9 }),
  fc.int8Array({ maxLength: 9 }),
  fc.uint16Array({ maxLength: 9 }),
  fc.int16Array({ maxLength: 9 }),
  fc.uint32Array({ maxLength: 9 }),
  fc.int32Array({ maxLength: 9 }),
  fc.float32Array({ maxLength: 9 }),
  fc.float64Array({ maxLength: 9 }),
);
const key = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('$', 'at', 'bytes', 'entries', 'toJSON'),
);
const record = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, -0, Number.NaN, Infinity, -Infinity),
    fc.double(),
    fc.string({ unit: 'binary' }),
    arrays,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('the coding of records', () => {
  it('gives any record back as it was', () => {
    fc.assert(
      fc.property(record, (value) => {
        expect(decode(encode(value))).toStrictEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('gives back what a hostile key would change', () => {
    const hostile = JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": 1, "$": "u8"}') as object;
    const back = decode(encode(hostile)) as { isAdmin?: boolean };
    expect(Object.keys(back)).toEqual(Object.keys(hostile));
    expect(back.isAdmin).toBeUndefined();
  });

  it('keeps maps as typed arrays, each in a buffer of its own', () => {
    const back = decode(encode(measurement(3))) as ReturnType<typeof measurement>;
    expect(back).toEqual(measurement(3));
    expect(back.atlas.skin.buffer).not.toBe(back.atlas.melanin.buffer);
    expect(back.atlas.skin.buffer.byteLength).toBe(back.atlas.skin.byteLength);
  });

  it('takes a view of a part of a buffer for that part only', () => {
    const whole = Uint8Array.from({ length: 64 }, (_, i) => i);
    expect(decode(encode(whole.subarray(10, 13)))).toEqual(Uint8Array.of(10, 11, 12));
  });

  it('gives lengths in steps, so that a name’s length doesn’t show', () => {
    expect(encode({ label: 'Jo' }).length).toBe(encode({ label: 'Maria Theresia von Habsburg-Lothringen' }).length);
  });

  it.each([[new Date(0)], [new Map()], [() => 1], [1n], [[undefined]], [new Error('x')]])('refuses %s', (value) => {
    expect(() => encode({ value })).toThrow(expect.objectContaining({ code: 'unexpected' }) as Error);
  });

  it('tells bytes that are none of its own', () => {
    const sound = encode({ maps: new Float32Array(8) });
    const cut = (length: number) => sound.slice(0, length);
    for (const damaged of [cut(0), cut(3), cut(20), new Uint8Array(256).fill(255)])
      expect(() => decode(damaged)).toThrow(expect.objectContaining({ code: 'record-damaged' }) as Error);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        try {
          decode(noise);
        } catch (error) {
          expect(error).toMatchObject({ code: 'record-damaged' });
        }
      }),
      { numRuns: 500 },
    );
  });
});
