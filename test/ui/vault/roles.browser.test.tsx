import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { addClient } from '../../../src/actions/addClient.ts';
import { addPhotos } from '../../../src/actions/addPhotos.ts';
import { backUp } from '../../../src/actions/backup/backUp.ts';
import { restoreBackup } from '../../../src/actions/backup/restoreBackup.ts';
import { resetProtocol } from '../../../src/actions/changeLibrary.ts';
import { writeClientFile } from '../../../src/actions/clientFile/writeClientFile.ts';
import { showToClient, takeBackScreen } from '../../../src/actions/clientView/clientScreen.ts';
import { clientView } from '../../../src/actions/clientView/state.ts';
import { recordConsent, writeConsentText } from '../../../src/actions/consent/recordConsent.ts';
import { eraseClient } from '../../../src/actions/eraseClient.ts';
import { handOut } from '../../../src/actions/handOut.ts';
import { measureAgain } from '../../../src/actions/measureAgain.ts';
import { movePhoto } from '../../../src/actions/movePhoto.ts';
import { overridePhoto } from '../../../src/actions/overridePhoto.ts';
import { recordReview } from '../../../src/actions/publish/recordReview.ts';
import { type RenderedSet, renderSet, type SetOrder } from '../../../src/actions/publish/renderSet.ts';
import { removePhoto } from '../../../src/actions/removePhoto.ts';
import { setControl } from '../../../src/actions/setControl.ts';
import { lockVault } from '../../../src/actions/vault/lockVault.ts';
import { createVault, unlockVault } from '../../../src/actions/vault/openVault.ts';
import {
  addPerson,
  confirmRecoverySheet,
  removePerson,
  renewRecoverySheet,
  setRole,
} from '../../../src/actions/vault/people.ts';
import { vaultState } from '../../../src/actions/vault/state.ts';
import { DEFAULT_TEXT } from '../../../src/domain/consentText.ts';
import { localDay } from '../../../src/domain/day.ts';
import type { Right } from '../../../src/domain/roles.ts';
import { saveConsent } from '../../../src/storage/consents.ts';
import { nameVaultDatabase, withDatabase } from '../../../src/storage/database.ts';
import { reader } from '../../../src/storage/reader.ts';
import type { StoreName } from '../../../src/storage/schema.ts';
import { App } from '../../../src/ui/app/App.tsx';
import { consent } from '../../domain/consents.ts';
import { seriousFindings } from '../seriousFindings.ts';
import { storedPhotos } from '../storedPhotos.ts';

const OWNER = 'brass lantern over a quiet quay';
const WORDS = { Ben: 'bens own words for it', Vera: 'veras words are other words' };
const button = (label: string | RegExp) => page.getByRole('button', { name: label });

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let course: Awaited<ReturnType<typeof storedPhotos>>;
const slotOf = async (name: string) => (await reader.staff()).find((one) => one.name === name)?.slotId ?? '';

beforeAll(async () => {
  await nameVaultDatabase(`roles ${crypto.randomUUID()}`);
  await createVault(OWNER, 'Dr. Ada');
  await renewRecoverySheet();
  await confirmRecoverySheet();
  course = await storedPhotos(['2026-01-05', '2026-02-05']);
  await addPerson('Ben', 'assistant', WORDS.Ben);
  await addPerson('Vera', 'viewer', WORDS.Vera);
});
afterAll(() => lockVault());

async function as(words: string): Promise<void> {
  await lockVault();
  await unlockVault(words);
}

/** Everything in the vault's database that a person could change, as it lies. */
async function lying(): Promise<string> {
  const stores = ['clients', 'courses', 'sessions', 'photos', 'readings', 'clinic', 'header', 'tombstones'] as const;
  const rows = await withDatabase((database) => Promise.all(stores.map((store) => database.getAll(store))), 'vault');
  const ledgerless = rows.flat().filter((row) => (row as { id?: string }).id !== 'ledger');
  return JSON.stringify(ledgerless, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value));
}

