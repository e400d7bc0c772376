import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownPhotos } from './ownPhotos.ts';
import { openProduct, type Product, setUpVault, unlock, type WaysIn } from './product.ts';

const NAME = 'Zephyrine Quillfeather';
const PASSPHRASE = 'bench zebra tulip orbit candle river';

let product: Product;
let waysIn: WaysIn;

beforeAll(async () => {
  product = await openProduct();
  const { page } = product;
  // Files go to the downloads; every address made for one and taken back is noted, past the page's own end.
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    const note = (what: string, address: string) =>
      sessionStorage.setItem(what, `${sessionStorage.getItem(what) ?? ''} ${address}`);
    const [make, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
    URL.createObjectURL = (object) => {
      const address = make(object);
      note('made', address);
      return address;
    };
    URL.revokeObjectURL = (address) => {
      note('revoked', address);
      revoke(address);
    };
  });
  await page.reload();
  waysIn = await setUpVault(page);
  await page.getByLabel('Name or code').fill(NAME);
  await page.getByRole('button', { name: 'Add a client' }).click();
  await page.getByRole('button', { name: 'Add a course' }).click();
  await page.getByRole('button', { name: 'Add the course' }).click();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await ownPhotos(['2026-03-01']));
  await page.getByText('Mar 1, 2026').first().waitFor();
});
afterAll(() => product.close());

/** The words that are found in the page's heap, strings of all its scripts included. */
async function inHeap(words: readonly string[]): Promise<readonly string[]> {
  const devtools = await product.context.newCDPSession(product.page);
  let snapshot = '';
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk;
  });
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return words.filter((word) => snapshot.includes(word));
}

async function lock(): Promise<void> {
  const { page } = product;
  await page.evaluate(() => Object.assign(window, { isBefore: true }));
  await page.keyboard.press('Alt+Shift+L');
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  // Another page stands in its place.
  await page.waitForFunction(() => !('isBefore' in window));
}

async function toBackup(): Promise<void> {
  const { page } = product;
  await page.getByRole('link', { name: 'Clinic' }).click();
  await page.getByRole('link', { name: 'Backup', exact: true }).click();
  await page.getByText('Choose my own').click();
  await page.getByLabel('Your passphrase').fill(PASSPHRASE);
  await page.getByLabel('Type it once more').fill(PASSPHRASE);
}

test('locking while a backup is written ends its worker with all others, and nothing of it is left in the heap', async () => {
  const { page } = product;
  // The search itself must be able to find what is on the screen.
  expect(await inHeap([NAME])).toEqual([NAME]);
  await toBackup();
  expect(await inHeap([PASSPHRASE])).toEqual([PASSPHRASE]);
  const started = page.waitForEvent('worker', (worker) => worker.url().includes('backup.worker'));
  await page.getByRole('button', { name: 'Make the file' }).click();
  const backup = await started;
  let isEnded = false;
  backup.on('close', () => {
    isEnded = true;
  });
  await lock();
  expect(isEnded).toBe(true);
  expect(page.workers()).toEqual([]);
  // The page before it goes when the engine lets go of it: soon, not at once.
  await expect
    .poll(() => inHeap([NAME, PASSPHRASE, waysIn.passphrase]), { timeout: 30_000, interval: 1000 })
    .toEqual([]);
});

const noted = (what: 'made' | 'revoked') =>
  product.page.evaluate((name) => (sessionStorage.getItem(name) ?? '').trim().split(' ').filter(Boolean), what);

test('locking takes back the addresses of files that went out', async () => {
  const { page } = product;
  await unlock(page, waysIn.passphrase);
  await toBackup();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the file' }).click();
  await (await downloading).path();
  const own = await noted('made');
  expect(own.length).toBeGreaterThan(0);
  expect(await noted('revoked')).not.toEqual(own);
  await lock();
  expect(await noted('revoked')).toEqual(expect.arrayContaining([...own]));
});
