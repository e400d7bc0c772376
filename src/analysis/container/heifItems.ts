import { AppError } from '../../domain/errors.ts';
import { type Box, boxesIn, boxOf, requiredBox, topLevelBoxes } from './boxes.ts';
import { byteAt, textAt, uint16, uint32, uintOfSize } from './bytes.ts';

/** A stretch of the file, `[start, end)`. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** One item of a HEIF file (ISO 23008-12): a coded picture, a grid of tiles, EXIF, XMP, ... */
export interface HeifItem {
  readonly id: number;
  readonly type: string;
  /** Where its data lie, in order. An extent may reach past the end of a file that was cut off. */
  readonly extents: readonly Extent[];
  /** Its property boxes, in the order in which they apply. */
  readonly properties: readonly Box[];
  /** Items that it is put together from. */
  readonly madeOf: readonly number[];
}

export interface HeifItems {
  readonly primary: HeifItem;
  readonly all: ReadonlyMap<number, HeifItem>;
  readonly topLevel: readonly Box[];
  /** Boxes inside `meta`. */
  readonly meta: readonly Box[];
  /** All properties, shared between items. */
  readonly properties: readonly Box[];
}

const MAX_ENTRIES = 16_384;

/** Reads the item tables of a HEIC or AVIF file. Throws AppError: `damaged`, `unsupported-kind` (data built from other items). */
export function readHeifItems(bytes: Uint8Array): HeifItems {
  const topLevel = topLevelBoxes(bytes);
  const metaBox = requiredBox(topLevel, 'meta');
  const meta = boxesIn(bytes, metaBox.body + 4, metaBox.end);
  const propertyBoxes = boxesIn(bytes, ...span(requiredBox(meta, 'iprp')));
  const properties = boxesIn(bytes, ...span(requiredBox(propertyBoxes, 'ipco')));
  const types = itemTypes(bytes, requiredBox(meta, 'iinf'));
  const extents = itemExtents(bytes, requiredBox(meta, 'iloc'), boxOf(meta, 'idat'));
  const uses = propertyUses(
    bytes,
    propertyBoxes.filter((box) => box.type === 'ipma'),
  );
  const sources = derivations(bytes, boxOf(meta, 'iref'));
  const all = new Map<number, HeifItem>();
  for (const [id, type] of types) {
    all.set(id, {
      id,
      type,
      extents: extents.get(id) ?? [],
      properties: (uses.get(id) ?? []).flatMap((index) => properties[index - 1] ?? []),
      madeOf: sources.get(id) ?? [],
    });
  }
  const pitm = requiredBox(meta, 'pitm');
  const primary = all.get(itemId(bytes, pitm.body + 4, byteAt(bytes, pitm.body) === 0 ? 2 : 4));
  if (primary === undefined) throw new AppError('damaged', 'the primary item is missing');
  return { primary, all, topLevel, meta, properties };
}

function span(box: Box): [number, number] {
  return [box.body, box.end];
}

function itemId(bytes: Uint8Array, at: number, sizeBytes: number): number {
  return sizeBytes === 2 ? uint16(bytes, at) : uint32(bytes, at);
}

function bounded(count: number): number {
  if (count > MAX_ENTRIES) throw new AppError('damaged', 'too many entries');
  return count;
}

function itemTypes(bytes: Uint8Array, iinf: Box): Map<number, string> {
  const types = new Map<number, string>();
  const countBytes = byteAt(bytes, iinf.body) === 0 ? 2 : 4;
  for (const entry of boxesIn(bytes, iinf.body + 4 + countBytes, iinf.end)) {
    const version = byteAt(bytes, entry.body);
    if (entry.type !== 'infe' || version < 2) continue;
    const idBytes = version === 2 ? 2 : 4;
    types.set(itemId(bytes, entry.body + 4, idBytes), textAt(bytes, entry.body + 6 + idBytes));
  }
  return types;
}

function itemExtents(bytes: Uint8Array, iloc: Box, idat: Box | undefined): Map<number, Extent[]> {
  const version = byteAt(bytes, iloc.body);
  if (version > 2) throw new AppError('damaged', 'unknown item locations');
  const sizes = uint16(bytes, iloc.body + 4);
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >>> 12, (sizes >>> 8) & 15, (sizes >>> 4) & 15];
  const indexBytes = version === 0 ? 0 : sizes & 15;
  if (Math.max(offsetBytes, lengthBytes, baseBytes, indexBytes) > 8)
    throw new AppError('damaged', 'odd item locations');
  const idBytes = version < 2 ? 2 : 4;
  const found = new Map<number, Extent[]>();
  let at = iloc.body + 6 + idBytes;
  let extentsRead = 0;
  for (let left = bounded(itemId(bytes, iloc.body + 6, idBytes)); left > 0; left--) {
    const id = itemId(bytes, at, idBytes);
    at += idBytes;
    const method = version === 0 ? 0 : uint16(bytes, at) & 15;
    at += (version === 0 ? 0 : 2) + 2;
    if (method > 1) throw new AppError('unsupported-kind', 'items built from items');
    const source = method === 0 ? { start: 0, end: bytes.length } : { start: idat?.body ?? 0, end: idat?.end ?? 0 };
    const base = source.start + uintOfSize(bytes, at, baseBytes);
    at += baseBytes;
    const count = uint16(bytes, at);
    at += 2;
    const extents: Extent[] = [];
    extentsRead = bounded(extentsRead + count);
    for (let i = 0; i < count; i++) {
      at += indexBytes;
      const start = base + uintOfSize(bytes, at, offsetBytes);
      const length = uintOfSize(bytes, at + offsetBytes, lengthBytes);
      at += offsetBytes + lengthBytes;
      extents.push({ start, end: length === 0 ? source.end : start + length });
    }
    found.set(id, extents);
  }
  return found;
}

/** For each item the 1-based numbers of its properties. */
function propertyUses(bytes: Uint8Array, boxes: readonly Box[]): Map<number, number[]> {
  const uses = new Map<number, number[]>();
  for (const ipma of boxes) {
    const idBytes = byteAt(bytes, ipma.body) === 0 ? 2 : 4;
    const isWide = (byteAt(bytes, ipma.body + 3) & 1) === 1;
    let at = ipma.body + 8;
    for (let left = bounded(uint32(bytes, ipma.body + 4)); left > 0; left--) {
      const id = itemId(bytes, at, idBytes);
      const count = byteAt(bytes, at + idBytes);
      at += idBytes + 1;
      const numbers = uses.get(id) ?? [];
      for (let i = 0; i < count; i++) {
        numbers.push(isWide ? uint16(bytes, at) & 0x7fff : byteAt(bytes, at) & 0x7f);
        at += isWide ? 2 : 1;
      }
      uses.set(id, numbers);
    }
  }
  return uses;
}

/** For each derived item the items that it is made of (`dimg` references). */
function derivations(bytes: Uint8Array, iref: Box | undefined): Map<number, number[]> {
  const sources = new Map<number, number[]>();
  if (iref === undefined) return sources;
  const idBytes = byteAt(bytes, iref.body) === 0 ? 2 : 4;
  for (const reference of boxesIn(bytes, iref.body + 4, iref.end)) {
    if (reference.type !== 'dimg') continue;
    const count = uint16(bytes, reference.body + idBytes);
    const first = reference.body + idBytes + 2;
    const ids = Array.from({ length: count }, (_, i) => itemId(bytes, first + i * idBytes, idBytes));
    sources.set(itemId(bytes, reference.body, idBytes), ids);
  }
  return sources;
}
