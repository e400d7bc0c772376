import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './findings.ts';
import { arrowTo, pressOn, tabTo, typeInto } from './keyboard.ts';
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

  // From here on without a mouse.
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name });
  const check = (name: string) => page.getByRole('checkbox', { name });
  await pressOn(page, link('Client A'));
  await pressOn(page, link('Consent and withdrawal'));
  await pressOn(page, link('Record a consent'));
  await arrowTo(page, page.getByRole('radio', { name: '18 or over' }));
  await pressOn(page, check('The clinic’s website'), 'Space');
  await pressOn(page, check('The client’s own use'), 'Space');
  await typeInto(page, page.getByLabel('Recognisable as'), 'Full');
  await pressOn(page, check('The client sees every set before it is posted'), 'Space');
  await typeInto(page, page.getByRole('textbox', { name: 'Name of who signs' }), 'Ann Example');
  await typeInto(page, page.getByRole('textbox', { name: 'Witness' }), 'Dr. Ada');
  await arrowTo(page, page.getByRole('radio', { name: 'Typing the name' }));
  await pressOn(page, button('Save the signed consent'));
  await page.getByRole('heading', { level: 1, name: 'Consent', exact: true }).waitFor();

  await page.goto(publishing);
  await page.getByText(/^Yes/).waitFor();
  await pressOn(page, check('A page to wipe between'), 'Space');
  await pressOn(page, button('Make the pictures'));
  await page.getByText(/The face detector finds no face any more/).waitFor();
  await page.getByText('Client A wants to see this first').waitFor();
  expect(await button('Save the set').isDisabled()).toBe(true);
  await typeInto(page, page.getByLabel('Name of who looked and agrees'), 'Ann Example');
  await pressOn(page, check('They saw exactly these pictures and agree to this use'), 'Space');
  expect(await seriousFindings(page)).toEqual([]);
  await pressOn(page, button('Record that they agree'));
  await page.getByText(/^Ann Example saw these pictures and agreed on/).waitFor();

  const downloading = page.waitForEvent('download');
  await pressOn(page, button('Save the set'));
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^skinseries-set-\d{4}-\d\d-\d\d-[\da-f]{4}\.zip$/);
  const file = await download.path();
  const whole = await verify(file);
  expect(whole.out).toContain('Whole: every byte');
  expect(whole.out).toMatch(/made {10}.* by Dr\. Ada, owner/);
  expect(whole.out).toMatch(/reviewed {4}.* recorded by Dr\. Ada, owner/);
  expect(whole.code).toBe(0);
  const bytes = readFileSync(file);
  expect(bytes.includes('How to verify')).toBe(true);
  expect(bytes.includes('Ann Example')).toBe(false);
  const changed = `${file}.changed`;
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
  writeFileSync(changed, bytes);
  expect((await verify(changed)).code).toBe(1);

  await pressOn(page, link('Published sets'));
  await page.getByText('Choose the file').waitFor();
  const choosing = page.waitForEvent('filechooser');
  await pressOn(page, button('Choose the file'));
  await (await choosing).setFiles(file);
  await page.getByText('Signed by this clinic.').waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.goto(publishing);
  await pressOn(page, link('Report'));
  await page.getByRole('heading', { name: 'Consent' }).waitFor();
  await tabTo(page, button('Print the report'));
  expect(await seriousFindings(page)).toEqual([]);
});

test('the client takes their own copy home, and the log tells of all of it', async () => {
  const { page } = product;
  await page.getByRole('link', { name: 'Client A' }).click();
  await pressOn(page, page.getByRole('link', { name: 'Give the client their own file' }));
  await page.getByText('All 2 photos go along.').waitFor();
  const suggested = page.getByTestId('suggested');
  await suggested.filter({ hasText: /\w+ \w+/ }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await typeInto(page, page.getByLabel('Type it once more'), (await suggested.textContent()) ?? '');
  const downloading = page.waitForEvent('download');
  await pressOn(page, page.getByRole('button', { name: 'Make the file' }));
  expect((await downloading).suggestedFilename()).toMatch(/^skinseries-copy-/);
  await page
    .getByText(/read back and found whole: 2 photos/)
    .first()
    .waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.goto(`${product.address}#/clinic/log`);
  const log = page.getByRole('table');
  await log.waitFor();
  const kinds = await log.locator('td:nth-child(3)').allTextContents();
  expect(kinds.slice(0, 3)).toEqual([
    'Client’s own file made',
    'Published set exported',
    'Client agreed to the pictures',
  ]);
});

test('all of that asked for nothing beyond its own origin, and nothing broke', () => {
  const { requests, address, complaints } = product;
  expect(requests.filter(({ url }) => !url.startsWith(address) && !url.startsWith('blob:'))).toEqual([]);
  expect(requests.filter(({ hasBody, method }) => hasBody || method !== 'GET')).toEqual([]);
  expect(complaints).toEqual([]);
});
