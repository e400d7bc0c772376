import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.ts';

const REMEDY =
  'No Chromium-family browser found. Get one: `npx playwright install chromium`, or on Debian `apt-get install chromium`; or set CHROMIUM to its path.';

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000 }).status === 0;
}

/**
 * The browser for the tests, got where it is missing: Debian's package when we are root there, else Playwright's download.
 *
 * @returns its executable.
 * @throws Error whose message says in one line how to get one.
 */
export function obtainChromium(): string {
  const present = findChromium();
  if (present) return present;
  console.log('No browser found; getting one.');
  const isDebianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const got =
    (isDebianRoot && run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', 'chromium'])) ||
    run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
  const found = got ? findChromium() : null;
  if (!found) throw new Error(REMEDY);
  return found;
}
