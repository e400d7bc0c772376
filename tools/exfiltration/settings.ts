import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page, Worker } from 'playwright';
import type { Release } from '../../workers/service/release.ts';
import type {} from '../score/door.ts';
import { responseHeaders } from '../serve/headers.ts';
import type { Setting } from './attempt.ts';

const NOTHING = { name: 'nothing.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a photo') };

/** The app's headers but for the one that only Chromium knows: what other browsers are left with. */
const withoutAllowlist = Object.fromEntries(
  Object.entries(responseHeaders).filter(([name]) => name !== 'Connection-Allowlist'),
);

/** A blank page with a worker and a service worker, behind nothing or behind the app's policy. */
async function blankSetting(browser: Browser, headers: Readonly<Record<string, string>>): Promise<Setting> {
  const server = createServer(({ url }, response) => {
    const isScript = url?.endsWith('.js');
    response.writeHead(200, { ...headers, 'Content-Type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? '' : '<!doctype html><body></body>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const context = await browser.newContext();
  const openPage = async () => {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };
  const page = await openPage();
  await page.evaluate(async () => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
    };
    const policy = trustedTypes.createPolicy('skinseries', {
      createScriptURL(url: string) {
        return url;
      },
    });
    new Worker(policy.createScriptURL('./worker.js'));
    await navigator.serviceWorker.register(policy.createScriptURL('./service.js'));
    await navigator.serviceWorker.ready;
  });
  return { openPage, worker: await firstWorker(page), service: context.serviceWorkers()[0] ?? null };
}

async function firstWorker(page: Page): Promise<Worker> {
  return page.workers()[0] ?? page.waitForEvent('worker');
}

/** The built app's own photo worker, started by a file that is no photo. */
async function appWorker(context: BrowserContext, address: string): Promise<Worker> {
  const page = await context.newPage();
  await page.goto(`${address}tools/score/page.html`);
  await page.waitForFunction(() => 'scorePage' in window);
  await page.setInputFiles('#files', NOTHING);
  await page
    .evaluate(() => window.scorePage.score({ area: null, control: null, grey: null, pxPerMm: null, repeats: 1 }))
    .catch(() => {});
  return firstWorker(page);
}

async function cameFromDevice(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return navigation!.workerStart > 0;
  });
}

function appPages(context: BrowserContext, address: string, isSealed: boolean): () => Promise<Page> {
  return async () => {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('h1').waitFor();
    if ((await cameFromDevice(page)) !== isSealed) throw new Error(`A page was ${isSealed ? 'not ' : ''}sealed.`);
    return page;
  };
}

/** The built app as its host sends it. */
async function appSetting(browser: Browser, address: string): Promise<Setting> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  return { openPage: appPages(context, address, false), worker: await appWorker(context, address), service: null };
}

const release = JSON.parse(readFileSync(new URL('../../dist/release.json', import.meta.url), 'utf8')) as Release;
const allFiles = Object.keys(release.files).length;

/** The built app as the copy on the device sends it, once that is whole. */
async function sealedSetting(browser: Browser, address: string): Promise<Setting> {
  const context = await browser.newContext();
  const first = await context.newPage();
  await first.goto(address);
  const kept = () =>
    first.evaluate(async () => {
      const [name] = await caches.keys();
      return name && navigator.serviceWorker.controller ? (await (await caches.open(name)).keys()).length : 0;
    });
  while ((await kept()) < allFiles) await first.waitForTimeout(500);
  await first.close();
  const [service] = context.serviceWorkers();
  return {
    openPage: appPages(context, address, true),
    worker: await appWorker(context, address),
    service: service ?? null,
  };
}

export type Policy = 'none' | 'policy' | 'app' | 'sealed' | 'own host';

/**
 * Settings by policy, each made when its turn comes. `none` proves that a channel is live here; `policy` is the content
 * security policy with Trusted Types alone; `own host` is the sealed app again, aimed at its own host.
 */
export function settings(browser: Browser, address: string): Readonly<Record<Policy, () => Promise<Setting>>> {
  return {
    none: () => blankSetting(browser, {}),
    policy: () => blankSetting(browser, withoutAllowlist),
    app: () => appSetting(browser, address),
    sealed: () => sealedSetting(browser, address),
    // Its service worker may ask its host: that is how a newer version comes.
    'own host': async () => ({ ...(await sealedSetting(browser, address)), service: null }),
  };
}