/** An action for each right, and what it would do. */
async function actions(): Promise<readonly (readonly [Right, string, () => Promise<unknown>])[]> {
  const [photoId] = course.photoIds as [(typeof course.photoIds)[number]];
  const clientId = (await reader.course(course.courseId))!.clientId;
  const running = { passphrase: 'x', onProgress: () => {} };
  return [
    ['capture', 'add a client', () => addClient({ label: 'New' })],
    ['capture', 'add photos', () => addPhotos([], { courseId: course.courseId }, () => {})],
    ['capture', 'move a photo', () => movePhoto(photoId, { view: 'left45' })],
    ['capture', 'restore', () => restoreBackup(new Blob([]), { ...running, bringBack: new Set() })],
    ['measure', 'measure anew', () => measureAgain(course.courseId)],
    ['measure', 'override', () => overridePhoto(photoId, 'because')],
    ['measure', 'mark', () => setControl(photoId, null)],
    ['capture', 'record a consent', () => recordConsent(consent('of nobody'), DEFAULT_TEXT)],
    ['export', 'make a set', () => renderSet({} as SetOrder)],
    ['export', 'record a review', () => recordReview({} as RenderedSet, 0, 'Ann')],
    ['export', 'make a client’s copy', () => writeClientFile({ ...running, clientId })],
    ['manage', 'write a consent text', () => writeConsentText({ language: 'en', title: 'x', body: 'y' })],
    ['export', 'hand out a file', () => handOut(new Blob(['x']), { name: 'x', about: 'x' })],
    ['export', 'back up', () => backUp({ ...running, clientId: null, target: null }, 'x')],
    ['erase', 'remove a photo', () => removePhoto(photoId)],
    ['erase', 'erase a client', () => eraseClient(clientId)],
    ['erase', 'bring back', () => restoreBackup(new Blob([]), { ...running, bringBack: new Set([clientId]) })],
    ['manage', 'add a person', () => addPerson('Eve', 'owner', 'whatever it may be')],
    ['manage', 'remove a person', () => removePerson('anybody')],
    ['manage', 'change a role', async () => setRole(await slotOf('Vera'), 'owner')],
    ['manage', 'renew the sheet', () => renewRecoverySheet()],
    ['manage', 'confirm the sheet', () => confirmRecoverySheet()],
    ['manage', 'change the library', () => resetProtocol('microneedling', 'Vera')],
  ];
}

/** Works with a store that takes nothing, as where the browser ends in that moment: its transaction is gone. */
async function failingAt(name: StoreName, work: () => Promise<unknown>): Promise<void> {
  const { put, add } = IDBObjectStore.prototype;
  const failing = (given: typeof put) =>
    function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
      if (this.name !== name) return given.apply(this, row);
      this.transaction.abort();
      throw new DOMException('The browser was closed.', 'AbortError');
    };
  Object.assign(IDBObjectStore.prototype, { put: failing(put), add: failing(add) });
  try {
    await expect(work()).rejects.toThrow();
  } finally {
    Object.assign(IDBObjectStore.prototype, { put, add });
  }
}

it('has a person come and go with their name and their line of the log, or not at all', async () => {
  await as(OWNER);
  const before = [await lying(), (await reader.audit()).length];
  await failingAt('clinic', () => addPerson('Cleo', 'assistant', 'cleos words for all of it'));
  await failingAt('audit', async () => removePerson(await slotOf('Ben')));
  await failingAt('audit', async () => setRole(await slotOf('Ben'), 'viewer'));
  expect([await lying(), (await reader.audit()).length]).toEqual(before);

  await addPerson('Cleo', 'assistant', 'cleos words for all of it');
  const cleo = await slotOf('Cleo');
  await removePerson(cleo);
  const said = (await reader.audit()).slice(-2).map(({ kind, detail }) => [kind, detail?.about]);
  expect(said).toEqual([
    ['person-added', `${cleo} assistant`],
    ['person-removed', cleo],
  ]);
  // What was refused on the way left the vault as it was: it opens for who it opened for.
  await as(WORDS.Ben);
});

it('refuses a viewer everything but looking, and changes nothing', async () => {
  await as(WORDS.Vera);
  expect(vaultState()).toMatchObject({ kind: 'open', role: 'viewer', slotId: await slotOf('Vera') });
  const before = await lying();
  for (const [, what, act] of await actions())
    await expect(act(), what).rejects.toMatchObject({ code: 'not-permitted' });
  expect(await lying()).toBe(before);
  expect(await reader.photo(course.photoIds[0]!)).toBeDefined();
});

it('shows a viewer the photos, and why nothing can be added', async () => {
  location.hash = '#/';
  await render(<App />);
  await expect.element(page.getByText(/^Adding and changing is not part of your role\./)).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: 'Name or code' })).not.toBeInTheDocument();
  expect(await seriousFindings()).toEqual([]);
  await page.getByRole('link', { name: /K-2041/ }).click();
  await expect.element(page.getByRole('heading', { level: 1, name: 'K-2041' })).toBeVisible();
  for (const label of ['Add a course', 'Delete this client'])
    await expect.element(button(label)).not.toBeInTheDocument();
  await expect.element(page.getByRole('link', { name: 'Take to another device' })).not.toBeInTheDocument();

  location.hash = `#/courses/${course.courseId}/photos`;
  await expect.element(button(/Jan 5, 2026/).first()).toBeVisible();
  for (const label of [/^Measure/, /^Add a (visit|session)/, /^Choose/, /^Notes/])
    await expect.element(button(label)).not.toBeInTheDocument();
  await button(/Jan 5, 2026/)
    .first()
    .click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await expect.element(button('Remove')).not.toBeInTheDocument();
  await expect.element(page.getByRole('combobox', { name: 'View' })).toBeDisabled();
  expect(await seriousFindings()).toEqual([]);

  for (const [screen, told] of [
    ['people', 'Changing this'],
    ['treatments', 'Changing this'],
    ['backup', 'Taking anything out'],
    ['calibration', 'Marking and measuring anew'],
  ]) {
    location.hash = `#/clinic/${screen}`;
    await expect.element(page.getByText(`${told} is not part of your role.`, { exact: false }).first()).toBeVisible();
    expect(await seriousFindings()).toEqual([]);
  }
});

