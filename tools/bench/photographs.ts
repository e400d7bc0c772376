import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { addSensorNoise } from './sensorNoise.ts';

const EXAMPLES = ['light-1', 'light-2', 'light-3', 'dark-1', 'dark-2', 'dark-3'];
/** What phones save in. */
const QUALITY = 95;

export interface BenchPhotograph {
  readonly path: string;
  readonly bytes: number;
}

async function enlarge(name: string, megapixels: number, folder: string): Promise<BenchPhotograph> {
  const source = fileURLToPath(new URL(`../../public/example/${name}.jpg`, import.meta.url));
  const { width = 1, height = 1 } = await sharp(source).metadata();
  const factor = Math.sqrt((megapixels * 1e6) / (width * height));
  const path = join(folder, `${name}-${megapixels}mp.jpg`);
  const { data, info } = await sharp(source)
    .resize(Math.round(width * factor), Math.round(height * factor), { kernel: 'cubic' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  addSensorNoise(data);
  const { size } = await sharp(data, { raw: info }).jpeg({ quality: QUALITY, chromaSubsampling: '4:2:0' }).toFile(path);
  return { path, bytes: size };
}

/**
 * The bench's photographs: our rendered examples enlarged to 12 MP (six of them) and to 48 MP (one), in a folder of their
 * own. They carry a camera's noise: without it they pack into a fifth of a phone's bytes, decode faster than any photograph
 * does, and everything measured against the decode would be measured against too little.
 */
export async function benchPhotographs(): Promise<{
  readonly folder: string;
  readonly twelve: readonly BenchPhotograph[];
  readonly fortyEight: BenchPhotograph;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'skinseries-bench-'));
  const twelve: BenchPhotograph[] = [];
  for (const name of EXAMPLES) twelve.push(await enlarge(name, 12, folder));
  return { folder, twelve, fortyEight: await enlarge('light-1', 48, folder) };
}
