import type { CDPSession } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './findings.ts';
import { openProduct, type Product, setUpVault, unlock, type WaysIn } from './product.ts';

let product: Product;
let devtools: CDPSession;
let waysIn: WaysIn;

/** An authenticator of this machine, as DevTools makes one: with PRF (CTAP2's hmac-secret) or without. */
async function authenticator(hasPrf: boolean): Promise<string> {
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  });
  return authenticatorId;
}

beforeAll(async () => {
  product = await openProduct();
  // A passkey belongs to a domain, and a number is none.
  await product.page.goto(product.address.replace('127.0.0.1', 'localhost'));
  devtools = await product.context.newCDPSession(product.page);
  await devtools.send('WebAuthn.enable');
  waysIn = await setUpVault(product.page);
  await product.page.getByLabel('Name or code').fill('Client A');
  await product.page.getByRole('button', { name: 'Add a client' }).click();
  await product.page.getByRole('heading', { name: 'Client A' }).waitFor();
});
afterAll(() => product.close());

async function lock(): Promise<void> {
  await product.page.keyboard.press('Alt+Shift+L');
  await product.page.getByRole('heading', { name: 'Locked' }).waitFor();
}

async function toPeople(): Promise<void> {
  await product.page.getByRole('link', { name: 'Clinic' }).click();
  await product.page.getByRole('link', { name: 'People and lock' }).click();
  await product.page.getByRole('heading', { name: 'Open with a passkey' }).waitFor();
}

const add = () => product.page.getByRole('button', { name: 'Add a passkey' });

test('an authenticator without PRF gets a plain word, and nothing is changed', async () => {
  const { page } = product;
  const authenticatorId = await authenticator(false);
  await toPeople();
  expect(await seriousFindings(page)).toEqual([]);
  await add().click();
  await page.getByText('This browser, device or address has no passkeys that can open a vault.').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
});

test('a passkey is added, opens the vault, is named in the log, and is taken away again', async () => {
  const { page } = product;
  const authenticatorId = await authenticator(true);
  await add().click();
  await page.getByRole('button', { name: 'Remove passkey 1' }).waitFor();
  await page.getByText('one passkey').waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await lock();
  const byPasskey = page.getByRole('button', { name: 'Use a passkey' });
  await byPasskey.waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await byPasskey.click();
  await add().waitFor();
  await page.getByRole('link', { name: 'Log' }).click();
  await page.getByRole('row', { name: /Unlocked with a passkey Dr\. Ada/ }).waitFor();
  await page.getByRole('row', { name: /Passkey added Dr\. Ada/ }).waitFor();

  // The passphrase opens it as before. Another authenticator's passkeys don't: the device finds none to ask.
  await lock();
  await unlock(page, waysIn.passphrase);
  await page.getByRole('row', { name: /Passkey added Dr\. Ada/ }).waitFor();
  await toPeople();
  const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toHaveLength(1);
  // Nothing in the clear beside the vault tells the secret, and the vault's own page keeps none of it.
  const canary = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(canary).toContain('passkey');
  expect(canary).not.toContain(credentials[0]?.privateKey);

  await page.getByRole('button', { name: 'Remove passkey 1' }).click();
  await page.getByRole('button', { name: 'Remove passkey 1' }).waitFor({ state: 'detached' });
  await lock();
  await page.getByLabel('Passphrase', { exact: true }).waitFor();
  expect(await byPasskey.count()).toBe(0);
  await unlock(page, waysIn.passphrase);
  await add().waitFor();
  expect(product.complaints).toEqual([]);
});

test('a passkey that the device has lost leaves the passphrase', async () => {
  const { page } = product;
  await add().click();
  await page.getByRole('button', { name: 'Remove passkey 1' }).waitFor();
  await lock();
  await devtools.send('WebAuthn.disable');
  await devtools.send('WebAuthn.enable');
  const authenticatorId = await authenticator(true);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByText('No passkey was used.').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await unlock(page, waysIn.passphrase);
  await add().waitFor();
  await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
});

test('a browser that says it has no PRF is offered nothing, in words', async () => {
  const { page } = product;
  await page.addInitScript(() => {
    PublicKeyCredential.getClientCapabilities = () => Promise.resolve({ 'extension:prf': false });
  });
  await page.reload();
  await unlock(page, waysIn.passphrase);
  await page.getByText('This browser has no passkeys that can open a vault.').waitFor();
  expect(await add().count()).toBe(0);
});
