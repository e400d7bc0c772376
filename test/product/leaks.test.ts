import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownPhotos } from './ownPhotos.ts';
import { openProduct, type Product, setUpVault } from './product.ts';

/** Words that belong to the client and must be nowhere but on the screen and in storage. */
const NAME = 'Zyxwvut Qponml';
const NOTE = 'Allergic to kumquats';
const FILE_MARK = 'IMG_1';
const MARKS = [NAME, 'Zyxwvut', NOTE, 'kumquats', FILE_MARK];

let product: Product;
const seen: string[] = [];
const consoleLines: string[] = [];

/** Hosts in the names of namespaces and in explanations of errors: no code asks these for anything. */
const NAMES_ONLY = [
  'fallback.namespace',
  'ns.adobe.com',
  'purl.org',
  'www.w3.org',
  'react.dev',
  'rolldown.rs',
  'web.dev',
  'github.com',
  'age-encryption.org',
  'www.npmjs.com',
];

/** What leaves a trace beyond the page: the window's title and address, as the history and other devices get them. */
async function note(): Promise<void> {
  seen.push(await product.page.title(), product.page.url());
}

beforeAll(async () => {
  product = await openProduct();
  const { page } = product;
  page.on('console', (message) => consoleLines.push(message.text()));
  page.on('worker', (worker) => worker.on('console', (message) => consoleLines.push(message.text())));
  await setUpVault(page);
  await page.getByLabel('Name or code').fill(NAME);
  await page.getByRole('button', { name: 'Add a client' }).click();
  await page.getByRole('heading', { name: NAME }).waitFor();
  await note();
  await page.getByRole('button', { name: 'Add a course' }).click();
  await page.getByRole('button', { name: 'Add the course' }).click();
  await page.getByText('Choose photos').waitFor();
  await note();
  const [file] = await ownPhotos(['2026-03-01']);
  await page.locator('input[type=file]').first().setInputFiles([file!]);
  await page.getByText('Mar 1, 2026').first().waitFor();
  await page
    .getByRole('button', { name: /^Treatments and notes of/ })
    .first()
    .click();
  await page.getByRole('dialog').getByLabel('Note').fill(NOTE);
});
afterAll(() => product.close());

test('fields for names and notes are not spelled, filled in, corrected or translated by a service', async () => {
  const { page } = product;
  const fields = async () =>
    page
      .locator('input:not([type=checkbox]):not([type=radio]):not([type=file]):not([type=range]), textarea')
      .evaluateAll((all) =>
        (all as HTMLInputElement[]).map(({ autocomplete, spellcheck, translate, outerHTML }) => ({
          isKept: autocomplete === 'off' && !spellcheck && !translate && /autocorrect="off"/i.test(outerHTML),
          outerHTML,
        })),
      );
  const inDialog = await fields();
  expect(inDialog.length).toBeGreaterThan(0);
  expect(inDialog.filter(({ isKept }) => !isKept)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.goto(`${product.address}#/`);
  await page.getByLabel('Name or code').waitFor();
  expect((await fields()).filter(({ isKept }) => !isKept)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.translate)).toBe(false);
  expect(await page.locator('meta[name=google][content=notranslate]').count()).toBe(1);
});

test('photographs are canvases with a name or hidden, never images a browser could look up, and offer no menu', async () => {
  const { page } = product;
  await page.getByRole('link', { name: NAME }).first().click();
  await page.getByRole('heading', { name: NAME }).waitFor();
  await page.locator('a[href*="courses"]').first().click();
  await page.locator('canvas').first().waitFor();
  await note();
  const pictures = await page.evaluate(() => ({
    blobImages: document.querySelectorAll('img[src^="blob:"], img[src^="data:"], video').length,
    unnamedImages: document.querySelectorAll('img:not([alt])').length,
    unnamed: [...document.querySelectorAll('canvas')].filter(
      (canvas) => !canvas.getAttribute('aria-label') && !canvas.closest('[aria-hidden=true], [aria-label]'),
    ).length,
    isMenuOpen: document
      .querySelector('canvas')!
      .dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })),
  }));
  expect(pictures).toEqual({ blobImages: 0, unnamedImages: 0, unnamed: 0, isMenuOpen: false });
});

