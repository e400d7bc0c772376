/** One protobuf message being written: fields are added in the order wanted, then `finish` gives the bytes. */
export interface ProtobufMessage {
  integer(field: number, value: number): ProtobufMessage;
  text(field: number, value: string): ProtobufMessage;
  bytes(field: number, value: Uint8Array): ProtobufMessage;
  message(field: number, value: ProtobufMessage): ProtobufMessage;
  finish(): Uint8Array;
}

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** Starts an empty protobuf message. Integers are safe integers, negative ones written in ten bytes as int64 wants. */
export function protobufMessage(): ProtobufMessage {
  const parts: Uint8Array[] = [];
  const key = (field: number, wireType: number): void => {
    parts.push(varint(field * 8 + wireType));
  };

  const message: ProtobufMessage = {
    integer(field, value) {
      key(field, VARINT);
      parts.push(varint(value));
      return message;
    },
    text: (field, value) => message.bytes(field, new TextEncoder().encode(value)),
    bytes(field, value) {
      key(field, LENGTH_DELIMITED);
      parts.push(varint(value.length), value);
      return message;
    },
    message: (field, value) => message.bytes(field, value.finish()),
    finish: () => concatenate(parts),
  };
  return message;
}

/** Base-128 varint, lowest seven bits first. */
function varint(value: number): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
