import { createHash } from 'node:crypto';
import type { Client, Course, Session } from '../../../src/domain/course.ts';
import type { ClientId, CourseId, PhotoId } from '../../../src/domain/ids.ts';
import { revAbove } from '../../../src/storage/ledger.ts';
import {
  commitRestored,
  lackingPictures,
  putPicture,
  putThumbnail,
  type Restored,
  sweepPictures,
} from '../../../src/storage/restored.ts';
import type { PhotoEntry, PhotoReadings } from '../../../src/storage/schema.ts';
import { type Outcome, oneOf, type Pick, type Prepared } from './operations.ts';
import { type Held, rowOf, rowsOf, type World, withEvent, withoutRows, withRows } from './world.ts';

/**
 * Restores a client as they were in an earlier world, in the steps of a restore: pictures first, then all records in one
 * transaction; and before and after it, pictures without a record are swept.
 *
 * @param past worlds from which a backup may be
 */
export function restore(past: readonly World[]) {
  return (world: World, { draws }: Pick): Prepared | null => {
    const from = oneOf(past, draws[0]);
    const client = from && oneOf(rowsOf(from, 'clients'), draws[1]);
    if (!from || !client) return null;
    const coming = [...from.rows.values()].filter(({ clientId }) => clientId === client.id);
    const pictures = coming.filter(({ store }) => store === 'blobs' || store === 'thumbnails');
    // A stray picture of a restore that was cut short has no record, and is in no backup.
    const photos = coming.filter(({ store }) => store === 'photos');
    const written = coming.filter(
      ({ store, id, rev }) =>
        ['clients', 'courses', 'sessions', 'photos'].includes(store) &&
        rev > (rowOf(world, store as 'photos', id)?.rev ?? 0),
    );
    // Where the record was here before, it comes back above the revision that was seen.
    const newer = written.map((row) => ({
      ...row,
      rev: rowOf(world, row.store, row.id) ? row.rev : revAbove(row.store, row.id, row.rev),
    }));
    const over = <T>(row: Held, record: T): Restored<T> => ({
      over: rowOf(world, row.store, row.id)?.rev ?? 0,
      rev: row.rev,
      record,
    });
    const of = <T>(store: Held['store']) =>
      written.filter((row) => row.store === store).map((row) => over(row, row.body as T));
    const readingsOf = (id: string) => (rowOf(from, 'readings', id)?.body as PhotoReadings | undefined) ?? null;
    const mayReturn = draws[2] < 0.5;
    const restored = {
      clientId: client.id as ClientId,
      client: of<Client>('clients')[0] ?? null,
      courses: of<Course>('courses'),
      sessions: of<Session>('sessions'),
      photos: written
        .filter(({ store }) => store === 'photos')
        .map((row) => {
          const { photo, facts } = row.body as PhotoEntry;
          return over(row, { photo, facts, readings: readingsOf(row.id) });
        }),
      consents: [],
      mayReturn,
    };

    async function putAll() {
      await sweepPictures();
      try {
        const lacking = await lackingPictures(photos.map(({ id }) => id as PhotoId));
        for (const row of pictures.filter(({ id }) => lacking.includes(id as PhotoId))) {
          const place = { clientId: client?.id as ClientId, courseId: row.courseId as CourseId };
          const bytes = row.body as ArrayBuffer;
          const sha256 = createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
          if (row.store === 'blobs') await putPicture(row.id as PhotoId, place, bytes, sha256);
          else await putThumbnail(row.id as PhotoId, place, bytes);
        }
        return await commitRestored(restored);
      } finally {
        await sweepPictures();
      }
    }

    return {
      about: `${client.id}${mayReturn ? ', may return' : ''}: ${newer.map(({ id, rev }) => `${id}@${rev}`).join(' ')}`,
      run: putAll,
      model: (now) => modelled(now, { client, photos, pictures, newer, readingsOf, mayReturn }),
    };
  };
}

interface Coming {
  readonly client: Held;
  readonly photos: readonly Held[];
  readonly pictures: readonly Held[];
  readonly newer: readonly Held[];
  readonly readingsOf: (id: string) => PhotoReadings | null;
  readonly mayReturn: boolean;
}

function modelled(now: World, { client, photos, pictures, newer, readingsOf, mayReturn }: Coming): Outcome {
  const before = swept(now);
  const worlds = [before];
  const lacking = new Set(photos.filter(({ id }) => !rowOf(before, 'blobs', id)).map(({ id }) => id));
  let world = before;
  for (const row of pictures.filter(({ id }) => lacking.has(id))) {
    world = withRows(world, row);
    worlds.push(world);
  }
  if (before.tombstones.has(client.id) && !mayReturn)
    return { answer: 'backup-changed', worlds: [...worlds, swept(world)] };
  const tombstones = new Map(world.tombstones);
  tombstones.delete(client.id);
  world = { ...withRows(world, ...newer.map(asRestored)), tombstones };
  for (const { store, id, courseId, clientId } of newer) {
    if (store !== 'photos') continue;
    const readings = readingsOf(id);
    world = withoutRows(world, (row) => row.id === id && (row.store === 'measurements' || row.store === 'readings'));
    if (readings) world = withRows(world, { store: 'readings', id, clientId, courseId, rev: 1, body: readings });
  }
  if (newer.length > 0) world = withEvent(world, 'restored', client.id, '');
  worlds.push(world, swept(world));
  return { answer: true, worlds };
}

/** Maps are in no backup: the photo is to be measured again. */
function asRestored(row: Held): Held {
  return row.store === 'photos' ? { ...row, body: { ...(row.body as PhotoEntry), mark: null } } : row;
}

function swept(world: World): World {
  return withoutRows(
    world,
    ({ store, id }) => (store === 'blobs' || store === 'thumbnails') && !rowOf(world, 'photos', id),
  );
}
