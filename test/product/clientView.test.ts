import { afterAll, beforeAll, expect, test } from 'vitest';
import { courseFile, courseIdOf, restore, sixVisits } from './courseFile.ts';
import { seriousFindings } from './findings.ts';
import { openProduct, type Product, setUpVault, unlock, type WaysIn } from './product.ts';

const [SHOWN, HIDDEN] = ['Client Alba', 'Client Secret'] as const;
const PIN = '4711';

let product: Product;
let ways: WaysIn;
beforeAll(async () => {
  product = await openProduct();
  ways = await setUpVault(product.page);
  await restore(product.page, await courseFile([sixVisits(1, SHOWN, 3), sixVisits(2, HIDDEN, 1)]));
});
afterAll(() => product.close());

const goTo = (hash: string) =>
  product.page.evaluate((to) => {
    location.hash = to;
  }, hash);
const clientsPage = () => product.page.getByRole('heading', { level: 1, name: 'Your skin, visit by visit' });

/** Every name that the keyboard comes by, once round the page. */
async function reachedByKeyboard(): Promise<string[]> {
  const { page } = product;
  const names: string[] = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (names.length > 3 && name === names[0]) break;
    names.push(name);
  }
  return names;
}

async function handOver(): Promise<void> {
  const { page } = product;
  await goTo('/');
  await page.getByRole('link', { name: SHOWN }).click();
  await page.getByRole('link', { name: 'Show to the client' }).click();
  await page.getByRole('heading', { name: 'Hand the screen to the client' }).waitFor();
}

/** Hands the screen over, with a PIN or with none. */
async function handedOver(pin = ''): Promise<void> {
  const { page } = product;
  await handOver();
  await page.getByLabel('PIN to take it back (if you like)').fill(pin);
  await page.getByRole('button', { name: 'Hand it over now' }).click();
  await clientsPage().waitFor();
}

test('a client’s screen shows that client alone, whatever is typed, pressed or gone back to', async () => {
  const { page } = product;
  await handOver();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel('PIN to take it back (if you like)').fill(PIN);
  await page.keyboard.press('Enter');
  await clientsPage().waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  const addresses = ['/', '/clinic/people', '/clinic/log', '/clinic/backup', '/privacy', '/vault/new', '/erased'];
  for (const to of [...addresses, `/courses/${courseIdOf(2)}/photos`, `/courses/${courseIdOf(2)}/summary`]) {
    await goTo(to);
    await clientsPage().waitFor();
    const words = await page.locator('body').textContent();
    expect(words, to).toContain(SHOWN);
    expect(words, to).not.toContain(HIDDEN);
    expect(words, to).not.toContain('Clinic');
  }
  for (let i = 0; i < 4; i++) {
    await page.goBack();
    await clientsPage().waitFor();
  }
  const names = (await reachedByKeyboard()).join(' | ');
  expect(names).toContain('Look at the photos');
  expect(names).toContain('Back to the clinic');
  for (const other of ['Photos', 'Plan', 'Report', 'Delete', 'Clients', HIDDEN]) expect(names).not.toContain(other);
});

test('the client lays their photos over each other', async () => {
  const { page } = product;
  await page.getByRole('link', { name: 'Look at the photos' }).press('Enter');
  await page.getByRole('slider').waitFor();
  expect(await page.getByRole('list', { name: 'Visits' }).getByRole('button').count()).toBe(2);
  expect(await seriousFindings(page)).toEqual([]);
});

test('it is left by the PIN, not by another', async () => {
  const { page } = product;
  const typed = page.getByLabel('PIN or passphrase');
  await page.getByRole('button', { name: 'Back to the clinic' }).click();
  await typed.fill('0000');
  await page.keyboard.press('Enter');
  await page.getByText('That does not open the vault.').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await typed.fill(PIN);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: SHOWN }).waitFor();
  await page.getByRole('link', { name: 'Clinic' }).waitFor();
});

test('a reload doesn’t escape it: unlocked again, it is the client’s still, and only the passphrase takes it back', async () => {
  const { page } = product;
  await handedOver(PIN);
  await page.reload();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await page.getByText(SHOWN).count()).toBe(0);
  await unlock(page, ways.passphrase);
  await clientsPage().waitFor();
  const typed = page.getByLabel('PIN or passphrase');
  await page.getByRole('button', { name: 'Back to the clinic' }).click();
  await typed.fill(PIN);
  await page.keyboard.press('Enter');
  await page.getByText('That does not open the vault.').waitFor();
  await typed.fill(ways.passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: SHOWN }).waitFor();
  await goTo('/clinic/log');
  await page.getByText('Screen handed to the client').first().waitFor();
  expect(await page.getByText('Screen taken back').count()).toBe(2);
});

test('five wrong PINs end the PIN: from then on the passphrase alone takes it back', async () => {
  const { page } = product;
  await handedOver(PIN);
  await page.getByRole('button', { name: 'Back to the clinic' }).click();
  const typed = page.getByLabel('PIN or passphrase');
  for (const wrong of ['0000', '1111', '2222', '3333', '4444', PIN]) {
    await typed.fill(wrong);
    await page.keyboard.press('Enter');
    // The field is emptied once the answer was looked at.
    await expect.poll(() => typed.inputValue(), { timeout: 60_000 }).toBe('');
    await page.getByText('That does not open the vault.').waitFor();
  }
  await typed.fill(ways.passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: SHOWN }).waitFor({ timeout: 60_000 });
});

test('it still locks by itself, and by key', async () => {
  const { page } = product;
  await page.clock.install();
  await handedOver();
  await page.clock.fastForward(6 * 60_000);
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  expect(await page.getByText(SHOWN).count()).toBe(0);
  await unlock(page, ways.passphrase);
  await clientsPage().waitFor({ timeout: 60_000 });
  await page.keyboard.press('Alt+Shift+L');
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
  await unlock(page, ways.passphrase);
  await clientsPage().waitFor();
  expect(product.complaints).toEqual([]);
});
