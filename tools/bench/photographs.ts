import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const EXAMPLES = ['light-1', 'light-2', 'light-3', 'dark-1', 'dark-2', 'dark-3'];

async function enlarge(name: string, megapixels: number, folder: string): Promise<string> {
  const source = fileURLToPath(new URL(`../../public/example/${name}.jpg`, import.meta.url));
  const { width = 1, height = 1 } = await sharp(source).metadata();
  const factor = Math.sqrt((megapixels * 1e6) / (width * height));
  const path = join(folder, `${name}-${megapixels}mp.jpg`);
  await sharp(source)
    .resize(Math.round(width * factor), Math.round(height * factor), { kernel: 'cubic' })
    .jpeg({ quality: 92, chromaSubsampling: '4:2:0' })
    .toFile(path);
  return path;
}

/** The bench's photographs: our rendered examples enlarged to 12 MP (six of them) and to 48 MP (one), in a folder of their own. */
export async function benchPhotographs(): Promise<{ folder: string; twelve: string[]; fortyEight: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'skinseries-bench-'));
  const twelve: string[] = [];
  for (const name of EXAMPLES) twelve.push(await enlarge(name, 12, folder));
  return { folder, twelve, fortyEight: await enlarge('light-1', 48, folder) };
}
