import * as v from 'valibot';
import type { BackupMade } from '../domain/backup.ts';
import { areSound, type LibraryChange } from '../domain/clinicLibrary.ts';
import { isIsoDay } from '../domain/day.ts';
import { AppError } from '../domain/errors.ts';
import type { IsoDay, RoomId } from '../domain/ids.ts';
import { EVIDENCE } from '../domain/protocol.ts';
import type { Room } from '../domain/room.ts';
import type { SigningKey } from '../domain/signingKey.ts';
import type { Colleague } from '../domain/vault.ts';
import { logged, type PreparedLine } from './audit.ts';
import { withDatabase } from './database.ts';
import { readCanary, saveCanary } from './header.ts';
import { giveBackLedger, isRolledBack, type Ledger, startLedger, takeLedger } from './ledger.ts';
import { commit, type Prepared } from './rows.ts';
import type { ClinicRow, ClinicRowName } from './schema.ts';
import { ownPlace, seal, unseal } from './seal.ts';

const text = v.pipe(v.string(), v.minLength(1));
const range = v.nullable(v.tuple([v.number(), v.number()]));
const figures = { sessions: range, intervalDays: range, healingDays: v.number(), settlingDays: v.number() };
const made = {
  on: v.custom<IsoDay>((on) => typeof on === 'string' && isIsoDay(on)),
  by: text,
};
const ownProtocol = v.object({
  ...figures,
  id: text,
  name: text,
  resultsDays: range,
  performedBy: v.string(),
  cumulative: v.boolean(),
  evidence: v.picklist(EVIDENCE),
  sources: v.pipe(v.array(text), v.minLength(1)),
});

/** What the clinic's rows hold, held against on every reading: the windows decide what enters a trend. */
const SHAPES = {
  library: v.array(
    v.variant('kind', [
      v.object({
        ...made,
        kind: v.literal('figures'),
        protocolId: text,
        figures: v.pipe(
          v.object(figures),
          v.check((given) => areSound(given)),
        ),
      }),
      v.object({ ...made, kind: v.literal('reset'), protocolId: text }),
      v.object({
        ...made,
        kind: v.literal('added'),
        protocol: v.pipe(
          ownProtocol,
          v.check((given) => areSound(given)),
        ),
      }),
    ]),
  ),
  rooms: v.array(
    v.object({
      id: v.custom<RoomId>((id) => typeof id === 'string' && id !== ''),
      name: text,
      createdAt: v.number(),
    }),
  ),
  staff: v.array(
    v.object({ slotId: text, name: text, addedAt: v.number(), leftAt: v.optional(v.nullable(v.number()), null) }),
  ),
  ledger: v.array(v.tuple([text, v.number()])),
  signing: v.array(v.object({ publicKey: text, privateKey: text, madeAt: v.number() })),
  backups: v.array(
    v.object({
      checkedAt: v.number(),
      madeAt: v.number(),
      fileName: v.string(),
      holds: v.picklist(['everything', 'one-client']),
      clients: v.number(),
      photos: v.number(),
      state: v.string(),
    }),
  ),
} satisfies {
  library: v.GenericSchema<unknown, LibraryChange[]>;
  rooms: v.GenericSchema<unknown, Room[]>;
  staff: v.GenericSchema<unknown, Colleague[]>;
  ledger: v.GenericSchema<unknown, [string, number][]>;
  backups: v.GenericSchema<unknown, BackupMade[]>;
  signing: v.GenericSchema<unknown, SigningKey[]>;
};

type Held<Name extends ClinicRowName> = v.InferOutput<(typeof SHAPES)[Name]>;

/**
 * A list of the clinic's own, and the revision it was read at; an empty list where none was ever written.
 *
 * @throws AppError `storage-lost`: what is stored is not such a list. It is never taken for an empty one.
 */
export async function readClinicRow<Name extends ClinicRowName>(
  name: Name,
): Promise<{ readonly rev: number; readonly held: Held<Name> }> {
  const place = ownPlace();
  const row = place === null ? undefined : await withDatabase((database) => database.get('clinic', name), place);
  const body = row === undefined || place === null ? [] : await unseal(row.body, sealedAs(name, row.rev), place);
  // The ledger's own revision is the canary's to watch.
  if (row !== undefined && name !== 'ledger' && isRolledBack('clinic', name, row.rev))
    throw new AppError('record-damaged', `The clinic's ${name} was put back to an older state`);
  const parsed = v.safeParse(SHAPES[name], body);
  if (!parsed.success) throw new AppError('storage-lost', `The clinic's ${name} can't be read.`);
  return { rev: row?.rev ?? 0, held: parsed.output as Held<Name> };
}

