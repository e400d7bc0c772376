import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { verifySet } from '../../../src/archive/publishedSet/verifySet.ts';
import { setLines } from '../../../tools/verify-set/setLines.ts';
import { someSet } from '../../archive/publishedSet/someSet.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function verify(...args: string[]): Promise<{ code: number; out: string }> {
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ['--import', 'tsx', 'tools/verify-set/main.ts', ...args],
      { cwd: root },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), out: stdout + stderr }),
    ),
  );
}

test('the command says what a set holds, and tells a changed one', async () => {
  const { packed } = await someSet(500);
  const folder = mkdtempSync(join(tmpdir(), 'set-'));
  const [whole, changed] = [join(folder, 'whole.zip'), join(folder, 'changed.zip')];
  writeFileSync(whole, packed.zip);
  packed.zip[700] = packed.zip[700]! ^ 1;
  writeFileSync(changed, packed.zip);
  const [good, bad] = await Promise.all([verify(whole), verify(changed)]);
  expect(good.code).toBe(0);
  expect(good.out).toContain('Whole: every byte');
  expect(good.out).toContain('99999999-2222-3333-4444-555555555555, website, until 2027-01-01');
  expect(good.out).toContain('2026-05-01 (Europe/Berlin) by Dr. Ada, practitioner');
  expect(good.out).toContain(`model         chroma  ${'ab'.repeat(32)}`);
  expect(good.out).toContain('reviewed    2026-05-01, recorded by Dr. Ada, practitioner');
  expect(bad.code).toBe(1);
  expect(bad.out).toContain('Changed after it was signed');
  packed.zip[700] = packed.zip[700]! ^ 1;
  const other = setLines(await verifySet(packed.zip), 'ab'.repeat(32));
  expect(other.isSound).toBe(false);
  expect(other.lines[1]).toContain('another key');
}, 180_000);
