import 'fake-indexeddb/auto';
import { writeFileSync } from 'node:fs';
import { DEFAULT_TEXT } from '../../src/domain/consentText.ts';
import { PIPELINE } from '../../src/domain/pipeline.ts';
import { appendAudit } from '../../src/storage/audit.ts';
import { putClient, putCourse } from '../../src/storage/clients.ts';
import { saveRooms } from '../../src/storage/clinic.ts';
import { saveConsent } from '../../src/storage/consents.ts';
import { nameVaultDatabase, withDatabase } from '../../src/storage/database.ts';
import { saveVault } from '../../src/storage/header.ts';
import { MIGRATIONS } from '../../src/storage/migrations.ts';
import { savePhoto, saveReadings, saveWork } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { setSealer } from '../../src/storage/seal.ts';
import { savePublishedSet } from '../../src/storage/sets.ts';
import { newVault } from '../../workers/vault/vault.ts';
import { shelf } from '../fixtures/shelf.ts';
import { GOLDEN, type GoldenFile, toFile } from './goldenVault.ts';

// Writes the golden vault of today's schema: `npx tsx test/storage/makeGoldenVault.ts`. Once released, a file is kept as
// it is; a later schema gets a file of its own.
Object.assign(globalThis, { localStorage: shelf() });
await nameVaultDatabase('golden');
const vault = newVault();
const made = await vault.create(GOLDEN.passphrase, GOLDEN.cost);
vault.accept();
setSealer(vault, made.slotId);
await saveVault(made);
await appendAudit('vault-made', { slotId: made.slotId, about: '' });
await putClient(GOLDEN.client);
await putCourse(GOLDEN.course);
await savePhoto(GOLDEN.photo);
const { photo } = GOLDEN.photo;
const entry = await reader.photo(photo.id);
if (entry === undefined) throw new Error('the photo was not saved');
const measured = { ...photo, status: { kind: 'measured', pipeline: PIPELINE } as const };
await saveWork(entry, { photo: measured, mark: null, facts: null }, GOLDEN.measurement);
await saveReadings([{ photo: measured, readings: { readings: GOLDEN.readings, seriesKey: 'golden' } }]);
await saveRooms(() => [GOLDEN.room]);
await saveConsent(GOLDEN.consent, DEFAULT_TEXT);
await savePublishedSet(GOLDEN.set, () => true);

const stores: Record<string, { key: unknown; row: unknown }[]> = {};
await withDatabase(async (database) => {
  for (const name of database.objectStoreNames) {
    const [keys, rows] = await Promise.all([database.getAllKeys(name), database.getAll(name)]);
    stores[name] = rows.map((row, i) => ({ key: keys[i], row }));
  }
});
const file: GoldenFile = { schema: MIGRATIONS.length, words: made.words, stores };
const path = new URL(`golden/vault-schema-${MIGRATIONS.length}.json`, import.meta.url);
writeFileSync(path, toFile(file));

// The channel of changes would keep this process waiting.
process.exit(0);
