/** A table of a flatbuffer; fields are addressed by their slot, the order of the schema. Absent fields give defaults. */
export interface FlatTable {
  int8(slot: number, otherwise?: number): number;
  int32(slot: number, otherwise?: number): number;
  isPresent(slot: number): boolean;
  text(slot: number): string | null;
  bytes(slot: number): Uint8Array | null;
  int32s(slot: number): number[];
  table(slot: number): FlatTable | null;
  tables(slot: number): FlatTable[];
}

/** Root table of a flatbuffer. */
export function readFlatbuffer(bytes: Uint8Array): FlatTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return tableAt(view, follow(view, 0));
}

function tableAt(view: DataView, at: number): FlatTable {
  const vtable = at - view.getInt32(at, true);
  const slots = (view.getUint16(vtable, true) - 4) / 2;

  /** Position of a field's value; 0 where the table leaves it out. */
  const field = (slot: number): number => {
    const offset = slot < slots ? view.getUint16(vtable + 4 + 2 * slot, true) : 0;
    return offset === 0 ? 0 : at + offset;
  };
  /** First element and length of a vector. */
  const vector = (slot: number): { first: number; length: number } | null => {
    const value = field(slot);
    if (value === 0) return null;
    const start = follow(view, value);
    return { first: start + 4, length: view.getUint32(start, true) };
  };
  const elements = <T>(slot: number, read: (position: number) => T): T[] => {
    const found = vector(slot);
    return Array.from({ length: found?.length ?? 0 }, (_, i) => read((found?.first ?? 0) + 4 * i));
  };
  const bytes = (slot: number): Uint8Array | null => {
    const found = vector(slot);
    return found && new Uint8Array(view.buffer, view.byteOffset + found.first, found.length);
  };

  return {
    int8: (slot, otherwise = 0) => (field(slot) === 0 ? otherwise : view.getInt8(field(slot))),
    int32: (slot, otherwise = 0) => (field(slot) === 0 ? otherwise : view.getInt32(field(slot), true)),
    isPresent: (slot) => field(slot) !== 0,
    text(slot) {
      const found = bytes(slot);
      return found && new TextDecoder().decode(found);
    },
    bytes,
    int32s: (slot) => elements(slot, (position) => view.getInt32(position, true)),
    table: (slot) => (field(slot) === 0 ? null : tableAt(view, follow(view, field(slot)))),
    tables: (slot) => elements(slot, (position) => tableAt(view, follow(view, position))),
  };
}

/** Flatbuffer references are unsigned offsets from where they stand. */
function follow(view: DataView, at: number): number {
  return at + view.getUint32(at, true);
}
