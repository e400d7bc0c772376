import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256Of } from '../../../models/checkSha256.ts';
import { readSource } from '../../../models/face/source.ts';

const bytes = new TextEncoder().encode('some weights and more');
const source = { package: '@maker/face', version: '1.2.3', file: 'assets.data', start: 5, end: 12 };
const sha256 = sha256Of(bytes.subarray(5, 12));
let folder = '';
let nodeModules: URL;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-'));
  await mkdir(join(folder, '@maker/face'), { recursive: true });
  await writeFile(join(folder, '@maker/face/assets.data'), bytes);
  nodeModules = pathToFileURL(`${folder}/`);
});
afterAll(() => rm(folder, { recursive: true }));

it('reads the pinned part of a package file', async () => {
  const part = await readSource({ ...source, sha256 }, nodeModules);
  expect(new TextDecoder().decode(part)).toBe('weights');
  // A view of the whole file would let every typed array made from it reach the other models.
  expect(part.buffer.byteLength).toBe(7);
});

it('stops at other bytes, naming the file, both hashes and the remedy', async () => {
  const wrong = readSource({ ...source, sha256: 'f00d' }, nodeModules);
  await expect(wrong).rejects.toThrow(/@maker\/face\/assets\.data, bytes 5 to 12/);
  await expect(wrong).rejects.toThrow(new RegExp(`expected f00d\\s+got +${sha256}`));
  await expect(wrong).rejects.toThrow(/@maker\/face@1\.2\.3.*npm ci/);
});

it('says which package is missing', async () => {
  const missing = readSource({ ...source, package: '@maker/gone', sha256 }, nodeModules);
  await expect(missing).rejects.toThrow(/@maker\/gone@1\.2\.3 is not installed.*npm ci/);
});
