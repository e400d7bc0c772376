import { mergePieces } from '../../../src/actions/backup/mergePieces.ts';
import { mergeClient } from '../../../src/archive/merge.ts';
import type { ClientRecords } from '../../../src/archive/recordSchemas.ts';
import { localDay } from '../../../src/domain/day.ts';
import type { ClientId } from '../../../src/domain/ids.ts';
import { appendAudit } from '../../../src/storage/audit.ts';
import { revAbove } from '../../../src/storage/ledger.ts';
import type { StoreName } from '../../../src/storage/schema.ts';
import { seeded } from '../../../tools/simulate/seeded.ts';
import { type Backup, backupOf, MADE_AT, piecesOf, recordsOf } from './backup.ts';
import { restoredClient } from './mergedClient.ts';
import { restoredClinic } from './mergedClinic.ts';
import { type Model, type Operation, type Outcome, oneOf, type Prepared } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { courseHeld, rowOf, rowsOf, type World, withEvent, withoutRows, withRows } from './world.ts';

/** What another device may have done since, before its backup came here. */
const ELSEWHERE = [
  ...(['withdraw', 'withdraw', 'publish', 'sign', 'writeText', 'noteShown', 'takeDown'] as const),
  ...(['erase', 'addClient', 'reviseSession', 'revisePhoto', 'bury', 'room', 'library'] as const),
];

/**
 * Restores a backup of an earlier world, in which another device has done some things since, by the shipped merge. Of
 * clients who were erased here all or none come back.
 */
export const restore: Operation = (world, { nr, draws }, past) => {
  const more = seeded(Math.floor(draws[2] * 2 ** 32));
  const earlier = oneOf(past, draws[0]);
  if (earlier === undefined) return null;
  let from = earlier;
  const doings: string[] = [];
  for (let i = Math.floor(more() * 3); i > 0; i--) {
    const name = oneOf(ELSEWHERE, more()) as (typeof ELSEWHERE)[number];
    const deed: Prepared | null = OPERATIONS[name](from, { nr: 1000 * i + nr, draws: [more(), more(), more()] }, []);
    if (deed === null) continue;
    from = deed.model(from).worlds.at(-1) ?? from;
    doings.push(name);
  }
  const only = more() < 0.4 ? (oneOf(rowsOf(from, 'clients'), draws[1])?.id ?? null) : null;
  const backup = backupOf(from, only);
  const mayReturn = more() < 0.5;
  const returning = mayReturn ? backup.clients.map(({ client }) => client.record.id) : [];
  const bringBack = new Set(returning.filter((id) => world.tombstones.has(id)));
  return {
    about: `${[only ?? 'everything', ...doings].join(', ')}${mayReturn ? ', may return' : ''}`,
    run: () =>
      mergePieces(piecesOf(backup), {
        bringBack,
        mayManage: true,
        onBegin: (about) => appendAudit('restored', { slotId: 'me', about }),
        onCourse: () => undefined,
      }),
    model: restored(backup, bringBack, revsAbove(backup)),
  };
};

/** At which revision each record would come back that was removed here, by `store id`: what is seen later is no matter. */
function revsAbove({ clients }: Backup): (store: string, id: string, rev: number) => number {
  const floors = new Map<string, number>();
  const note = (store: StoreName, id: string) => floors.set(`${store} ${id}`, revAbove(store, id, 1));
  for (const { client, courses, sessions, photos, consents } of clients) {
    note('clients', client.record.id);
    for (const { record } of courses) note('courses', record.id);
    for (const { record } of sessions) note('sessions', record.id);
    for (const { record } of photos) note('photos', record.photo.id);
    for (const { record } of consents) note('consents', record.id);
  }
  return (store, id, rev) => Math.max(rev, floors.get(`${store} ${id}`) ?? 1);
}

/** More follows. Where it is cut short here, pictures without a record may have been swept. */
const then = (now: World, world: World, next: Model): Outcome => ({
  answer: null,
  worlds: [swept(now), swept(world), world],
  next,
});
const ended = (now: World, answer: string): Outcome => ({ answer, worlds: [swept(now)] });

/** A restore as the world goes through it, part by part: each part is one transaction, or one reading. */
function restored(backup: Backup, bringBack: ReadonlySet<ClientId>, above: ReturnType<typeof revsAbove>): Model {
  const madeOn = localDay(new Date(MADE_AT));
  const { clients, clinic, pictures } = backup;

  const begin: Model = (now) => then(now, swept(now), read);
  const read: Model = (now) => then(now, now, logLine(new Set(now.tombstones.keys())));
  const logLine =
    (erased: ReadonlySet<string>): Model =>
    (now) => {
      const about = `${backup.holds} ${new Date(MADE_AT).toISOString()}`;
      return then(now, withEvent(now, 'restored', '', about), client(0, erased));
    };

  const client =
    (nth: number, erased: ReadonlySet<string>): Model =>
    (now) => {
      const there = clients[nth];
      if (there === undefined) return restoredClinic(clinic, then, (last) => ended(last, 'done'))(now);
      const { id } = there.client.record;
      const after = client(nth + 1, erased);
      return erased.has(id) && !bringBack.has(id)
        ? after(now)
        : then(now, now, putting(there, wanted(now, there), after));
    };

  const wanted = (now: World, there: ClientRecords) => {
    const { addedPhotos } = mergeClient(recordsOf(now, there.client.record.id), there, madeOn);
    const ids = there.photos.map(({ record }) => record.photo.id);
    return ids
      .filter((id) => addedPhotos.has(id) || (rowOf(now, 'photos', id) && !rowOf(now, 'blobs', id)))
      .flatMap((id) => (['blobs', 'thumbnails'] as const).map((store) => ({ store, id })));
  };

  const putting =
    (there: ClientRecords, [first, ...others]: ReturnType<typeof wanted>, after: Model): Model =>
    (now) => {
      if (first === undefined) return record(there, after)(now);
      const { store, id } = first;
      const place = there.photos.find(({ record }) => record.photo.id === id)?.record.photo;
      const row = courseHeld(store, id, place as NonNullable<typeof place>, pictures.get(`${store} ${id}`));
      return then(now, withRows(now, row), putting(there, others, after));
    };

  const record =
    (there: ClientRecords, after: Model): Model =>
    (seen) =>
      then(seen, seen, written(there, seen, after));

  const written =
    (there: ClientRecords, seen: World, after: Model): Model =>
    (now) => {
      const mayReturn = bringBack.has(there.client.record.id);
      const world = restoredClient(now, there, { madeOn, above, mayReturn, seen });
      if (world === 'moved') return record(there, after)(now);
      return world === 'refused' ? ended(now, 'backup-changed') : then(now, world, after);
    };

  return begin;
}

function swept(world: World): World {
  const isStray = ({ store, id }: { store: string; id: string }) =>
    (store === 'blobs' || store === 'thumbnails') && !rowOf(world, 'photos', id);
  return [...world.rows.values()].some(isStray) ? withoutRows(world, isStray) : world;
}
