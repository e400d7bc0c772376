import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** Flags that keep a headless Chromium quiet: no GPU, no first-run pages, no traffic of its own. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
];

/**
 * A Chromium-family browser on this machine: `CHROMIUM`, Playwright's own download, or one on the path.
 *
 * @returns its executable, or `null` where there is none.
 */
export function findChromium(): string | null {
  const stated = process.env.CHROMIUM;
  if (stated) return stated;
  const downloaded = chromium.executablePath();
  if (downloaded && existsSync(downloaded)) return downloaded;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/Applications/Google Chrome.app/Contents/MacOS'];
  for (const folder of folders) {
    for (const name of [...NAMES, 'Google Chrome']) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  }
  return null;
}
