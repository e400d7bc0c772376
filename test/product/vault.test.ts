import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serve } from '../../tools/serve/server.ts';
import { chromiumFlags, findChromium } from '../../tools/test/chromium.ts';
import { markedPhoto } from './ownPhotos.ts';
import { loseVault, PATIENCE_MS, setUpVault, unlock, type WaysIn } from './product.ts';

const NAME = 'Zephyrine Quillfeather';
const NOTE = 'Reticent about the marmalade incident';
const profile = mkdtempSync(join(tmpdir(), 'skinseries-rest-'));

let served: Served;
let context: BrowserContext;
let page: Page;
let waysIn: WaysIn;
let marks: Buffer[];

beforeAll(async () => {
  served = await serve(fileURLToPath(new URL('../../dist', import.meta.url)), 0);
  await launch();
});
afterAll(async () => {
  await context.close();
  await served.close();
  rmSync(profile, { recursive: true, force: true });
});

async function launch(): Promise<void> {
  const executablePath = findChromium();
  context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    args: [...chromiumFlags],
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  page = context.pages()[0] ?? (await context.newPage());
  await page.goto(served.address);
}

/** Files of the profile in which a mark is found, as the mark's number and the file. */
function search(marks: readonly Buffer[]): string[] {
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    return marks.flatMap((mark, index) => (bytes.includes(mark) ? [`${index}: ${path.slice(profile.length)}`] : []));
  });
}

/** As `search`, begun again where a running browser takes away a file between its listing and its reading. */
function found(marks: readonly Buffer[], attempts = 20): string[] {
  try {
    return search(marks);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempts === 1) throw error;
    return found(marks, attempts - 1);
  }
}

test('nothing of a client can be found in the browser’s profile: unlocked, locked, or closed', async () => {
  waysIn = await setUpVault(page);
  const { file, pixels } = await markedPhoto();
  marks = [NAME, NOTE, waysIn.passphrase, waysIn.sheet.join(' '), waysIn.sheet.slice(3, 7).join(' ')].flatMap(
    (text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')],
  );
  marks.push(...pixels);

  await page.getByLabel('Name or code').fill(NAME);
  await page.getByRole('button', { name: 'Add a client' }).click();
  await page.getByRole('button', { name: 'Add a course' }).click();
  await page.getByRole('button', { name: 'Add the course' }).click();
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page
    .getByText(/Session 1/)
    .first()
    .waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('canvas')].some(({ width }) => width > 1));
  await page.getByRole('button', { name: /^Treatments and notes of/ }).click();
  await page.getByLabel('Note', { exact: true }).fill(NOTE);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  // The search itself must be able to find: these words lie open there on purpose.
  await page.evaluate(() => localStorage.setItem('probe', 'Perspicacious probe'));
  expect(found(marks)).toEqual([]);

  await page.keyboard.press('Alt+Shift+L');
  // The page is loaded anew, and only then asks for the passphrase.
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await page.locator('canvas').count()).toBe(0);
  expect(page.workers()).toEqual([]);
  expect(found(marks)).toEqual([]);
  await context.close();
  expect(found(marks)).toEqual([]);
  expect(found([Buffer.from('Perspicacious probe'), Buffer.from('Perspicacious probe', 'utf16le')])).not.toEqual([]);
});

test('after a restart it opens with the passphrase only, and the photo is there', async () => {
  await launch();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await unlock(page, 'something else entirely');
  await page.getByText('That does not open the vault.').waitFor();
  await unlock(page, waysIn.passphrase);
  await page.getByRole('link', { name: NAME }).click();
  await page.getByRole('heading', { name: NAME }).waitFor();
});

test('a second tab can’t write beside the first, and takes over only by word', async () => {
  const second = await context.newPage();
  await second.goto(served.address);
  await unlock(second, waysIn.passphrase);
  await second.getByRole('heading', { name: 'Open in another tab' }).waitFor();
  await second.getByRole('button', { name: 'Close it there and open it here' }).click();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await unlock(second, waysIn.passphrase);
  await second.getByRole('link', { name: NAME }).waitFor();
  await second.close();
});

