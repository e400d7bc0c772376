import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../src/domain/errors.ts';
import { auditRows, isAuditCut, readAudit } from '../../../src/storage/audit.ts';
import { firstBrokenRow } from '../../../src/storage/auditChain.ts';
import { readClinicRow } from '../../../src/storage/clinic.ts';
import { withDatabase } from '../../../src/storage/database.ts';
import { reader } from '../../../src/storage/reader.ts';
import { openRow } from '../../../src/storage/rows.ts';
import {
  CLIENT_STORES,
  type ClientStoreName,
  type ClinicRowName,
  type CourseRow,
  type KeptPicture,
} from '../../../src/storage/schema.ts';
import { unseal } from '../../../src/storage/seal.ts';
import { MARK } from './operations.ts';
import { type Held, type HeldEvent, keyOf, type World } from './world.ts';

/** A row as it lies. */
export type RawRow = CourseRow<string, unknown>;

const CLINIC_ROWS: readonly ClinicRowName[] = ['rooms', 'staff', 'library', 'backups'];

/** Looks at what a device holds, below and through storage. Throws where anything is not as storage promises. */
export class Inspector {
  /** Rows that were opened once and lie as they did then. */
  #opened = new Map<string, { readonly bytes: Buffer; readonly body: unknown }>();
  #events: { readonly count: number; readonly held: readonly HeldEvent[] } = { count: 0, held: [] };
  readonly raw = new Map<string, RawRow>();

  /** After a reload everything is opened again. */
  forget(): void {
    this.#opened.clear();
    this.#events = { count: 0, held: [] };
  }

  async world(): Promise<World> {
    const lists = await withDatabase((database) => {
      const transaction = database.transaction(CLIENT_STORES);
      return Promise.all(CLIENT_STORES.map((name) => transaction.objectStore(name).getAll()));
    });
    this.raw.clear();
    const rows = new Map<string, Held>();
    for (const [index, store] of CLIENT_STORES.entries()) {
      for (const row of lists[index] as RawRow[]) {
        const { id, clientId, rev } = row;
        this.raw.set(keyOf({ store, id }), row);
        const body = await this.#bodyOf(store, row);
        rows.set(keyOf({ store, id }), { store, id, clientId, courseId: row.courseId ?? null, rev, body });
      }
    }
    const clinic = new Map<ClinicRowName, { rev: number; body: readonly unknown[] }>();
    for (const name of CLINIC_ROWS) {
      const { rev, held } = await readClinicRow(name);
      if (rev > 0) clinic.set(name, { rev, body: held });
    }
    const tombstones = new Map((await reader.tombstones()).map(({ id, on }) => [id as string, on as string]));
    return { rows, tombstones, clinic, events: await this.#readEvents() };
  }

  async #bodyOf(store: ClientStoreName, row: RawRow): Promise<unknown> {
    const key = keyOf({ store, id: row.id });
    if (!isDeepStrictEqual(Object.keys(row.body), ['bytes'])) throw new Error(`${key} does not lie sealed`);
    const bytes = Buffer.from((row.body as { bytes: Uint8Array }).bytes);
    if (bytes.includes(MARK)) throw new Error(`${key} shows a name`);
    const known = this.#opened.get(key);
    if (known?.bytes.equals(bytes)) return known.body;
    const body: unknown = (await openRow(store, row as never, 'vault')).body;
    const told = store === 'blobs' ? soundPicture(key, body as KeptPicture) : body;
    this.#opened.set(key, { bytes, body: told });
    return told;
  }

  async #readEvents(): Promise<readonly HeldEvent[]> {
    const rows = await auditRows();
    if (await isAuditCut()) throw new Error('The audit log is cut');
    // Erasing a client, which blanks lines, writes one of its own.
    if (rows.length === this.#events.count) return this.#events.held;
    const broken = await firstBrokenRow(rows);
    if (broken !== null) throw new Error(`The audit log is broken at ${broken}`);
    const held = (await readAudit()).map(({ kind, clientId, detail }) => ({
      kind,
      clientId,
      about: detail?.about ?? null,
    }));
    this.#events = { count: rows.length, held };
    return held;
  }

  /** No row opens as anything but itself. @param draw which row, and as what */
  async tryWrongIdentity(draw: number): Promise<void> {
    const all = [...this.raw];
    const [key, row] = all[Math.floor(draw * all.length)] ?? [];
    if (key === undefined || row === undefined) return;
    const [store = ''] = key.split(' ');
    const own = { store, id: row.id, clientId: row.clientId, rev: row.rev };
    const others = [...new Set([...this.raw.values()].map(({ clientId }) => clientId))];
    const wrong = [
      { ...own, id: `${own.id}.` },
      { ...own, rev: own.rev + 1 },
      { ...own, store: 'sessions' === store ? 'courses' : 'sessions' },
      { ...own, clientId: others.find((id) => id !== own.clientId) ?? '' },
    ][Math.floor(draw * all.length * 4) % 4] as typeof own;
    await mustBeRefused(unseal(row.body, wrong, 'vault'), `${key} opens as ${JSON.stringify(wrong)}`);
  }
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
