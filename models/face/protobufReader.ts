/** One field of a protobuf message. Only the wire types that the canonical mesh uses: varint, length-delimited, 32-bit. */
export type ProtobufField =
  | { readonly number: number; readonly kind: 'varint'; readonly value: number }
  | { readonly number: number; readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly number: number; readonly kind: 'fixed32'; readonly value: DataView };

/** Fields of a protobuf message in file order. Throws `RangeError` on a cut message, `Error` on another wire type. */
export function readProtobuf(bytes: Uint8Array): ProtobufField[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cursor = { at: 0 };
  const fields: ProtobufField[] = [];
  while (cursor.at < bytes.length) {
    const key = readVarint(view, cursor);
    const number = Math.floor(key / 8);
    const wireType = key % 8;
    if (wireType === 0) {
      fields.push({ number, kind: 'varint', value: readVarint(view, cursor) });
    } else if (wireType === 2) {
      const length = readVarint(view, cursor);
      if (cursor.at + length > bytes.length) throw new RangeError('Protobuf field runs past its message');
      fields.push({ number, kind: 'bytes', value: bytes.subarray(cursor.at, cursor.at + length) });
      cursor.at += length;
    } else if (wireType === 5) {
      fields.push({ number, kind: 'fixed32', value: new DataView(bytes.buffer, bytes.byteOffset + cursor.at, 4) });
      cursor.at += 4;
    } else {
      throw new Error(`Protobuf wire type ${wireType} is not expected here`);
    }
  }
  return fields;
}

/** Values of a repeated float field, packed or one by one. */
export function floatsOf(fields: readonly ProtobufField[], number: number): number[] {
  return fields.flatMap((field) => {
    if (field.number !== number || field.kind === 'varint') return [];
    const { value } = field;
    const view = field.kind === 'bytes' ? new DataView(value.buffer, value.byteOffset, value.byteLength) : field.value;
    return Array.from({ length: view.byteLength / 4 }, (_, i) => view.getFloat32(4 * i, true));
  });
}

/** Values of a repeated unsigned integer field, packed or one by one. */
export function integersOf(fields: readonly ProtobufField[], number: number): number[] {
  return fields.flatMap((field) => {
    if (field.number !== number || field.kind === 'fixed32') return [];
    if (field.kind === 'varint') return [field.value];
    const view = new DataView(field.value.buffer, field.value.byteOffset, field.value.byteLength);
    const cursor = { at: 0 };
    const values: number[] = [];
    while (cursor.at < view.byteLength) values.push(readVarint(view, cursor));
    return values;
  });
}

/** Embedded messages of a field, each as its bytes. */
export function messagesOf(fields: readonly ProtobufField[], number: number): Uint8Array[] {
  return fields.flatMap((field) => (field.number === number && field.kind === 'bytes' ? [field.value] : []));
}

function readVarint(view: DataView, cursor: { at: number }): number {
  let value = 0;
  let weight = 1;
  for (;;) {
    const byte = view.getUint8(cursor.at++);
    value += (byte & 0x7f) * weight;
    if (byte < 0x80) return value;
    weight *= 128;
  }
}
