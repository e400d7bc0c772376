import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { verifySet } from '../../src/archive/publishedSet/verifySet.ts';
import type { SetManifest } from '../../src/domain/setManifest.ts';

/** A picture as a set's file holds it. */
interface ExportedPicture {
  readonly path: string;
  readonly bytes: Buffer;
}

/** The pictures of a saved set, those inside its pages included, and what it says of itself. @throws Error: it is not whole */
export async function exportedSet(
  file: string,
): Promise<{ readonly manifest: SetManifest; readonly pictures: readonly ExportedPicture[] }> {
  const zip = readFileSync(file);
  const check = await verifySet(new Uint8Array(zip));
  if (check.kind !== 'sound') throw new Error(`the set is ${check.kind}`);
  const pictures = check.manifest.files.flatMap(({ path, bytes }): ExportedPicture[] => {
    const at = contentAt(zip, path);
    const content = zip.subarray(at, at + bytes);
    if (path.endsWith('.txt')) return [];
    if (!path.endsWith('.html')) return [{ path, bytes: content }];
    const inside = [...content.toString('utf8').matchAll(/data:image\/jpeg;base64,([\w+/=]+)/g)];
    return inside.map(([, base64], i) => ({ path: `${path} ${i + 1}`, bytes: Buffer.from(base64 ?? '', 'base64') }));
  });
  return { manifest: check.manifest, pictures };
}

/** Where an entry's bytes begin: behind the local header that names it. */
function contentAt(zip: Buffer, path: string): number {
  const mark = Buffer.from('PK\u0003\u0004');
  for (let at = zip.indexOf(mark); at !== -1; at = zip.indexOf(mark, at + 1)) {
    const [name, extra] = [zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    if (zip.toString('utf8', at + 30, at + 30 + name) === path) return at + 30 + name + extra;
  }
  throw new Error(`${path} is not in the set`);
}

/** What beside pixels an independent reader (libvips) finds in a picture. */
export async function metadataIn(bytes: Buffer): Promise<readonly string[]> {
  const { exif, icc, xmp, iptc, tifftagPhotoshop, orientation, comments } = await sharp(bytes).metadata();
  const found = { exif, icc, xmp, iptc, tifftagPhotoshop, orientation, comments };
  return Object.entries(found).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}
