import { afterAll, beforeAll, expect, test } from 'vitest';
import { courseFile, FILE_PASSPHRASE, sixVisits } from './courseFile.ts';
import { seriousFindings } from './findings.ts';
import { openProduct, type Product, unlock } from './product.ts';

let product: Product;
let copy: string;
beforeAll(async () => {
  copy = await courseFile([sixVisits(1, 'Alba', 3)], 'client-copy');
  product = await openProduct();
});
afterAll(() => product.close());

const clientsPage = () => product.page.getByRole('heading', { level: 1, name: 'Your skin, visit by visit' });

async function choose(file: string, passphrase: string): Promise<void> {
  const { page } = product;
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Open it' }).click();
}

test('a client opens the file of their clinic on their own device, and sees their own pages alone', async () => {
  const { page } = product;
  await page.getByRole('link', { name: 'I have a file from my clinic' }).click();
  await page.getByRole('heading', { name: 'Open your file' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await choose(copy, 'not the passphrase');
  await page.getByText('This passphrase doesn’t open the file.').waitFor();
  await choose(copy, FILE_PASSPHRASE);
  await clientsPage().waitFor();
  await page.getByRole('img', { name: /^Photo of your skin, front. Latest visit/ }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  for (const to of ['/', '/clinic/people', '/clinic/backup']) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, to);
    await clientsPage().waitFor();
    expect(await page.getByText('Clinic').count()).toBe(0);
  }
});

test('it is locked after a reload, opens with the same passphrase, and goes without a trace when it is removed', async () => {
  const { page } = product;
  await page.reload();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await page.getByText('Alba').count()).toBe(0);
  await unlock(page, FILE_PASSPHRASE);
  await clientsPage().waitFor();
  await page.getByRole('button', { name: 'Remove from this device' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove it' }).click();
  await page.getByRole('link', { name: 'I have a file from my clinic' }).waitFor();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('client-view');
});

test('a clinic’s backup is not opened as one', async () => {
  const { page } = product;
  const backup = await courseFile([sixVisits(1, 'Alba', 1)]);
  await page.getByRole('link', { name: 'I have a file from my clinic' }).click();
  await choose(backup, FILE_PASSPHRASE);
  await page.getByText('This is a clinic’s backup, not your copy.').waitFor();
  expect(product.complaints).toEqual([]);
});
