import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './findings.ts';
import { notAPhoto, ownPhotos } from './ownPhotos.ts';
import { measured, openProduct, type Product, setUpVault, unlock } from './product.ts';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

/** Every record of a client left in the browser's databases, all stores together. */
async function recordsLeft(): Promise<number> {
  return product.page.evaluate(async () => {
    let left = 0;
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name!);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      // The vault's own stay: its header, the clinic's key, the log of what was done.
      const own = ['header', 'keys', 'audit', 'clinic'];
      for (const store of [...db.objectStoreNames].filter((store) => !own.includes(store))) {
        left += await new Promise<number>((resolve) => {
          const counting = db.transaction(store).objectStore(store).count();
          counting.onsuccess = () => resolve(counting.result);
        });
      }
      db.close();
    }
    return left;
  });
}

test('a new user measures photos of their own, compares them, reads the charts and deletes everything', async () => {
  const { page } = product;
  expect(await seriousFindings(page)).toEqual([]);

  const { passphrase } = await setUpVault(page);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel('Name or code').fill('Client A');
  await page.getByRole('button', { name: 'Add a client' }).click();
  await page.getByRole('heading', { name: 'Client A' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Add a course' }).click();
  await page.getByRole('button', { name: 'Add the course' }).click();
  await page.getByText('Choose photos').waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  const files = await ownPhotos(['2026-03-01', '2026-04-05', '2026-05-03']);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([files[0]!, notAPhoto(), files[1]!, files[2]!, files[0]!]);
  await page.getByText('notes.jpg').waitFor();
  await measured(page, 3);
  for (const day of ['Mar 1, 2026', 'Apr 5, 2026', 'May 3, 2026']) {
    expect(await page.getByText(day).count(), day).toBeGreaterThan(0);
  }
  expect(await seriousFindings(page)).toEqual([]);

  await page.reload();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await page.getByText('Client A').count()).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  await unlock(page, passphrase);
  await measured(page, 3);

  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByRole('slider').first().waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  const cheek = page.getByRole('row', { name: /Left cheek/ });
  expect(await cheek.textContent()).toMatch(/%/);

  await page.getByRole('link', { name: 'Progress' }).click();
  await page.getByRole('heading', { name: 'Pores' }).waitFor();
  expect(await page.getByRole('img', { name: /May 3/ }).count()).toBeGreaterThan(0);
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('link', { name: 'Client A' }).click();
  await page.getByRole('button', { name: 'Delete this client' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('heading', { name: 'Erased' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Back to the start' }).click();
  await page.getByText('No clients yet').waitFor();
  // The tombstone: a random id and a day, so that no backup brings the client back unasked.
  expect(await recordsLeft()).toBe(1);
});

test('all of that asked for nothing beyond its own origin, and sent no body', () => {
  const own = product.requests.filter(({ url }) => url.startsWith(product.address) || url.startsWith('blob:'));
  expect(own.length).toBeGreaterThan(10);
  expect(product.requests.filter((request) => !own.includes(request))).toEqual([]);
  expect(product.requests.filter(({ hasBody, method }) => hasBody || method !== 'GET')).toEqual([]);
});

test('nothing broke on the way', () => {
  expect(product.complaints).toEqual([]);
});