/** Changes the clinic's treatment library. `change` may run again if another tab was faster. */
export function saveClinicLibrary(
  change: (changes: readonly LibraryChange[]) => readonly LibraryChange[],
): Promise<void> {
  return revise('library', change);
}

/** Changes the clinic's rooms. `change` may run again if another tab was faster. */
export function saveRooms(change: (rooms: readonly Room[]) => readonly Room[]): Promise<void> {
  return revise('rooms', change);
}

/** Changes who is known to have a passphrase. */
export function saveStaff(change: (staff: readonly Colleague[]) => readonly Colleague[]): Promise<void> {
  return revise('staff', change);
}

/** The same, for the transaction that changes who has one. */
export function preparedStaff(
  change: (staff: readonly Colleague[]) => readonly Colleague[],
): Promise<Prepared<'clinic'>> {
  return prepare('staff', change);
}

/** Changes which keys sets are signed with: the last one signs, all prove. `change` may run again if another was faster. */
export function saveSigningKeys(change: (keys: readonly SigningKey[]) => readonly SigningKey[]): Promise<void> {
  return revise('signing', change);
}

/** Reads the ledger of the vault that was just opened. @throws AppError `record-damaged`: it is older than it ever was */
export async function openLedger(): Promise<void> {
  startLedger(new Map());
  const { rev, held } = await readClinicRow('ledger');
  if (rev < (readCanary()?.ledgerRev ?? 0)) throw new AppError('record-damaged', 'The ledger is of an earlier time');
  startLedger(new Map(held));
}

/** Keeps what the ledger learnt. */
export async function keepLedger(): Promise<void> {
  const ledger: Ledger | null = takeLedger();
  if (ledger === null) return;
  try {
    await revise('ledger', () => [...ledger]);
  } catch (error) {
    giveBackLedger();
    throw error;
  }
  saveCanary({ ledgerRev: (await readClinicRow('ledger')).rev });
}

/** So many of the backups made are remembered, the latest last. */
const BACKUPS_KEPT = 50;

/** Remembers a backup that was read back and found whole, in one transaction with its line of the log. */
export function noteBackup(made: BackupMade): Promise<void> {
  const about = `${made.holds} ${new Date(made.madeAt).toISOString()}`;
  return logged({ kind: 'backed-up', about, clientId: '' }, (line) =>
    revise('backups', (backups) => [...backups, made].slice(-BACKUPS_KEPT), line),
  );
}

/** Another writer changed the row since it was read. */
class RowMoved extends Error {}

/** Rooms and library changes from outside, if that is what they are; `null`: they are not. */
export function parseClinic(said: {
  readonly library: unknown;
  readonly rooms: unknown;
}): { readonly library: readonly LibraryChange[]; readonly rooms: readonly Room[] } | null {
  const library = v.safeParse(SHAPES.library, said.library);
  const rooms = v.safeParse(SHAPES.rooms, said.rooms);
  return library.success && rooms.success ? { library: library.output as LibraryChange[], rooms: rooms.output } : null;
}

async function revise<Name extends ClinicRowName>(
  name: Name,
  change: (held: Held<Name>) => readonly unknown[],
  line: PreparedLine | null = null,
): Promise<void> {
  for (;;) {
    const row = await prepare(name, change);
    try {
      return await commit([...row.stores, ...(line?.stores ?? [])], null, async (transaction) => {
        await row.write(transaction);
        await line?.write(transaction);
      });
    } catch (error) {
      if (!(error instanceof RowMoved)) throw error;
    }
  }
}

async function prepare<Name extends ClinicRowName>(
  name: Name,
  change: (held: Held<Name>) => readonly unknown[],
): Promise<Prepared<'clinic'>> {
  const { rev, held } = await readClinicRow(name);
  const body = v.parse(SHAPES[name], change(held));
  const row: ClinicRow = { id: name, rev: rev + 1, body: await seal<unknown>(body, sealedAs(name, rev + 1)) };
  return {
    stores: ['clinic'],
    async write(transaction) {
      const store = transaction.objectStore('clinic');
      if (((await store.get(name))?.rev ?? 0) !== rev) throw new RowMoved();
      await store.put(row);
    },
  };
}

/** The clinic's rows belong to no client. */
function sealedAs(name: ClinicRowName, rev: number) {
  return { store: 'clinic', id: name, clientId: '', rev };
}
