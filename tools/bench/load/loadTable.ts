import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CDPSession, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { serve } from '../../serve/server.ts';
import { chromiumFlags } from '../../test/chromium.ts';
import { obtainChromium } from '../../test/obtainChromium.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const PASSPHRASE = 'six words that nobody guesses today';
/** Photos opened before the heap is looked at. */
const SOAK = 300;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

const ms = (values: readonly number[]) =>
  `p50 ${quantile(values, 0.5).toFixed(0)} ms, p95 ${quantile(values, 0.95).toFixed(0)} ms`;
const row = (what: string, found: string, asked = '') =>
  console.log(`  ${what.padEnd(34)} ${found.padEnd(36)} ${asked}`);

/**
 * `npm run bench -- load [clients] [photos of each]`: how the vault bears many photos, in Chromium, through the app's own
 * actions and storage. The app and the page that fills it are one build, made beside `dist`. Targets are those of the
 * project's reference on security, 3.C.
 */
export async function printLoadTable(clients = 200, photosEach = 5): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'skinseries-load-'));
  const profile = mkdtempSync(join(tmpdir(), 'skinseries-load-profile-'));
  const input = ['index.html', 'tools/bench/load/page.html'];
  await build({ root, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input } } });
  const served = await serve(folder, 0);
  const launch = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: obtainChromium(),
      args: [...chromiumFlags, '--js-flags=--expose-gc'],
      reducedMotion: 'reduce',
    });
  const openPage = async (page: Page) => {
    await page.goto(`${served.address}tools/bench/load/page.html`);
    await page.waitForFunction(() => 'loadPage' in window);
  };
  let context = await launch();
  try {
    let page = await context.newPage();
    await openPage(page);
    await page.evaluate((passphrase) => window.loadPage.begin(passphrase), PASSPHRASE);
    const saveMs: number[] = [];
    let bytes = 0;
    for (let nr = 1; nr <= clients; nr++) {
      const added = await page.evaluate(([n, each]) => window.loadPage.addClient(n, each), [nr, photosEach] as const);
      saveMs.push(...added.saveMs);
      bytes += added.photoBytes;
      if (nr % 50 === 0) console.log(`  ${nr} clients`);
    }
    const photos = clients * photosEach;
    console.log(
      `\nLoad: ${photos} photos of ${clients} clients, JPEGs of 1200 x 1600 and ${(bytes / photos / 1e3).toFixed(0)} kB each, ` +
        `on ${cpus().length} x ${cpus()[0]?.model.trim()}`,
    );
    row('save a photo, read back', ms(saveMs), '(asked: p95 150 ms)');
    await context.close();

    context = await launch();
    page = await context.newPage();
    const { vaultMs, listMs } = await reopened(page, served.address, clients);
    row('reopen: from Unlock to the vault', `${vaultMs.toFixed(0)} ms`, '(asked: 1500 ms)');
    row('then to the whole list', `${(listMs - vaultMs).toFixed(0)} ms`, '(asked: 300 ms)');
    await page.close();

    page = await context.newPage();
    await openPage(page);
    await page.evaluate((passphrase) => window.loadPage.unlock(passphrase), PASSPHRASE);
    const lists = await page.evaluate(async () => [await window.loadPage.list(), await window.loadPage.list()]);
    row('all clients and courses opened', `${lists[0]?.toFixed(0)} ms, again ${lists[1]?.toFixed(0)} ms`);
    const devtools = await context.newCDPSession(page);
    const before = await heapMb(devtools);
    const openMs = await page.evaluate((count) => window.loadPage.openPhotos(count), SOAK);
    row('open a photo', ms(openMs), '(asked: p95 60 ms)');
    const after = await heapMb(devtools);
    row(`JS heap, ${SOAK} photos later`, `${before.toFixed(1)} MB, then ${after.toFixed(1)} MB`, '(asked: 350 MB)');
    const verified = await page.evaluate(() => window.loadPage.verify());
    row(
      'deep verify of everything',
      `${(verified.ms / 1000).toFixed(1)} s, ${verified.photos} photos, ${verified.damaged} damaged`,
      '(asked: 40 s)',
    );
  } finally {
    await context.close();
    await served.close();
    for (const used of [folder, profile]) rmSync(used, { recursive: true, force: true });
  }
}

/** What happens between the click on Unlock, in the app itself, and the whole list on the screen, each ms from the click. */
interface Reopened {
  readonly vaultMs: number;
  readonly listMs: number;
}

/** Looked at from inside the page: asking for a link from outside takes longer than drawing two hundred. */
async function reopened(page: Page, address: string, clients: number): Promise<Reopened> {
  await page.goto(address);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  const watched = page.evaluate(
    (count) =>
      new Promise<Reopened>((resolve) => {
        let [clickedAt, vaultMs] = [0, 0];
        addEventListener('click', () => (clickedAt = performance.now()), { capture: true, once: true });
        new MutationObserver(() => {
          const buttons = [...document.querySelectorAll('button')];
          if (vaultMs === 0 && buttons.some(({ textContent }) => textContent === 'Lock'))
            vaultMs = performance.now() - clickedAt;
          if ([...document.links].filter(({ textContent }) => textContent?.includes('Load ')).length >= count)
            requestAnimationFrame(() => resolve({ vaultMs, listMs: performance.now() - clickedAt }));
        }).observe(document.body, { subtree: true, childList: true });
      }),
    clients,
  );
  const [found] = await Promise.all([watched, page.getByRole('button', { name: 'Unlock' }).click()]);
  return found;
}

async function heapMb(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await devtools.send('Runtime.getHeapUsage')) as { readonly usedSize: number };
  return usedSize / 1e6;
}
