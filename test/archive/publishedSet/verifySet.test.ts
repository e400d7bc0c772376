import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toJsonBytes } from '../../../src/archive/json.ts';
import { packSet, zipOfSet } from '../../../src/archive/publishedSet/packSet.ts';
import { newSigningKey, signWith } from '../../../src/archive/publishedSet/signature.ts';
import { verifySet } from '../../../src/archive/publishedSet/verifySet.ts';
import { seeded } from '../../../tools/simulate/seeded.ts';
import { SAID, someSet } from './someSet.ts';

test('a set verifies, and says again what was said', async () => {
  const { packed, key } = await someSet();
  const check = await verifySet(packed.zip);
  expect(check).toMatchObject({ kind: 'sound', manifestSha256: packed.manifestSha256, manifest: SAID });
  expect(check.kind === 'sound' && check.manifest.signer.publicKey).toBe(key.publicKey);
});

test('one changed byte anywhere is found, 1,000 times out of 1,000, and every byte of the frame', async () => {
  const { packed } = await someSet();
  const random = seeded(6);
  const { zip } = packed;
  const trials = Array.from({ length: 1000 }, () => ({
    at: Math.floor(random() * zip.length),
    by: 1 + Math.floor(random() * 255),
  }));
  // The local headers, and the directory to the end: fields that most readers pass over.
  const frame = [...Array(43).keys(), ...Array.from({ length: 300 }, (_, i) => zip.length - 300 + i)];
  const passed: number[] = [];
  for (const { at, by } of [...trials, ...frame.map((at) => ({ at, by: 1 }))]) {
    const changed = zip.slice();
    changed[at] = ((changed[at] as number) + by) % 256;
    if ((await verifySet(changed)).kind === 'sound') passed.push(at);
  }
  expect(passed).toEqual([]);
});

test('a set cut short, with bytes added, with a file swapped for another, or of another key is not whole', async () => {
  const { packed, files, key } = await someSet();
  const { zip } = packed;
  const longer = new Uint8Array(zip.length + 1);
  longer.set(zip);
  expect((await verifySet(longer)).kind).toBe('changed');
  for (const length of [zip.length - 1, zip.length - 22, 2000]) {
    expect((await verifySet(zip.slice(0, length))).kind).toBe('changed');
  }
  const check = await verifySet(zip);
  if (check.kind !== 'sound') throw new Error('not sound');
  const other = await newSigningKey(0);
  const manifest = toJsonBytes(check.manifest);
  const forged = await zipOfSet(manifest, await signWith(other.privateKey, manifest), files);
  expect(await verifySet(forged)).toEqual({ kind: 'changed', where: 'manifest.json' });
  const signature = await signWith(key.privateKey, manifest);
  const swapped = await zipOfSet(manifest, signature, [
    { ...files[0]!, bytes: files[0]!.bytes.map((b) => b ^ 1) },
    files[1]!,
  ]);
  expect(await verifySet(swapped)).toEqual({ kind: 'changed', where: 'pair-1.jpg' });
});

test('what is no set, and one of a later version, are told apart', async () => {
  expect(await verifySet(new TextEncoder().encode('a letter') as Uint8Array<ArrayBuffer>)).toEqual({
    kind: 'not-a-set',
  });
  expect(await verifySet(new Uint8Array(0))).toEqual({ kind: 'not-a-set' });
  const { files, key } = await someSet();
  const later = await packSet({ ...SAID, version: 3 as never }, files, key);
  expect(await verifySet(later.zip)).toEqual({ kind: 'newer' });
});

test('the zip opens with the stock unzip', async () => {
  const { packed } = await someSet();
  const path = join(mkdtempSync(join(tmpdir(), 'set-')), 'set.zip');
  writeFileSync(path, packed.zip);
  const listed = execFileSync('unzip', ['-t', path], { encoding: 'utf8' });
  expect(listed).toContain('No errors detected');
  expect(listed).toContain('pair-1.jpg');
});

test('the zip is the same wherever and whenever it is made', async () => {
  const { files } = await someSet();
  const [manifest, signature] = [toJsonBytes(SAID), new Uint8Array(64)];
  const here = await zipOfSet(manifest, signature, files);
  const zone = process.env.TZ;
  process.env.TZ = 'Pacific/Auckland';
  try {
    expect(await zipOfSet(manifest, signature, files)).toEqual(here);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
