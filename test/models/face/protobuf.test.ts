import { expect, it } from 'vitest';
import { floatsOf, integersOf, messagesOf, readProtobuf } from '../../../models/face/protobufReader.ts';
import { protobufMessage } from '../../../models/face/protobufWriter.ts';

it('writes the bytes that the protobuf documentation gives', () => {
  expect([...protobufMessage().integer(1, 150).finish()]).toEqual([0x08, 0x96, 0x01]);
  expect([...protobufMessage().text(2, 'testing').finish()]).toEqual([0x12, 7, ...new TextEncoder().encode('testing')]);
  const inner = protobufMessage().integer(1, 150);
  expect([...protobufMessage().message(3, inner).finish()]).toEqual([0x1a, 3, 0x08, 0x96, 0x01]);
});

it('writes a negative number as ten bytes', () => {
  expect([...protobufMessage().integer(1, -2).finish()]).toEqual([0x08, 0xfe, ...new Array(8).fill(0xff), 0x01]);
});

it('reads back numbers, packed or one by one, and messages', () => {
  const floats = new Uint8Array(Float32Array.from([1.5, -2]).buffer);
  const bytes = protobufMessage()
    .bytes(3, floats)
    .integer(4, 7)
    .integer(4, 300)
    .bytes(5, Uint8Array.from([7, 0xac, 0x02]))
    .message(6, protobufMessage().integer(1, 1))
    .finish();
  const fields = readProtobuf(bytes);
  expect(floatsOf(fields, 3)).toEqual([1.5, -2]);
  expect(integersOf(fields, 4)).toEqual([7, 300]);
  expect(integersOf(fields, 5)).toEqual([7, 300]);
  expect(messagesOf(fields, 6).map((message) => integersOf(readProtobuf(message), 1))).toEqual([[1]]);
});

it('refuses a message cut short', () => {
  const whole = protobufMessage().text(2, 'testing').finish();
  expect(() => readProtobuf(whole.subarray(0, 5))).toThrow(RangeError);
});
