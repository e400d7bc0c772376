import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { checkSha256, sha256Of } from '../checkSha256.ts';
import { PRODUCTS, type Product } from './products.ts';
import { readSource } from './source.ts';

const MODELS_FOLDER = new URL('../', import.meta.url);
const NODE_MODULES = new URL('../../node_modules/', import.meta.url);

/** Makes what is missing or other than pinned, and leaves the rest alone. Nothing unpinned is ever written. */
async function build({ pin, make }: Product): Promise<void> {
  const target = new URL(pin.file, MODELS_FOLDER);
  const present = await readFile(target).catch(() => null);
  if (present && sha256Of(present) === pin.sha256) return;
  const made = make(await readSource(pin.source, NODE_MODULES));
  checkSha256(made, pin.sha256, {
    what: `models/${pin.file} as converted here`,
    remedy: 'The converter or models/manifest.json was changed. If that was meant, run "npx tsx models/pin.ts".',
  });
  await mkdir(new URL('.', target), { recursive: true });
  await writeFile(target, made);
  console.log(`models/${pin.file}: ${made.length} bytes from ${pin.source.package}@${pin.source.version}`);
}

try {
  for (const product of PRODUCTS) await build(product);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
