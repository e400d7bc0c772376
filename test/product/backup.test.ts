import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atTerminal, lackingTools, skipped } from '../archive/stockAge.ts';
import { seriousFindings } from './findings.ts';
import { ownPhotos } from './ownPhotos.ts';
import { loseVault, openProduct, type Product, setUpLock, setUpVault } from './product.ts';

const PASSPHRASE = 'bench zebra tulip orbit candle river';
const folder = mkdtempSync(join(tmpdir(), 'skinseries-product-backup-'));
const file = join(folder, 'saved.age');

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  // The way of Safari and Firefox: the file goes to the downloads and is chosen again. A window of the browser's own
  // for the other way can't be driven.
  await product.page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await product.page.reload();
});
afterAll(() => product.close());

test('a user backs up, erases, and has back what they ask for', async () => {
  const { page } = product;
  await setUpVault(page);
  await page.getByLabel('Name or code').fill('Client A');
  await page.getByRole('button', { name: 'Add a client' }).click();
  await page.getByRole('button', { name: 'Add a course' }).click();
  await page.getByRole('button', { name: 'Add the course' }).click();
  await page.getByText('Choose photos').waitFor();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await ownPhotos(['2026-03-01']));
  await page.getByText('Mar 1, 2026').first().waitFor();

  await page.getByRole('link', { name: 'Clinic' }).click();
  await page.getByRole('link', { name: 'Backup', exact: true }).click();
  await page.getByText('Choose my own').click();
  await page.getByLabel('Your passphrase').fill(PASSPHRASE);
  await page.getByLabel('Type it once more').fill(PASSPHRASE);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^skinseries-\d{4}-\d\d-\d\d-[\da-f]{4}\.age$/);
  await download.saveAs(file);
  await page.getByText('One more step.').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByText('Backed up. The file was read back and found whole: 1 client, 1 photo.').first().waitFor();

  await page.getByRole('link', { name: 'Clients' }).click();
  await page.getByRole('link', { name: 'Client A' }).click();
  await page.getByRole('button', { name: 'Delete this client' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('heading', { name: 'Erased' }).waitFor();

  await page.getByRole('link', { name: 'Clinic' }).click();
  await page.getByRole('link', { name: 'Backup', exact: true }).click();
  await page.locator('input[type=file]').last().setInputFiles(file);
  await page.getByLabel('Passphrase', { exact: true }).last().fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('row', { name: /Client A Erased here, stays erased/ }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel('Bring back clients who were erased here').check();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByText('Restored. Maps are being made again in the background.').first().waitFor();
  await page.getByRole('link', { name: 'Clients' }).click();
  await page.getByRole('link', { name: 'Client A' }).waitFor();

  await page.getByRole('link', { name: 'Clinic' }).click();
  await page.getByRole('link', { name: 'Log', exact: true }).click();
  const lines = page.getByRole('region', { name: 'The log' }).getByRole('row');
  await lines.nth(1).waitFor();
  const kinds = (await lines.locator('td:nth-child(3)').allTextContents()).reverse();
  const changes = ['Photo added', 'Exported', 'Backed up', 'Client deleted', 'Restored'];
  expect(kinds.filter((kind) => changes.includes(kind))).toEqual([...changes, 'Restored']);
  await page.getByText(/^All \d+ lines are as they were written\.$/).waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the log as a file' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^skinseries-log-\d{4}-\d\d-\d\d\.json$/);
  await expect.poll(() => lines.nth(1).locator('td:nth-child(3)').textContent()).toBe('Exported');
  expect(product.complaints).toEqual([]);
});

test('a lost vault leads into the restore, and begins nothing anew by itself', async () => {
  const { page, address } = product;
  await loseVault(page, address);
  await page.getByRole('heading', { name: 'The records can’t be found' }).waitFor();
  expect(await page.getByLabel('Your name').count()).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);

  const cut = join(folder, 'cut.age');
  writeFileSync(cut, readFileSync(file).subarray(0, -100));
  await page.locator('input[type=file]').setInputFiles(cut);
  await page.getByLabel('Passphrase of the backup').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByText('This backup is damaged or was cut short.').waitFor();
  expect(await page.getByLabel('Your name').count()).toBe(0);

  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByText(/^This backup of .* is whole: 1 client, 1 photo\.$/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await setUpLock(page);
  await page.getByRole('row', { name: /Client A New here 1 new photo/ }).waitFor();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByText('Restored. Maps are being made again in the background.').first().waitFor();
  await page.getByRole('link', { name: 'Clients' }).click();
  await page.getByRole('link', { name: 'Client A' }).waitFor();
});

test.skipIf(lackingTools.length > 0)(`the stock age and unzip open that file without the product${skipped}`, () => {
  const zip = join(folder, 'backup.zip');
  expect(atTerminal(PASSPHRASE, ['age', '--decrypt', '-o', zip, file])).toBe(0);
  const unpacked = join(folder, 'unpacked');
  expect(spawnSync('unzip', ['-q', zip, '-d', unpacked]).status).toBe(0);
  const manifest = JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8')) as {
    entries: { path: string }[];
  };
  const photo = manifest.entries.find(({ path }) => path.includes('/photos/'))?.path as string;
  // A JPEG, of which the place and the maker's name were cut away before it was kept.
  const bytes = readFileSync(join(unpacked, photo));
  expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xd8]);
  expect(bytes.includes('Somebody')).toBe(false);
});
