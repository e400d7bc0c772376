import { readPeople } from '../../../src/actions/vault/readPeople.ts';
import { sha256Hex } from '../../../src/bytes/sha256.ts';
import type { Session } from '../../../src/domain/course.ts';
import { auditRows, readAudit } from '../../../src/storage/audit.ts';
import { firstBrokenRow } from '../../../src/storage/auditChain.ts';
import { withDatabase } from '../../../src/storage/database.ts';
import { readVault } from '../../../src/storage/header.ts';
import { hasOlderRecords } from '../../../src/storage/older.ts';
import { reader } from '../../../src/storage/reader.ts';
import { openRow } from '../../../src/storage/rows.ts';
import { CLIENT_STORES, type ClientStoreName, type KeptPicture, type PhotoEntry } from '../../../src/storage/schema.ts';
import type { Found, FoundPhoto, Standing } from '../protocol.ts';

interface Row {
  readonly id: string;
  readonly clientId: string;
  readonly courseId: string;
  readonly body: unknown;
}

/** Opens every sealed row of the vault and holds it against the others. It changes nothing. */
export async function find(standing: Standing): Promise<Found> {
  const unreadable: string[] = [];
  const strays: Found['strays'][number][] = [];
  let opened = 0;
  const rows = {} as Record<ClientStoreName, Map<string, Row>>;
  for (const store of CLIENT_STORES) {
    rows[store] = new Map();
    for (const row of await withDatabase((database) => database.getAll(store), 'vault')) {
      const { id, clientId } = row;
      const courseId = 'courseId' in row ? String(row.courseId) : '';
      const body = await openRow(store, row, 'vault').then(
        (whole) => whole.body,
        () => {
          unreadable.push(`${store} ${id}`);
          return null;
        },
      );
      opened += 1;
      rows[store].set(id, { id, clientId, courseId, body });
    }
  }
  const needs = (store: ClientStoreName, in_: ClientStoreName, idOf: (row: Row) => string) => {
    for (const row of rows[store].values())
      if (!rows[in_].has(idOf(row))) strays.push({ store, id: row.id, clientId: row.clientId });
  };
  for (const store of CLIENT_STORES) if (store !== 'clients') needs(store, 'clients', ({ clientId }) => clientId);
  for (const store of ['sessions', 'photos'] as const) needs(store, 'courses', ({ courseId }) => courseId);
  for (const store of ['blobs', 'thumbnails', 'measurements', 'readings'] as const)
    needs(store, 'photos', ({ id }) => id);
  needs('photos', 'sessions', ({ id, body }) => (body as PhotoEntry | null)?.photo.sessionId ?? id);

  const keys = (await withDatabase((database) => database.getAllKeys('keys'), 'vault')).filter((id) => id !== '');
  for (const id of keys) if (!rows.clients.has(id)) strays.push({ store: 'keys', id, clientId: id });
  const bodies = (store: ClientStoreName) =>
    [...rows[store].values()].flatMap(({ body }) => (body === null ? [] : [body]));
  const photos: FoundPhoto[] = [];
  for (const { photo, mark } of bodies('photos') as PhotoEntry[]) {
    const kept = rows.blobs.get(photo.id)?.body as KeptPicture | null | undefined;
    photos.push({
      id: photo.id,
      clientId: photo.clientId,
      courseId: photo.courseId,
      sessionId: photo.sessionId,
      sha256: photo.sha256,
      keptSha256: kept ? await sha256Hex(kept.bytes) : null,
      hasThumbnail: rows.thumbnails.get(photo.id)?.body instanceof ArrayBuffer,
      isMeasured: mark !== null,
      hasMaps: rows.measurements.get(photo.id)?.body != null,
    });
  }
  const clinic = async <T>(name: string, read: () => Promise<readonly T[]>): Promise<readonly T[]> => {
    try {
      return await read();
    } catch {
      unreadable.push(`clinic ${name}`);
      return [];
    }
  };
  const lines = await auditRows();
  const known = new Set(rows.clients.keys());
  const entries = await readAudit();
  // What was said of a client before they were erased stays blank, also where a backup brought them back: their key is another.
  const erasedAt = new Map(entries.flatMap(({ kind, clientId, seq }) => (kind === 'erased' ? [[clientId, seq]] : [])));
  for (const { seq, detail, clientId } of entries) {
    const isOpenable = clientId === '' || (known.has(clientId) && seq > (erasedAt.get(clientId) ?? 0));
    if (detail === null && isOpenable) unreadable.push(`audit ${seq}`);
  }
  return {
    standing,
    clients: (bodies('clients') as { id: string; label: string }[]).map(({ id, label }) => ({ id, label })),
    courses: (bodies('courses') as { id: string; clientId: string }[]).map(({ id, clientId }) => ({ id, clientId })),
    sessions: (bodies('sessions') as Session[]).map(({ id, clientId, note }) => ({ id, clientId, note })),
    photos,
    rooms: (await clinic('rooms', reader.rooms)).map(({ name }) => name),
    tombstones: (await reader.tombstones()).map(({ id }) => id),
    keys,
    slots: ((await readVault())?.header.slots ?? []).filter(({ kind }) => kind === 'passphrase').map(({ id }) => id),
    staff: (await clinic('staff', () => readPeople()(reader))).map(({ slotId }) => slotId),
    backups: (await clinic('backups', reader.backups)).map(({ fileName }) => fileName),
    strays,
    unreadable,
    opened: opened + lines.length,
    auditLines: lines.length,
    auditBrokenAt: await firstBrokenRow(lines),
    isOlderLeft: await hasOlderRecords(),
  };
}
