import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { serve } from '../serve/server.ts';
import { chromiumFlags } from '../test/chromium.ts';
import { obtainChromium } from '../test/obtainChromium.ts';
import type { ScoreReport, ScoreRequest } from './report.ts';

/** What tools/score/page.ts offers to whoever drives it. */
export interface ScorePage {
  /** Scores the files chosen in the page's file input, in order; the first is the baseline. */
  score(request: ScoreRequest): Promise<ScoreReport>;
  /** Opens each chosen JPEG with the bare browser decoder and lets it go. */
  decodeOnly(): Promise<void>;
}

declare global {
  interface Window {
    scorePage: ScorePage;
  }
}

/** The built app's own workers in a headless Chromium, behind the app's real headers. */
export interface Door {
  readonly page: Page;
  /** DevTools session of the whole browser, for process times. */
  readonly devtools: CDPSession;
  readonly address: string;
  choose(files: readonly string[]): Promise<void>;
  score(files: readonly string[], request: ScoreRequest): Promise<ScoreReport>;
  close(): Promise<void>;
}

/** @throws Error that names the remedy where the app is not built or no browser is to be had. */
export async function openDoor(): Promise<Door> {
  const folder = fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(`${folder}/tools/score/page.html`))
    throw new Error('The app is not built. Run `npm run build` first.');
  const browser: Browser = await chromium.launch({ executablePath: obtainChromium(), args: [...chromiumFlags] });
  const served = await serve(folder, 0);
  const page = await browser.newPage();
  await page.goto(`${served.address}tools/score/page.html`);
  await page.waitForFunction(() => 'scorePage' in window);
  const choose = (files: readonly string[]) =>
    page.setInputFiles(
      '#files',
      files.map((file) => resolve(file)),
    );
  return {
    page,
    devtools: await browser.newBrowserCDPSession(),
    address: served.address,
    choose,
    async score(files, request) {
      await choose(files);
      return page.evaluate((wanted) => window.scorePage.score(wanted), request);
    },
    async close() {
      await browser.close();
      await served.close();
    },
  };
}
