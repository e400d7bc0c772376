import { AppError } from '../domain/errors.ts';
import type { ByteReader } from './byteReader.ts';

/**
 * The frame of the zips that `packArchive` writes, and of no others: entries are stored, not compressed, in the order of
 * the manifest, their sizes behind them. What differs in any field is refused, so that Skinseries and `unzip` can't be
 * made to see different files. [PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5]
 */
const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const ZIP64_END = 0x06064b50;
/** Sizes follow the bytes; the name is UTF-8. */
const FLAGS = 0x0808;
const NEEDS_ZIP64 = 0xffffffff;
/** Upper half of the external attributes: a regular file that its owner may write and all may read, as Unix has it. */
const REGULAR_FILE = 0o100664;

/** JSON holds no control characters, so this never occurs inside a manifest. */
export const DESCRIPTOR_MARK = new Uint8Array([0x50, 0x4b, 0x07, 0x08]);

/** What the frame of an entry says. */
export interface Framed {
  readonly path: string;
  readonly bytes: number;
  readonly crc32: number;
}

/** Reads the header before an entry's bytes, which must be that of `path`. */
export async function readLocalHeader(reader: ByteReader, path: string): Promise<void> {
  const header = await fields(reader, 30);
  const isOurs =
    header.getUint32(0, true) === LOCAL &&
    header.getUint16(6, true) === FLAGS &&
    header.getUint16(8, true) === 0 &&
    [14, 18, 22].every((at) => header.getUint32(at, true) === 0) &&
    header.getUint16(26, true) === path.length &&
    header.getUint16(28, true) === 0;
  if (!isOurs || (await readText(reader, path.length)) !== path) throw notOurs(path);
}

/** Reads what follows an entry's bytes: its size must be that which was read. */
export async function readDescriptor(reader: ByteReader, path: string, bytes: number): Promise<Framed> {
  const descriptor = await fields(reader, 16);
  if (descriptor.getUint32(0, true) !== DESCRIPTOR) throw notOurs(path);
  if ([8, 12].some((at) => descriptor.getUint32(at, true) !== bytes)) throw notOurs(path);
  return { path, bytes, crc32: descriptor.getUint32(4, true) };
}

/** Reads the directory at the end, which must name the same entries in the same order, and nothing after it. */
export async function readDirectory(reader: ByteReader, entries: readonly Framed[]): Promise<void> {
  for (const entry of entries) await readCentralHeader(reader, entry);
  let end = await fields(reader, 4);
  if (end.getUint32(0, true) === ZIP64_END) {
    await reader.take(52 + 20);
    end = await fields(reader, 4);
  }
  if (end.getUint32(0, true) !== END) throw notOurs('the directory');
  const rest = await fields(reader, 18);
  const count = rest.getUint16(6, true);
  if (count !== Math.min(entries.length, 0xffff) || rest.getUint16(16, true) !== 0) throw notOurs('the directory');
  if (!(await reader.isAtEnd())) throw notOurs('the end');
}

async function readCentralHeader(reader: ByteReader, { path, bytes, crc32 }: Framed): Promise<void> {
  const header = await fields(reader, 46);
  const offset = header.getUint32(42, true);
  const isOurs =
    header.getUint32(0, true) === CENTRAL &&
    header.getUint16(8, true) === FLAGS &&
    header.getUint16(10, true) === 0 &&
    header.getUint32(16, true) === crc32 &&
    [20, 24].every((at) => header.getUint32(at, true) === bytes) &&
    header.getUint16(28, true) === path.length &&
    header.getUint16(32, true) === 0 &&
    header.getUint16(40, true) === REGULAR_FILE;
  if (!isOurs || (await readText(reader, path.length)) !== path) throw notOurs(path);
  // Where an entry begins beyond 4 GiB, its place follows as a zip64 field.
  const extra = header.getUint16(30, true);
  if (extra !== (offset === NEEDS_ZIP64 ? 12 : 0)) throw notOurs(path);
  await reader.take(extra);
}

async function fields(reader: ByteReader, count: number): Promise<DataView> {
  return new DataView((await reader.take(count)).buffer);
}

async function readText(reader: ByteReader, length: number): Promise<string> {
  return String.fromCharCode(...(await reader.take(length)));
}

function notOurs(path: string): AppError {
  return new AppError('backup-unknown', `${path} is not framed as Skinseries frames it.`);
}
