import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { seeded } from '../simulate/seeded.ts';
import type { PhotoFile } from './protocol.ts';

/** Noise to cut pictures out of, made once. */
const NOISE = Buffer.alloc(1 << 21);
const noiseOf = seeded(1);
for (let i = 0; i < NOISE.length; i++) NOISE[i] = 60 + Math.floor(noiseOf() * 140);

/**
 * A JPEG of coloured noise, no two alike: from 30 kB, which lie inside the database, to 200 kB, which the browser puts
 * into a file of its own.
 */
export async function noisePhoto(uniform: () => number): Promise<PhotoFile> {
  const isLarge = uniform() < 0.4;
  const side = isLarge ? 420 + Math.floor(uniform() * 80) : 256 + Math.floor(uniform() * 40);
  const from = Math.floor(uniform() * (NOISE.length - side * side * 3));
  const pixels = Buffer.from(NOISE.subarray(from, from + side * side * 3));
  for (let i = 0; i < 64; i++) pixels[i] = Math.floor(uniform() * 256);
  const bytes = await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: isLarge ? 90 : 40 })
    .toBuffer();
  return photoFile(bytes, `${Math.floor(uniform() * 1e9)}.jpg`);
}

export function photoFile(bytes: Buffer, name: string): PhotoFile {
  return { name, base64: bytes.toString('base64'), sha256: createHash('sha256').update(bytes).digest('hex') };
}
