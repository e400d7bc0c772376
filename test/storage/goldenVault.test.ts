import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_TEXT } from '../../src/domain/consentText.ts';
import { auditRows, readAudit } from '../../src/storage/audit.ts';
import { firstBrokenRow } from '../../src/storage/auditChain.ts';
import { closeDatabase, nameVaultDatabase, withDatabase } from '../../src/storage/database.ts';
import { readVault } from '../../src/storage/header.ts';
import { MIGRATIONS } from '../../src/storage/migrations.ts';
import { reader } from '../../src/storage/reader.ts';
import { setSealer } from '../../src/storage/seal.ts';
import { newVault } from '../../workers/vault/vault.ts';
import { shelf } from '../fixtures/shelf.ts';
import { fromFile, GOLDEN, type GoldenFile } from './goldenVault.ts';

const folder = new URL('golden/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.startsWith('vault-schema-'));

/** The golden vault in a database of its own schema, as it was left then. */
async function placed(file: string): Promise<GoldenFile> {
  const golden = fromFile(readFileSync(new URL(file, folder), 'utf8'));
  const name = `${file} ${crypto.randomUUID()}`;
  await nameVaultDatabase(name, MIGRATIONS.slice(0, golden.schema));
  await withDatabase(async (database) => {
    const raw = database as unknown as { put(store: string, row: unknown, key?: unknown): Promise<unknown> };
    for (const [store, rows] of Object.entries(golden.stores))
      for (const { key, row } of rows) await raw.put(store, row, store === 'header' ? key : undefined);
  });
  await closeDatabase();
  await nameVaultDatabase(name);
  return golden;
}

beforeAll(() => {
  Object.assign(globalThis, { localStorage: shelf() });
});

it('there is a golden vault of the newest schema', () => {
  expect(files).toContain(`vault-schema-${MIGRATIONS.length}.json`);
});

describe.each(files)('%s', (file) => {
  it.each(['passphrase', 'sheet'] as const)('opens with its %s, and everything in it is what it was', async (by) => {
    const { words, schema } = await placed(file);
    const stored = await readVault();
    const vault = newVault();
    const slot = await vault.unlock(stored!.header, stored!.keys, by === 'sheet' ? words.join(' ') : GOLDEN.passphrase);
    expect(slot.role).toBe('owner');
    setSealer(vault);
    const { photo, kept, thumbnail } = GOLDEN.photo;
    expect(await reader.clients()).toEqual([GOLDEN.client]);
    expect(await reader.courses(GOLDEN.client.id)).toEqual([GOLDEN.course]);
    expect(await reader.sessions(GOLDEN.course.id)).toEqual([GOLDEN.session]);
    expect((await reader.photo(photo.id))?.photo).toMatchObject({ id: photo.id, sha256: photo.sha256 });
    expect(new Uint8Array((await reader.kept(photo.id))!.bytes)).toEqual(new Uint8Array(kept));
    expect(new Uint8Array((await reader.thumbnail(photo.id))!)).toEqual(new Uint8Array(thumbnail));
    // The pipeline moves on; what was measured then stays as it was measured.
    expect(await reader.measurement(photo.id)).toEqual({ ...GOLDEN.measurement, pipeline: expect.any(String) });
    expect((await reader.readings(GOLDEN.course.id)).get(photo.id)?.readings).toMatchObject([{ value: 0.25 }]);
    expect(await reader.rooms()).toEqual([GOLDEN.room]);
    const hasConsents = schema >= 5;
    expect(await reader.consentsOf(GOLDEN.client.id)).toEqual(hasConsents ? [GOLDEN.consent] : []);
    expect((await reader.consentTexts()).map(({ id }) => id)).toEqual(hasConsents ? [DEFAULT_TEXT.id] : []);
    expect(await reader.sets()).toEqual(hasConsents ? [GOLDEN.set] : []);
    expect((await readAudit()).map(({ kind, detail }) => [kind, detail?.about])).toEqual([
      ['vault-made', ''],
      ['imported', photo.id],
      ...(hasConsents
        ? [
            ['consent-recorded', GOLDEN.consent.id],
            ['set-exported', `${GOLDEN.set.id} ${GOLDEN.set.manifestSha256}`],
          ]
        : []),
    ]);
    expect(await firstBrokenRow(await auditRows())).toBeNull();
  });
});
