import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const dist = new URL('../../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')) as Record<string, Chunk>;

function reach(key: string, follow: (chunk: Chunk) => readonly string[], seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of follow(manifest[key]!)) reach(next, follow, seen);
  return seen;
}

/** Gzipped bytes of the scripts, in kB of 1,000 bytes. */
function gzippedKb(keys: Iterable<string>): number {
  const files = new Set([...keys].map((key) => manifest[key]!.file).filter((file) => file.endsWith('.js')));
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(new URL(file, dist))).length;
  return bytes / 1000;
}

test('the first screen needs at most 200 kB of gzipped script', () => {
  const first = gzippedKb(reach('index.html', (chunk) => chunk.imports ?? []));
  console.log(`script before the first screen: ${first.toFixed(0)} kB gzipped`);
  expect(first).toBeGreaterThan(20);
  expect(first).toBeLessThanOrEqual(200);
});

test('all screens together need at most 320 kB of gzipped script', () => {
  const all = gzippedKb(reach('index.html', (chunk) => [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]));
  console.log(`script of all screens: ${all.toFixed(0)} kB gzipped`);
  expect(all).toBeLessThanOrEqual(320);
});
