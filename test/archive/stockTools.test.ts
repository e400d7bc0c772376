import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lockWithPassphrase, openWithPassphrase } from '../../src/archive/age.ts';
import type { Manifest } from '../../src/archive/manifest.ts';
import { unpackArchive } from '../../src/archive/unpackArchive.ts';
import { archiveOf, clientRecords, collect, pack, streamOf } from './records.ts';
import { atTerminal, lackingTools, skipped } from './stockAge.ts';

/**
 * Nobody should need Skinseries to get at a backup: Debian's own `age` and `unzip` open what the product makes, with the
 * passphrase typed at a terminal as `age` asks for it.
 */
const PASSPHRASE = 'bench zebra tulip orbit candle river';

const folder = mkdtempSync(join(tmpdir(), 'skinseries-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.skipIf(lackingTools.length > 0)(`a backup opens with the stock age and unzip${skipped}`, async () => {
  const made = await archiveOf([clientRecords(1), clientRecords(2, 3)], 200_000);
  const file = join(folder, 'backup.age');
  const zip = join(folder, 'backup.zip');
  writeFileSync(file, await collect(await lockWithPassphrase(streamOf(await pack(made)), PASSPHRASE)));
  expect(atTerminal(PASSPHRASE, ['age', '--decrypt', '-o', zip, file])).toBe(0);

  const tested = spawnSync('unzip', ['-tq', zip], { encoding: 'utf8' });
  expect(tested.status, tested.stdout + tested.stderr).toBe(0);
  const unpacked = join(folder, 'unpacked');
  expect(spawnSync('unzip', ['-q', zip, '-d', unpacked]).status).toBe(0);
  const manifest = JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8')) as Manifest;
  expect(manifest.entries).toHaveLength(made.contents.size);
  for (const { path, bytes, sha256 } of manifest.entries) {
    const content = readFileSync(join(unpacked, path));
    expect(content.length).toBe(bytes);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  }
});

it.skipIf(lackingTools.length > 0)(
  `what the stock age locked with a passphrase is read like our own${skipped}`,
  async () => {
    const zip = join(folder, 'again.zip');
    const file = join(folder, 'again.age');
    writeFileSync(zip, await pack(await archiveOf([clientRecords(1)])));
    expect(atTerminal(PASSPHRASE, ['age', '--passphrase', '-o', file, zip])).toBe(0);
    const pieces = [];
    for await (const { kind } of unpackArchive(await openWithPassphrase(streamOf(readFileSync(file)), PASSPHRASE)))
      pieces.push(kind);
    expect(pieces).toContain('records');
  },
);
