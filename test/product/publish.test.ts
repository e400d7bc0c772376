import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './findings.ts';
import { ownPhotos } from './ownPhotos.ts';
import { measured, openProduct, type Product, setUpVault } from './product.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

function verify(file: string): Promise<{ code: number; out: string }> {
  return new Promise((resolve) =>
    execFile(process.execPath, ['--import', 'tsx', 'tools/verify-set/main.ts', file], { cwd: root }, (error, out) =>
      resolve({ code: error === null ? 0 : Number(error.code), out }),
    ),
  );
}

test('from a signed consent to a set that verifies, by the command line and in the app', async () => {
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
    .setInputFiles(await ownPhotos(['2026-03-01', '2026-04-05']));
  await measured(page, 2);

  await page.getByRole('link', { name: 'Publish' }).click();
  await page.getByText('No consent for this use is on file.').waitFor();
  const publishing = page.url();
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('link', { name: 'Client A' }).click();
  await page.getByRole('link', { name: 'Consent and withdrawal' }).click();
  await page.getByRole('link', { name: 'Record a consent' }).click();
  await page.getByRole('radio', { name: '18 or over' }).check({ force: true });
  await page.getByRole('checkbox', { name: 'The clinic’s website' }).check();
  await page.getByLabel('Recognisable as').selectOption('Eyes covered');
  await page.getByRole('textbox', { name: 'Name of who signs' }).fill('Ann Example');
  await page.getByRole('textbox', { name: 'Witness' }).fill('Dr. Ada');
  await page.getByRole('radio', { name: 'Typing the name' }).check({ force: true });
  await page.getByRole('button', { name: 'Save the signed consent' }).click();
  await page.getByRole('heading', { level: 1, name: 'Consent', exact: true }).waitFor();

  await page.goto(publishing);
  await page.getByText(/^Yes/).waitFor();
  await page.getByRole('checkbox', { name: 'A page to wipe between' }).check();
  await page.getByRole('button', { name: 'Make the pictures' }).click();
  await page.getByText(/The face detector finds no face any more/).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the set' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^skinseries-set-\d{4}-\d\d-\d\d-[\da-f]{4}\.zip$/);
  const file = await download.path();
  const whole = await verify(file);
  expect(whole.out).toContain('Whole: every byte');
  expect(whole.code).toBe(0);
  const changed = `${file}.changed`;
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
  writeFileSync(changed, bytes);
  expect((await verify(changed)).code).toBe(1);

  await page.getByRole('link', { name: 'Published sets' }).click();
  await page.getByText('Choose the file').waitFor();
  const verified = page.getByRole('region', { name: 'Verify a set' }).locator('input[type=file]');
  await verified.setInputFiles(file);
  await page.getByText('Signed by this clinic.').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
});

test('all of that asked for nothing beyond its own origin, and nothing broke', () => {
  const { requests, address, complaints } = product;
  expect(requests.filter(({ url }) => !url.startsWith(address) && !url.startsWith('blob:'))).toEqual([]);
  expect(requests.filter(({ hasBody, method }) => hasBody || method !== 'GET')).toEqual([]);
  expect(complaints).toEqual([]);
});