it('tells a viewer and an assistant why nothing can be signed, published, printed or handed over', async () => {
  const { clientId } = (await reader.course(course.courseId))!;
  await saveConsent(consent('of K', { clientId, signedOn: localDay(new Date()) }), DEFAULT_TEXT);
  const taking = 'Taking anything out';
  const places = [
    [`/clients/${clientId}/consent`, 'Adding and changing', page.getByRole('link', { name: 'Record a consent' })],
    [`/clients/${clientId}/consent/new`, 'Adding and changing', button('Save the signed consent')],
    ['/clinic/consent', 'Changing this', button('Write a new version')],
    [`/courses/${course.courseId}/publish`, taking, button('Make the pictures')],
    [`/courses/${course.courseId}/report`, taking, button('Print the report')],
    [`/courses/${course.courseId}/summary`, taking, button('Print this page')],
    [`/clients/${clientId}/file`, taking, button('Make the file')],
    [`/clients/${clientId}`, taking, page.getByRole('link', { name: 'Give the client their own file' })],
  ] as const;
  for (const [name, words] of Object.entries(WORDS)) {
    await as(words);
    await render(<App />);
    for (const [hash, told, control] of places) {
      location.hash = `#${hash}`;
      const isTheirs = name === 'Ben' && told === 'Adding and changing';
      const reason = page.getByText(`${told} is not part of your role.`, { exact: false });
      await expect.element(isTheirs ? control : reason.first(), { message: `${name} ${hash}` }).toBeVisible();
      await expect.poll(() => [control, reason].map((one) => one.elements().length > 0)).toEqual([isTheirs, !isTheirs]);
      if (name === 'Vera') expect(await seriousFindings(), hash).toEqual([]);
    }
  }
});

it('lets an assistant add and measure, and nothing else', async () => {
  await as(WORDS.Ben);
  const id = await addClient({ label: 'By Ben' });
  await expect(overridePhoto(course.photoIds[0]!, 'because')).resolves.toBeUndefined();
  for (const [right, what, act] of await actions())
    if (right !== 'capture' && right !== 'measure')
      await expect(act(), what).rejects.toMatchObject({ code: 'not-permitted' });
  expect((await reader.clients()).map((client) => client.id)).toContain(id);
});

it('takes the screen off a client by the passphrase of another person, and locks: they unlock for themselves', async () => {
  await as(OWNER);
  await showToClient(course.clientId, '');
  await expect(takeBackScreen('nobody’s words for it')).rejects.toMatchObject({ code: 'wrong-passphrase' });
  expect(clientView()).toEqual({ clientId: course.clientId, kind: 'clinic' });
  await takeBackScreen(WORDS.Vera);
  expect(clientView()).toBeNull();
  expect(vaultState().kind).toBe('locked');
  await unlockVault(WORDS.Vera);
  expect(vaultState()).toMatchObject({ role: 'viewer' });
});

it('has roles changed by an owner, never the last owner’s, and the log says by whom', async () => {
  await as(OWNER);
  location.hash = '#/clinic/people';
  await render(<App />);
  await expect.element(page.getByRole('combobox', { name: 'Role of Dr. Ada' })).toBeDisabled();
  await expect.element(page.getByText('The only owner. Make somebody else one first.')).toBeVisible();
  await expect.element(button('Remove Dr. Ada')).not.toBeInTheDocument();
  await page.getByRole('combobox', { name: 'Role of Ben' }).selectOptions('practitioner');
  await expect.element(page.getByText(/^Adds, measures, and takes out/).first()).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  for (const change of [() => setRole('', 'viewer'), async () => setRole(await slotOf('Dr. Ada'), 'viewer')])
    await expect(change()).rejects.toMatchObject({ code: 'unexpected' });

  await button('Remove Vera').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(async () => (await reader.audit()).map(({ kind }) => kind)).toContain('person-removed');

  await as(WORDS.Ben);
  expect(vaultState()).toMatchObject({ role: 'practitioner' });
  await handOut(new Blob(['x']), { name: 'x.txt', about: 'x' });
  location.hash = '#/clinic/log';
  await expect.element(page.getByText(/^All \d+ lines are as they were written/)).toBeVisible();
  const lines = page.getByRole('table').element().textContent ?? '';
  expect(lines).toMatch(/Role changed\s*Dr\. Ada/);
  expect(lines).toMatch(/Person removed\s*Dr\. Ada/);
  expect(lines).toMatch(/Exported\s*Ben/);
  // Who has left is named all the same.
  expect(lines).toMatch(/Unlocked\s*Vera/);
});
