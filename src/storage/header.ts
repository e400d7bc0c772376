import * as v from 'valibot';
import { AppError } from '../domain/errors.ts';
import { ROLES } from '../domain/roles.ts';
import type { VaultHeader, WrappedKey } from '../domain/vault.ts';
import type { Database } from './connection.ts';
import { replacingVault, vaultDatabaseName, withDatabase } from './database.ts';
import { commit, type Prepared } from './rows.ts';
import type { StoreName } from './schema.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(10_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a header must look like before anything in it is used: it lies in the clear, and may be anybody's. */
const HEADER = v.object({
  format: v.literal(1),
  vaultId: text,
  epoch: count,
  createdAt: v.number(),
  slots: v.pipe(
    v.array(
      v.object({
        id: text,
        kind: v.picklist(['passphrase', 'recovery', 'passkey']),
        // Headers from before there were roles and passkeys name neither: everybody was an owner.
        role: v.optional(v.picklist(ROLES), 'owner'),
        passkey: v.optional(v.nullable(v.object({ credentialId: text, personId: text })), null),
        cost: v.nullable(v.object({ memoryKib: v.number(), passes: v.number(), lanes: v.number() })),
        salt: text,
        publicKey: text,
        privateKey: text,
        wrapped: text,
      }),
    ),
    v.minLength(1),
    v.maxLength(100),
  ),
  isRecoveryConfirmed: v.boolean(),
  mac: text,
}) satisfies v.GenericSchema<unknown, VaultHeader>;

/**
 * What this browser remembers of its vault outside the database: Chromium silently opens an empty database where the old
 * one is damaged, and only this tells that there was one.
 */
export interface Canary {
  readonly header: VaultHeader;
  /** The last line of the audit log: its number and its hash. */
  readonly auditSeq: number;
  readonly auditHead: string;
  /** The slot that opened the vault last: tried first the next time. */
  readonly lastSlot: string | null;
  /** How often somebody tried in vain since it was last opened. */
  readonly failedUnlocks: number;
  /** Revision of the ledger (`ledger.ts`): it may not be found older. */
  readonly ledgerRev: number;
}

const CANARY = v.object({
  header: HEADER,
  auditSeq: count,
  auditHead: v.string(),
  lastSlot: v.nullable(text),
  failedUnlocks: count,
  ledgerRev: count,
}) satisfies v.GenericSchema<unknown, Canary>;

/** The canary as it lies; `null`: none, or what lies there is none. */
export function readCanary(): Canary | null {
  try {
    const parsed = v.safeParse(CANARY, JSON.parse(localStorage.getItem(vaultDatabaseName()) ?? 'null'));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const NOTHING_YET = { auditSeq: 0, auditHead: '', lastSlot: null, failedUnlocks: 0, ledgerRev: 0 };

/** Renews parts of the canary. Without a header there is nothing to remember. */
export function saveCanary(parts: Partial<Canary>): void {
  const { header, ...others } = { ...NOTHING_YET, ...readCanary(), ...parts };
  if (header === undefined) return;
  try {
    localStorage.setItem(vaultDatabaseName(), JSON.stringify({ header, ...others } satisfies Canary));
  } catch {
    // Without room for it, or where the browser forbids it, the vault works all the same: it is a watchman, no lock.
  }
}

/** A vault at rest. */
export interface StoredVault {
  readonly header: VaultHeader;
  readonly keys: readonly WrappedKey[];
}

/**
 * The vault of this browser as it lies; `null`: there never was one. Nothing is made or changed.
 *
 * @throws AppError `vault-lost`: there was one, and it is gone, emptied, or another one lies in its place;
 * `vault-damaged`: neither copy of the header can be read
 */
export async function readVault(): Promise<StoredVault | null> {
  const canary = readCanary();
  const [row, keys] = await withDatabase((database) =>
    Promise.all([database.get('header', 'vault'), database.getAll('keys')]),
  );
  const isEmpty = row === undefined && keys.length === 0;
  if (isEmpty && canary === null) return null;
  if (keys.length === 0) throw new AppError('vault-lost');
  const parsed = v.safeParse(HEADER, row);
  const header = parsed.success ? parsed.output : canary?.header;
  if (header === undefined) throw new AppError('vault-damaged');
  if (canary !== null && canary.header.vaultId !== header.vaultId) throw new AppError('vault-lost');
  return { header, keys };
}

/**
 * Writes a header with its keys in one strict transaction, and then its copy.
 *
 * @param others what is written in the same transaction
 */
export async function saveVault(
  { header, keys }: StoredVault,
  others: readonly Prepared<StoreName>[] = [],
): Promise<void> {
  const stores = others.flatMap((one) => one.stores);
  await writeHeader(header, () =>
    commit(['header', 'keys', ...stores], null, async (transaction) => {
      const store = transaction.objectStore('header');
      // It is there already where the transaction was committed, and only its answer was lost with the connection.
      if (macOf(await store.get('vault')) === header.mac) return;
      await store.put(header, 'vault');
      for (const key of keys) await transaction.objectStore('keys').put(key);
      for (const one of others) await one.write(transaction);
    }),
  );
}

function macOf(header: unknown): string | null {
  const parsed = v.safeParse(HEADER, header);
  return parsed.success ? parsed.output.mac : null;
}

/**
 * Runs a transaction that writes a header, and then writes the header's copy. A connection that goes right after it was
 * written tells so as failed: taken at its word, the keys in memory would be of another time than those at rest, and what
 * is wrapped by them from then on would never open again. So what lies there decides.
 */
export async function writeHeader(header: VaultHeader, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (macOf(await withDatabase((database) => database.get('header', 'vault'))) !== header.mac) throw error;
  }
  saveCanary({ header });
}

/**
 * Writes a new vault in the place of a lost one, in one strict transaction: what is left of the old one goes only where
 * the new one stands. Only ever by a person's own decision.
 */
export async function replaceLostVault({ header, keys }: StoredVault): Promise<void> {
  const write = async (database: Database) => {
    const names = [...database.objectStoreNames];
    const transaction = database.transaction(names, 'readwrite', { durability: 'strict' });
    const cleared = names.map((name) => transaction.objectStore(name).clear());
    const written = keys.map((key) => transaction.objectStore('keys').put(key));
    await Promise.all([
      ...cleared,
      ...written,
      transaction.objectStore('header').put(header, 'vault'),
      transaction.done,
    ]);
  };
  await replacingVault(() => withDatabase(write));
  localStorage.removeItem(vaultDatabaseName());
  saveCanary({ header });
}

/** Puts away what is left of a lost vault, so that another can be made. Only ever by a person's own decision. */
export async function clearLostVault(): Promise<void> {
  await replacingVault(() =>
    withDatabase(async (database) => {
      const names = [...database.objectStoreNames];
      const transaction = database.transaction(names, 'readwrite', { durability: 'strict' });
      await Promise.all([...names.map((name) => transaction.objectStore(name).clear()), transaction.done]);
    }),
  );
  localStorage.removeItem(vaultDatabaseName());
}