/** The vault's wrapped keys and its header, as they lie in the browser's store. */
function storedKeys(): Promise<{ readonly wrapped: readonly string[]; readonly slots: readonly string[] }> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('skinseries-vault');
      opening.onsuccess = () => resolve(opening.result);
    });
    const all = <T>(store: string) =>
      new Promise<T[]>((resolve) => {
        const asking = db.transaction(store).objectStore(store).getAll();
        asking.onsuccess = () => resolve(asking.result);
      });
    const keys = await all<{ id: string; wrapped: Uint8Array }>('keys');
    const [header] = await all<{ slots: { wrapped: string }[] }>('header');
    db.close();
    return {
      wrapped: keys.filter(({ id }) => id !== '').map(({ wrapped }) => [...wrapped].join()),
      slots: header?.slots.map(({ wrapped }) => wrapped) ?? [],
    };
  });
}

const KEYS_LIE_IN = '/Default/IndexedDB/';

test('after erasing, a client is in no file of the profile, and their key neither: not even wrapped', async () => {
  await page.bringToFront();
  await unlock(page, waysIn.passphrase);
  await page.getByRole('heading', { name: NAME }).waitFor();
  const { wrapped, slots } = await storedKeys();
  expect(wrapped).toHaveLength(1);
  const keyMarks = wrapped.map((bytes) => Buffer.from(bytes.split(',').map(Number)).subarray(0, 24));
  const slotMarks = slots.map((text) => Buffer.from(text.slice(100, 140)));
  // The search finds them as long as they are there.
  expect(found(keyMarks)).not.toEqual([]);
  expect(found(slotMarks).filter((hit) => hit.includes(KEYS_LIE_IN))).not.toEqual([]);

  await page.getByRole('button', { name: 'Delete this client' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('heading', { name: 'Erased' }).waitFor();
  await page.getByText('The browser was made to write its files anew').waitFor();
  const nothingLeft = () => {
    expect(found(marks)).toEqual([]);
    expect(found(keyMarks)).toEqual([]);
    // The header's copy outside the database keeps old slots for a while. They open an old key of the vault, which
    // opened the client's wrapped key, which is nowhere any more.
    expect(found(slotMarks).filter((hit) => hit.includes(KEYS_LIE_IN))).toEqual([]);
  };
  nothingLeft();
  await context.close();
  nothingLeft();
  await launch();
  await unlock(page, waysIn.passphrase);
  await page.getByLabel('Name or code').waitFor();
  expect(await page.getByRole('link', { name: NAME }).count()).toBe(0);
});

const wayBack = () => page.getByRole('heading', { name: 'Bring your records back' });

test('a damaged store is told as such and leads to a backup, and nothing new is begun', async () => {
  await context.close();
  const store = join(profile, 'Default', 'IndexedDB');
  const sound = `${profile}-sound`;
  cpSync(store, sound, { recursive: true });
  const fileOf = (name: string) =>
    join(store, readdirSync(store, { recursive: true, encoding: 'utf8' }).find((path) => path.includes(name)) ?? '');
  // Without its list of files Chromium opens nothing ever again; one whose list is false it throws away when first asked.
  const damages = [() => rmSync(fileOf('MANIFEST')), () => writeFileSync(fileOf('CURRENT'), 'nothing of the kind')];
  for (const damage of damages) {
    damage();
    await launch();
    await page.getByRole('heading', { name: /^The records can’t be (opened now|found)$/ }).waitFor();
    await wayBack().waitFor();
    await page.reload();
    await wayBack().waitFor();
    expect(await page.getByLabel('Name or code').count()).toBe(0);
    await context.close();
    rmSync(store, { recursive: true });
    cpSync(sound, store, { recursive: true });
  }
  rmSync(sound, { recursive: true });
  await launch();
  await unlock(page, waysIn.passphrase);
  await page.getByLabel('Name or code').waitFor();
});

test('records that are there again are not given up', async () => {
  const canary = await page.evaluate(() => {
    const kept = localStorage.getItem('skinseries-vault') ?? '';
    localStorage.setItem('skinseries-vault', kept.replace(/"vaultId":"[^"]+"/, '"vaultId":"another"'));
    return kept;
  });
  await page.reload();
  await wayBack().waitFor();
  await page.evaluate((kept) => localStorage.setItem('skinseries-vault', kept), canary);
  await page.getByRole('button', { name: 'Begin without a backup' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete what is left' }).click();
  await unlock(page, waysIn.passphrase);
  await page.getByLabel('Name or code').waitFor();
});

test('an emptied database is told as such, and nothing new is begun', async () => {
  await loseVault(page, served.address);
  await page.getByRole('heading', { name: 'The records can’t be found' }).waitFor();
});
