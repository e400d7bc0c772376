import type { ClinicRecords } from '../../../src/archive/clinicRecords.ts';
import { mergeLibrary, mergeRooms } from '../../../src/archive/mergeClinic.ts';
import { mergeSetRecords } from '../../../src/archive/mergeSets.ts';
import type { LibraryChange } from '../../../src/domain/clinicLibrary.ts';
import type { ClientId } from '../../../src/domain/ids.ts';
import { flaggedBy, type PublishedSet } from '../../../src/domain/publishedSet.ts';
import type { Room } from '../../../src/domain/room.ts';
import type { ClinicRowName } from '../../../src/storage/schema.ts';
import type { Model, Outcome } from './operation.ts';
import { consentsOf, held, rowOf, rowsOf, setOf, type World, withRows } from './world.ts';

/** What of the clinic's own comes with a backup, part by part. */
export function restoredClinic(
  { library, rooms, tombstones, consentTexts, sets }: ClinicRecords,
  then: (now: World, world: World, next: Model) => Outcome,
  after: Model,
): Model {
  const libraryAfter = (world: World) =>
    mergeLibrary(listIn<LibraryChange>(world, 'library'), library as LibraryChange[]);
  const roomsAfter = (world: World) => mergeRooms(listIn<Room>(world, 'rooms'), rooms as Room[]);

  const read: Model = (now) => {
    const isLonger = libraryAfter(now).length > listIn(now, 'library').length;
    const areMore = roomsAfter(now).length > listIn(now, 'rooms').length;
    return then(now, now, (later) =>
      then(later, isLonger ? withList(later, 'library', libraryAfter(later)) : later, (last) =>
        then(last, areMore ? withList(last, 'rooms', roomsAfter(last)) : last, bury),
      ),
    );
  };
  const bury: Model = (now) => {
    const news = tombstones.filter(({ id }) => !rowOf(now, 'clients', id) && !now.tombstones.has(id));
    const all = new Map([...now.tombstones, ...news.map(({ id, on }) => [id as string, on as string] as const)]);
    return then(now, { ...now, tombstones: all }, texts);
  };
  const texts: Model = (now) => {
    const news = consentTexts.filter(({ id }) => !rowOf(now, 'consentTexts', id));
    return then(now, withRows(now, ...news.map((text) => held('consentTexts', text.id, '', text))), mergeAll);
  };
  const mergeAll: Model = (now) => {
    const here = rowsOf(now, 'sets').map((row) => ({ rev: row.rev, record: setOf(row) }));
    const coming = mergeSetRecords(here, sets, [...now.tombstones.keys()] as ClientId[]);
    const merged = withRows(now, ...coming.map(({ rev, record }) => held('sets', record.id, '', record, rev)));
    return then(now, flaggedEverywhere(merged, new Set(coming.map(({ record }) => record.id))), after);
  };
  return read;
}

/** @param isWritten sets that are written anyway: a flag makes no further revision of them */
function flaggedEverywhere(world: World, isWritten: ReadonlySet<string>): World {
  const rows = rowsOf(world, 'sets').flatMap((row) => {
    const set = setOf(row);
    const body = set.clientIds.reduce<PublishedSet>((one, id) => flaggedBy(one, consentsOf(world, id)), set);
    return body === set ? [] : [{ ...row, rev: row.rev + (isWritten.has(row.id) ? 0 : 1), body }];
  });
  return withRows(world, ...rows);
}

function listIn<T>(world: World, name: ClinicRowName): readonly T[] {
  return (world.clinic.get(name)?.body ?? []) as readonly T[];
}

function withList(world: World, name: ClinicRowName, body: readonly unknown[]): World {
  const rev = (world.clinic.get(name)?.rev ?? 0) + 1;
  return { ...world, clinic: new Map(world.clinic).set(name, { rev, body }) };
}
