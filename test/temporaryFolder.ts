import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the tests and their browsers set aside lies in one folder, which goes with the run. */
const folder = mkdtempSync(join(tmpdir(), 'skin-'));

export function setup(): void {
  process.env.TMPDIR = folder;
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
