import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { lockVault } from '../../../src/actions/vault/lockVault.ts';
import { unlockVault } from '../../../src/actions/vault/openVault.ts';
import { addPerson } from '../../../src/actions/vault/people.ts';
import { enterState, vaultState } from '../../../src/actions/vault/state.ts';
import type { Client } from '../../../src/domain/course.ts';
import { EXAMPLE_CLIENTS } from '../../../src/domain/exampleClients.ts';
import type { ClientId } from '../../../src/domain/ids.ts';
import { putClient, putCourse } from '../../../src/storage/clients.ts';
import { closeDatabase, nameVaultDatabase, useDatabase, withDatabase } from '../../../src/storage/database.ts';
import { CLIENT_STORES } from '../../../src/storage/schema.ts';
import { App } from '../../../src/ui/app/App.tsx';
import { client, course } from '../../storage/photoRecord.ts';
import { seriousFindings } from '../seriousFindings.ts';

const name = `vault screens ${crypto.randomUUID()}`;
let passphrase = '';
let sheet: string[] = [];

const button = (label: string) => page.getByRole('button', { name: label, exact: true });
const heading = (label: string | RegExp) => page.getByRole('heading', { level: 1, name: label });

async function restart(): Promise<void> {
  await lockVault();
  enterState({ kind: 'starting' });
  location.hash = '#/';
  await render(<App />);
}

/** Unlocks by the screen; the one test after another begins with nothing drawn. */
async function unlockWith(typed: string): Promise<void> {
  await expect.element(heading('Locked')).toBeVisible();
  await page.getByLabelText('Passphrase', { exact: true }).fill(typed);
  await button('Unlock').click();
}

vi.setConfig({ testTimeout: 90_000 });
beforeAll(() => nameVaultDatabase(name));
afterAll(() => lockVault());

it('sets up the lock before the first client: passphrase, sheet, words asked back', async () => {
  await restart();
  await page.getByRole('link', { name: 'Set up and add a client' }).click();
  await expect.element(heading('Lock your clients’ photos')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);

  // One's own, when it is weak, is not taken.
  await page.getByText('Choose my own').click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Dr. Ada');
  await page.getByRole('textbox', { name: 'Your passphrase' }).fill('password1');
  await page.getByRole('textbox', { name: 'Type it once more' }).fill('password1');
  await expect.element(page.getByText('Found at once. Use more words.')).toBeVisible();
  await expect.element(button('Set up the lock')).toBeDisabled();
  expect(await seriousFindings()).toEqual([]);

  await page.getByText('These words').click();
  await expect.poll(() => page.getByTestId('suggested').element().textContent?.split(' ').length).toBe(6);
  passphrase = page.getByTestId('suggested').element().textContent ?? '';
  await page.getByRole('textbox', { name: 'Type it once more' }).fill(`${passphrase} no`);
  await expect.element(button('Set up the lock')).toBeDisabled();
  await page.getByRole('textbox', { name: 'Type it once more' }).fill(passphrase);
  await button('Set up the lock').click();

  await expect.element(heading('The recovery sheet'), { timeout: 30_000 }).toBeVisible();
  await button('Show the words').click();
  const list = page.getByRole('list', { name: 'Recovery words, in order' });
  await expect.element(list).toBeVisible();
  sheet = [...list.element().querySelectorAll('li')].map((word) => word.textContent ?? '');
  expect(sheet).toHaveLength(24);
  expect(await seriousFindings()).toEqual([]);
  await button('I have them on paper').click();

  const fields = () => page.getByRole('textbox', { name: /^Word \d+$/ }).elements() as HTMLInputElement[];
  await expect.poll(() => fields().length).toBe(3);
  for (const field of fields()) await userEvent.fill(field, 'zebra');
  await button('Done').click();
  await expect.element(page.getByText('This word is another one on the sheet.').first()).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  for (const field of fields()) {
    const place = Number(/\d+/.exec(field.labels?.[0]?.textContent ?? '')?.[0]);
    await userEvent.fill(field, sheet[place - 1] ?? '');
  }
  await button('Done').click();
  await page.getByRole('textbox', { name: 'Name or code' }).fill('Ann', { timeout: 5_000 });
  await userEvent.keyboard('{Enter}');
  await expect.element(heading('Ann')).toBeVisible();
  const rows = await withDatabase((database) => database.getAll('clients'), 'vault');
  expect(rows).toHaveLength(1);
  expect(Object.keys(rows[0]?.body ?? {})).toEqual(['bytes']);
});

it('locks by key, shows nothing then, and opens by passphrase and by sheet only', async () => {
  await restart();
  await unlockWith(passphrase);
  await page.getByRole('link', { name: /Ann/ }).click();
  await userEvent.keyboard('{Alt>}{Shift>}L{/Shift}{/Alt}');
  await expect.element(heading('Locked')).toBeVisible();
  await expect.poll(() => document.body.textContent).not.toContain('Ann');
  expect(await seriousFindings()).toEqual([]);
  await expect.poll(() => navigator.locks.query().then(({ held }) => held?.length)).toBe(0);

  const field = page.getByLabelText('Passphrase', { exact: true });
  await field.fill('not the passphrase');
  await button('Unlock').click();
  await expect.element(page.getByText('That does not open the vault.'), { timeout: 20_000 }).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await field.fill(passphrase);
  await button('Unlock').click();
  await expect.element(heading('Ann'), { timeout: 20_000 }).toBeVisible();

  await button('Lock').click();
  await expect.element(heading('Locked')).toBeVisible();
  await expect.poll(() => navigator.locks.query().then(({ held }) => held?.length)).toBe(0);
  await unlockWith(sheet.join(' ').toUpperCase());
  await expect.element(heading('Ann'), { timeout: 20_000 }).toBeVisible();
});

