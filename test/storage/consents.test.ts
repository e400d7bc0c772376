import 'fake-indexeddb/auto';
import { beforeAll, expect, it } from 'vitest';
import { SHOWING_SCOPES } from '../../src/domain/consent.ts';
import { DEFAULT_TEXT } from '../../src/domain/consentText.ts';
import { EXAMPLE_CLIENTS } from '../../src/domain/exampleClients.ts';
import type { ClientId, SetId } from '../../src/domain/ids.ts';
import { auditRows, readAudit } from '../../src/storage/audit.ts';
import { firstBrokenRow } from '../../src/storage/auditChain.ts';
import { putClient } from '../../src/storage/clients.ts';
import { keepLedger, openLedger } from '../../src/storage/clinic.ts';
import { saveConsent, withdrawConsent } from '../../src/storage/consents.ts';
import { nameVaultDatabase, withDatabase } from '../../src/storage/database.ts';
import { recordHandOver } from '../../src/storage/handOver.ts';
import { saveVault } from '../../src/storage/header.ts';
import { reader } from '../../src/storage/reader.ts';
import { setSealer } from '../../src/storage/seal.ts';
import { revisePublishedSet, savePublishedSet } from '../../src/storage/sets.ts';
import { FLOOR } from '../../workers/vault/passphraseKey.ts';
import { newVault } from '../../workers/vault/vault.ts';
import { consent, setOf, TODAY } from '../domain/consents.ts';
import { shelf } from '../fixtures/shelf.ts';
import { describeConsents } from './consentCases.ts';
import { client } from './photoRecord.ts';

const vault = newVault();
let made: Awaited<ReturnType<typeof vault.create>>;
const ann = 'ann' as ClientId;

beforeAll(async () => {
  Object.assign(globalThis, { localStorage: shelf() });
  made = await vault.create('a passphrase of some words', FLOOR);
  vault.accept();
});

async function open(): Promise<void> {
  await nameVaultDatabase(`consents ${crypto.randomUUID()}`);
  setSealer(vault);
  localStorage.clear();
  await saveVault(made);
  await openLedger();
}

describeConsents(open);

it('everything signed lies sealed, and each change has its line of the log', async () => {
  await open();
  await putClient(client('ann'));
  await saveConsent(consent('c of ann', { clientId: ann }), DEFAULT_TEXT);
  await savePublishedSet({ ...setOf('s', ann), photoIds: [] }, () => true);
  await revisePublishedSet('s' as SetId, { kind: 'shown-at', about: 's' }, (set) => set);
  const handOver = { clientId: ann, photoIds: [], kind: 'client-file-made', about: 'client-file 3' } as const;
  expect(await recordHandOver(handOver, () => false)).toBe(false);
  expect(await recordHandOver(handOver, () => true)).toBe(true);
  await withdrawConsent(ann, SHOWING_SCOPES, TODAY);
  expect(await savePublishedSet(setOf('refused', ann), () => false).catch(() => false)).toBe(false);
  for (const store of ['consents', 'consentTexts', 'sets'] as const)
    for (const { body } of await withDatabase((database) => database.getAll(store)))
      expect(Object.keys(body), store).toEqual(['bytes']);
  expect((await readAudit()).map(({ kind, detail }) => [kind, detail?.about])).toEqual([
    ['consent-recorded', 'c of ann'],
    ['set-exported', 's ab'],
    ['shown-at', 's'],
    ['client-file-made', 'client-file 3'],
    ['consent-withdrawn', SHOWING_SCOPES.join(' ')],
  ]);
  expect(await firstBrokenRow(await auditRows())).toBeNull();
});

it('a consent put back to before its withdrawal is found out', async () => {
  await open();
  await putClient(client('ann'));
  await saveConsent(consent('c of ann', { clientId: ann }), DEFAULT_TEXT);
  const [before] = await withDatabase((database) => database.getAll('consents'));
  await withdrawConsent(ann, SHOWING_SCOPES, TODAY);
  await reader.consentsOf(ann);
  await keepLedger();
  await openLedger();
  await withDatabase((database) => database.put('consents', before!));
  await expect(reader.consentsOf(ann)).rejects.toMatchObject({ code: 'record-damaged' });
});

it('the example’s consents lie in the open beside it, without a vault', async () => {
  await open();
  setSealer('none');
  const id = EXAMPLE_CLIENTS.light;
  await putClient({ ...client(id), isExample: true });
  await saveConsent(consent('c', { clientId: id }), DEFAULT_TEXT);
  await withdrawConsent(id, ['website'], TODAY);
  expect((await reader.consentsOf(id))[0]?.scopes.find(({ scope }) => scope === 'website')?.withdrawnOn).toBe(TODAY);
  expect(await reader.consentTexts()).toEqual([DEFAULT_TEXT]);
});
