import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { type Served, serve } from '../../tools/serve/server.ts';
import { chromiumFlags, findChromium } from '../../tools/test/chromium.ts';

interface Request {
  readonly method: string;
  readonly url: string;
  readonly hasBody: boolean;
  /** Asked by the service worker while it fills its copy, not by a page or its workers. */
  readonly isForCopy: boolean;
}

/** The built app, served behind its real headers and open in a Chromium of its own profile. */
export interface Product {
  readonly address: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Every request of the page and its workers so far. */
  readonly requests: readonly Request[];
  /** What the page reported as broken: uncaught errors, console errors, policy violations. */
  readonly complaints: readonly string[];
  /** Every request that reached the server, as `GET /path`. */
  readonly serverLog: string[];
  /** Ends the server: from then on the app has no host. */
  stopServer(): Promise<void>;
  close(): Promise<void>;
}

const opened = new Set<BrowserContext>();

/** The pages of every product that is open in this process. */
export const openPages = (): Page[] => [...opened].flatMap((context) => context.pages());

/** How long a step of the app may take on a machine that runs other tests beside it. */
export const PATIENCE_MS = 120_000;

/** Opens the built app. `npm test` builds it first. */
export async function openProduct(
  options: {
    readonly viewport?: { width: number; height: number };
    readonly colorScheme?: 'light' | 'dark';
    /** A built app; the repository's own otherwise. */
    readonly folder?: string;
  } = {},
): Promise<Product> {
  const folder = options.folder ?? fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(join(folder, 'index.html'))) throw new Error('The app is not built. Run `npm run build` first.');
  const serverLog: string[] = [];
  const served: Served = await serve(folder, 0, (method, path) => serverLog.push(`${method} ${path}`));
  const profile = mkdtempSync(join(tmpdir(), 'skinseries-'));
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumFlags],
    viewport: options.viewport ?? { width: 1280, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  opened.add(context);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = context.pages()[0] ?? (await context.newPage());
  const requests: Request[] = [];
  const complaints: string[] = [];
  context.on('request', (request) =>
    requests.push({
      method: request.method(),
      url: request.url(),
      hasBody: request.postDataBuffer() !== null,
      isForCopy: request.serviceWorker() !== null,
    }),
  );
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await page.goto(served.address);
  return {
    address: served.address,
    context,
    page,
    requests,
    complaints,
    serverLog,
    stopServer: () => served.close(),
    async close() {
      opened.delete(context);
      await context.close();
      await served.close().catch(() => {});
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** What a person writes down while setting up: the ways into their vault. */
export interface WaysIn {
  readonly passphrase: string;
  readonly sheet: readonly string[];
}

/** Sets up the lock as a person does before their first client: the words offered, the sheet, three words asked back. */
export async function setUpVault(page: Page): Promise<WaysIn> {
  await page.getByRole('link', { name: 'Set up and add a client' }).click();
  const waysIn = await setUpLock(page);
  await page.getByLabel('Name or code').waitFor();
  return waysIn;
}

/** The same from the screen on which the lock is set up. */
export async function setUpLock(page: Page): Promise<WaysIn> {
  await page.getByLabel('Your name').fill('Dr. Ada');
  const suggested = page.getByTestId('suggested');
  await suggested.filter({ hasText: /\w+ \w+/ }).waitFor();
  const passphrase = (await suggested.textContent()) ?? '';
  await page.getByLabel('Type it once more').fill(passphrase);
  await page.getByRole('button', { name: 'Set up the lock' }).click();
  await page.getByRole('button', { name: 'Show the words' }).click();
  const list = page.getByRole('list', { name: 'Recovery words, in order' });
  await list.waitFor();
  const sheet = await list.getByRole('listitem').allTextContents();
  await page.getByRole('button', { name: 'I have them on paper' }).click();
  const fields = page.getByRole('textbox', { name: /^Word \d+$/ });
  await fields.nth(2).waitFor();
  for (const field of await fields.all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await field.fill(sheet[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
  await page.getByRole('button', { name: 'Done' }).click();
  return { passphrase, sheet };
}

/** Loses the vault's database, as a browser that clears up or a damaged disk does, and opens the app again. */
export async function loseVault(page: Page, address: string): Promise<void> {
  await page.goto(`${address}icons/skinseries.svg`);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('skinseries-vault');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
  );
  await page.goto(address);
}

/** Waits until so many photos of the page say that they are measured. */
export async function measured(page: Page, photos: number): Promise<void> {
  await page.waitForFunction((n) => (document.body.textContent ?? '').split('Measured').length > n, photos);
}

export async function unlock(page: Page, typed: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(typed);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
}