it('has people with passphrases of their own, and a log of who did what', async () => {
  await restart();
  await unlockWith(passphrase);
  await expect.element(button('Lock')).toBeVisible();
  await addPerson('Ben', 'assistant', 'bens own words for it');
  location.hash = '#/clinic/people';
  await expect.element(page.getByText('Ben', { exact: true })).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await button('Add a person').click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await button('Close').click();

  await lockVault();
  await unlockVault('bens own words for it');
  location.hash = '#/clinic/log';
  await expect.element(page.getByText(/^All \d+ lines are as they were written/)).toBeVisible();
  const lines = page.getByRole('table').element().textContent ?? '';
  expect(lines).toContain('Person added');
  expect(lines).toContain('Tried to unlock in vain');
  expect(lines).toMatch(/Unlocked(?! with)\s*Ben/);
  expect(lines).toMatch(/Lock set up\s*Dr\. Ada/);
  expect(await seriousFindings()).toEqual([]);

  await lockVault();
  await unlockVault(passphrase);
  location.hash = '#/clinic/people';
  await button('Remove Ben').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect.element(button('Remove Ben')).not.toBeInTheDocument();
  await lockVault();
  await expect(unlockVault('bens own words for it')).rejects.toMatchObject({ code: 'wrong-passphrase' });
});

it('asks for nothing until it is locked to the end', async () => {
  await restart();
  await unlockWith(passphrase);
  await expect.element(button('Lock')).toBeVisible();
  const seen: string[] = [];
  const watch = new MutationObserver(() => seen.push(document.querySelector('h1, p[role=status]')?.textContent ?? ''));
  watch.observe(document.body, { childList: true, subtree: true });
  const locking = lockVault();
  expect(vaultState().kind).toBe('locking');
  await locking;
  await expect.element(heading('Locked')).toBeVisible();
  watch.disconnect();
  expect(seen).toContain('Locking…');
  expect(seen.lastIndexOf('Locking…')).toBeLessThan(seen.indexOf('Locked'));
});

it('gives way to a tab that takes it over', async () => {
  await restart();
  await unlockWith(passphrase);
  await expect.element(button('Lock')).toBeVisible();
  const other = new BroadcastChannel(`${name}-vault`);
  other.postMessage('hand-over');
  await expect.poll(() => vaultState().kind).toBe('locked');
  other.close();
  // And says so where another tab has it.
  await expect.poll(() => navigator.locks.query().then(({ held }) => held?.length)).toBe(0);
  let release = () => {};
  const held = navigator.locks.request(`${name}-vault`, () => new Promise<void>((done) => (release = done)));
  await expect(unlockVault(passphrase)).rejects.toMatchObject({ code: 'vault-elsewhere' });
  await expect.element(heading('Open in another tab')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  release();
  await held;
  await button('Close it there and open it here').click();
  await expect.element(heading('Locked')).toBeVisible();
});

it('tells an emptied store, and never starts afresh by itself', async () => {
  const stores = ['header', 'keys', 'audit', ...CLIENT_STORES] as const;
  await withDatabase((database) => Promise.all(stores.map((store) => database.clear(store))), 'vault');
  await restart();
  await expect.element(heading('The records can’t be found')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await button('Begin without a backup').click();
  await expect.element(page.getByRole('alertdialog')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await button('Cancel').click();
  expect(vaultState().kind).toBe('lost');
});

it('moves what lay open before there were vaults, and leaves nothing of it', async () => {
  const older = `older ${crypto.randomUUID()}`;
  const ann: Client = { ...client('ann'), label: 'Ann of old' };
  const example = client(EXAMPLE_CLIENTS.light as ClientId);
  await useDatabase(older);
  for (const one of [ann, example]) await putClient(one);
  await putCourse(course(ann));
  await closeDatabase();
  await nameVaultDatabase(older);
  await restart();
  await expect.element(page.getByText(/from before it had a lock/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Dr. Ada');
  await expect.poll(() => page.getByTestId('suggested').element().textContent?.split(' ').length).toBe(6);
  await page
    .getByRole('textbox', { name: 'Type it once more' })
    .fill(page.getByTestId('suggested').element().textContent ?? '');
  await button('Set up the lock').click();
  await expect.element(heading('The recovery sheet'), { timeout: 30_000 }).toBeVisible();
  const { reader } = await import('../../../src/storage/reader.ts');
  expect(await reader.clients()).toEqual([ann]);
  expect(await reader.courses(ann.id)).toEqual([course(ann)]);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(older);
});