test('no title, address, referrer or printed head names a client', async () => {
  const { page } = product;
  for (const screen of ['#/clinic/treatments', '#/clinic/calibration', '#/nowhere']) {
    await page.goto(product.address + screen);
    await page.locator('h1, h2').first().waitFor();
    await note();
  }
  expect(seen.length).toBeGreaterThan(8);
  expect(seen.filter((text) => MARKS.some((mark) => decodeURIComponent(text).includes(mark)))).toEqual([]);
  expect(
    await page.evaluate(() => [document.referrer, JSON.stringify(history.state ?? null), window.name]),
  ).not.toContain(NAME);
});

test('nothing but settings is kept outside the database, and no photograph in the cache', async () => {
  const kept = await product.page.evaluate(async () => {
    const cached: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) cached.push(new URL(url).pathname);
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return { cookie: document.cookie, local: { ...localStorage }, session: { ...sessionStorage }, cached, databases };
  });
  expect(kept.cookie).toBe('');
  expect(JSON.stringify([kept.local, kept.session, kept.databases])).not.toMatch(new RegExp(MARKS.join('|')));
  const release = JSON.parse(readFileSync(new URL('../../dist/release.json', import.meta.url), 'utf8'));
  expect(kept.cached.filter((path) => !(path.slice(1) in release.files))).toEqual([]);
});

test('36 no original name, place, device owner or time is kept with a picture', async () => {
  const kept = await product.page.evaluate(async () => {
    const found: string[] = [];
    const bytes: number[][] = [];
    const look = async (value: unknown): Promise<void> => {
      if (typeof value === 'string') found.push(value);
      else if (value instanceof Blob) bytes.push([...new Uint8Array(await value.arrayBuffer())]);
      else if (value instanceof ArrayBuffer) bytes.push([...new Uint8Array(value)]);
      else if (value && typeof value === 'object') for (const part of Object.values(value)) await look(part);
    };
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name!);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of db.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const asking = db.transaction(store).objectStore(store).getAll();
          asking.onsuccess = () => resolve(asking.result);
        });
        await look(all);
      }
      db.close();
    }
    return { found, bytes };
  });
  expect(kept.found.filter((text) => text.includes(FILE_MARK) || text.includes('Somebody'))).toEqual([]);
  const pictures = kept.bytes.map((numbers) => Buffer.from(numbers));
  const readable = [];
  for (const picture of pictures) {
    const facts = await sharp(picture)
      .metadata()
      .catch(() => null);
    if (!facts) continue;
    readable.push(facts.format);
    expect(facts.exif, 'EXIF').toBeUndefined();
    expect(facts.xmp, 'XMP').toBeUndefined();
    expect(facts.iptc, 'IPTC').toBeUndefined();
    expect(picture.includes('Somebody')).toBe(false);
  }
  // A sealed store has no readable picture at all.
  expect(readable.length === 0 || readable.length >= 2).toBe(true);
});

test('the console stays silent, and the clipboard untouched', () => {
  expect(consoleLines.filter((line) => MARKS.some((mark) => line.includes(mark)))).toEqual([]);
  expect(product.complaints).toEqual([]);
  const source = readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' });
  const code = source.filter((file) => /\.tsx?$/.test(file));
  const texts = code.map((file) => readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8'));
  expect(texts.filter((text) => /navigator\.clipboard|execCommand|console\./.test(text))).toEqual([]);
});

test('the build names no address of anyone else but in licences and namespaces', () => {
  const assets = new URL('../../dist/assets/', import.meta.url);
  const hosts = readdirSync(assets)
    .filter((file) => /\.(js|mjs|css)$/.test(file))
    .flatMap((file) => [...readFileSync(new URL(file, assets), 'utf8').matchAll(/(?:https?|wss?):\/\/([\w.-]+)/g)])
    .map(([, host]) => host!);
  const harmless = new Set(NAMES_ONLY);
  expect([...new Set(hosts)].filter((host) => !harmless.has(host))).toEqual([]);
});
