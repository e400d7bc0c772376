import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../src/domain/errors.ts';
import type { Tombstone } from '../../../src/domain/tombstone.ts';
import { auditHash, NO_HASH } from '../../../src/storage/auditChain.ts';
import { vaultDatabaseName } from '../../../src/storage/database.ts';
import { readCanary } from '../../../src/storage/header.ts';
import { openRow } from '../../../src/storage/rows.ts';
import type { AuditRow, ClientStoreName, ClinicRow, ClinicRowName, KeptPicture } from '../../../src/storage/schema.ts';
import { type Sealed, unseal } from '../../../src/storage/seal.ts';
import { rowsOnDisk } from './disk.ts';
import { MARK } from './recordOperations.ts';
import { type Held, type HeldEvent, keyOf, SEALED_STORES, type World } from './world.ts';

/** A row as it lies. Own rows name no client. */
export interface RawRow {
  readonly id: string;
  readonly clientId?: string;
  readonly courseId?: string;
  readonly rev: number;
  readonly body: Sealed<unknown>;
}

const CLINIC_ROWS: readonly ClinicRowName[] = ['rooms', 'staff', 'library', 'backups'];

/** A row opened as what it says it is. @throws AppError `record-damaged` */
export async function openRaw(store: string, row: RawRow): Promise<unknown> {
  return (await openRow(store as ClientStoreName, { clientId: '', ...row } as never, 'vault')).body;
}

/** Looks at what a device holds, as it lies. Throws where anything is not as storage promises. */
export class Inspector {
  /** What rows say that were opened once. */
  #opened = new WeakMap<RawRow, unknown>();
  #lines: readonly AuditRow[] = [];
  #events: readonly HeldEvent[] = [];
  readonly raw = new Map<string, RawRow>();

  /** After a reload everything is opened again. */
  forget(): void {
    this.#opened = new WeakMap();
    this.#lines = [];
    this.#events = [];
  }

  async world(): Promise<World> {
    const database = vaultDatabaseName();
    this.raw.clear();
    const rows = new Map<string, Held>();
    for (const store of SEALED_STORES) {
      for (const row of rowsOnDisk<RawRow>(database, store)) {
        const { id, clientId = '', courseId = null, rev } = row;
        const key = keyOf({ store, id });
        this.raw.set(key, row);
        rows.set(key, { store, id, clientId, courseId, rev, body: await this.#bodyOf(store, row) });
      }
    }
    const clinic = new Map<ClinicRowName, { rev: number; body: readonly unknown[] }>();
    for (const row of rowsOnDisk<ClinicRow>(database, 'clinic')) {
      if (!CLINIC_ROWS.includes(row.id)) continue;
      clinic.set(row.id, { rev: row.rev, body: (await this.#bodyOf('clinic', row)) as readonly unknown[] });
    }
    const stones = rowsOnDisk<Tombstone>(database, 'tombstones');
    const tombstones = new Map(stones.map(({ id, on }) => [id as string, on as string]));
    return { rows, tombstones, clinic, events: await this.#readEvents(rowsOnDisk<AuditRow>(database, 'audit')) };
  }

  async #bodyOf(store: string, row: RawRow): Promise<unknown> {
    const known = this.#opened.get(row);
    if (known !== undefined) return known;
    const key = `${store} ${row.id}`;
    if (!isDeepStrictEqual(Object.keys(row.body), ['bytes'])) throw new Error(`${key} does not lie sealed`);
    if (Buffer.from((row.body as { bytes: Uint8Array }).bytes).includes(MARK)) throw new Error(`${key} shows a name`);
    const body = await openRaw(store, row);
    const told = store === 'blobs' ? soundPicture(key, body as KeptPicture) : body;
    this.#opened.set(row, told);
    return told;
  }

  /** The log, of which only new lines are read, and all after an erasure: it blanks some. */
  async #readEvents(lines: readonly AuditRow[]): Promise<readonly HeldEvent[]> {
    const known = this.#lines.length;
    if (this.#lines.some((line, i) => line !== lines[i])) throw new Error('A line of the log was changed');
    const fresh = lines.slice(known);
    for (const [i, line] of fresh.entries()) {
      const isChained =
        line.seq === known + i + 1 && line.hash === (await auditHash(lines[known + i - 1]?.hash ?? NO_HASH, line));
      if (!isChained) throw new Error(`The audit log is broken at ${known + i + 1}`);
    }
    const { auditSeq = 0, auditHead } = readCanary() ?? {};
    if (auditSeq > 0 && lines[auditSeq - 1]?.hash !== auditHead) throw new Error('The audit log is cut');
    const isBlanked = fresh.some(({ kind }) => kind === 'erased');
    const read = await Promise.all((isBlanked ? lines : fresh).map(eventOf));
    this.#lines = lines;
    this.#events = isBlanked ? read : [...this.#events, ...read];
    return this.#events;
  }

  /** No row opens as anything but itself. @param draw which row, and as what */
  async tryWrongIdentity(draw: number): Promise<void> {
    const all = [...this.raw];
    const [key, row] = all[Math.floor(draw * all.length)] ?? [];
    if (key === undefined || row === undefined) return;
    const [store = ''] = key.split(' ');
    const own = { clientId: '', ...row, store };
    const others = [...new Set([...this.raw.values()].map(({ clientId = '' }) => clientId))];
    const wrong = [
      { ...own, id: `${own.id}.` },
      { ...own, rev: own.rev + 1 },
      { ...own, store: 'sessions' === store ? 'courses' : 'sessions' },
      { ...own, clientId: others.find((id) => id !== own.clientId) ?? 'nobody' },
    ][Math.floor(draw * all.length * 4) % 4] as typeof own;
    await mustBeRefused(openRaw(wrong.store, wrong), `${key} opens as another`);
  }
}

async function eventOf({ seq, kind, clientId, body }: AuditRow): Promise<HeldEvent> {
  const as = { store: 'audit', id: String(seq), rev: 1 };
  const detail = await unseal(body, { ...as, clientId }, 'vault')
    .catch(() => unseal(body, { ...as, clientId: '' }, 'vault'))
    .catch(() => null);
  return { kind, clientId, about: (detail as { readonly about: string } | null)?.about ?? null };
}

/** @throws Error where it is not refused as damaged */
export async function mustBeRefused(reading: Promise<unknown>, otherwise: string): Promise<void> {
  const code = await reading.then(
    () => 'opened',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
  if (code !== 'record-damaged') throw new Error(`${otherwise}: ${code}`);
}

function soundPicture(key: string, { bytes, sha256 }: KeptPicture): ArrayBuffer {
  const found = createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
  if (found !== sha256) throw new Error(`${key} is not the picture it was`);
  return bytes;
}

/** What differs, in words; `null`: nothing. */
export function difference(expected: World, actual: World): string | null {
  const keys = new Set([...expected.rows.keys(), ...actual.rows.keys()]);
  const rows = [...keys].flatMap((key) => {
    const [due, found] = [expected.rows.get(key), actual.rows.get(key)];
    if (isDeepStrictEqual(due, found)) return [];
    return [`${key}: ${found ? `found @${found.rev}` : 'missing'}, due ${due ? `@${due.rev}` : 'none'}`];
  });
  const others = (['tombstones', 'clinic', 'events'] as const).flatMap((part) =>
    isDeepStrictEqual(expected[part], actual[part])
      ? []
      : [`${part}: found ${told(actual[part])}, due ${told(expected[part])}`],
  );
  return rows.length + others.length === 0 ? null : [...rows, ...others].join('\n    ');
}

function told(part: unknown): string {
  return JSON.stringify(part instanceof Map ? [...part] : part);
}
