import type { Session } from '../domain/course.ts';
import type { PhotoId } from '../domain/ids.ts';
import { joinConsents } from './mergeConsents.ts';
import type { AtRev, ClientRecords, PhotoRecord } from './recordSchemas.ts';

/**
 * What a merge makes of a record. `added`: this device doesn't have it. `same`: nothing to do. `replaced`: it was
 * written more often where the file comes from. `kept`: it was written more often here. `conflicting`: as often on both
 * sides, but differently: this device's stays, and of two notes both are kept.
 */
type Fate = 'added' | 'same' | 'replaced' | 'kept' | 'conflicting';
export type FateCounts = Readonly<Record<Fate, number>>;

/** What a merge writes for one client, and what became of each record. */
export interface ClientMerge {
  /** `client` is `null` where it stays as it is. */
  readonly write: Omit<ClientRecords, 'client'> & { readonly client: ClientRecords['client'] | null };
  readonly records: FateCounts;
  readonly photos: FateCounts;
  /** Photos that this device doesn't have: their pictures are to be written. */
  readonly addedPhotos: ReadonlySet<PhotoId>;
}

/**
 * Merges a client's records from a file into this device's. Record by record, the one that was written more often wins;
 * merging the same file again changes nothing. What only this device has stays; nothing is ever removed.
 *
 * @param here `null`: this device doesn't have the client
 * @param madeOn day of the file, for the line that leads in a note taken over from it
 */
export function mergeClient(here: ClientRecords | null, there: ClientRecords, madeOn: string): ClientMerge {
  const records = { ...NONE };
  const photos = { ...NONE };
  const clients = mergeAll(here === null ? [] : [here.client], [there.client], plain, records);
  const write = {
    client: clients[0] ?? null,
    courses: mergeAll(here?.courses ?? [], there.courses, plain, records),
    sessions: mergeAll(here?.sessions ?? [], there.sessions, notesOf(madeOn), records),
    photos: mergeAll(here?.photos ?? [], there.photos, photo, photos),
    consents: mergeAll(here?.consents ?? [], there.consents, { ...plain, join: joinConsents }, records),
  };
  const known = new Set(here?.photos.map(({ record }) => record.photo.id));
  const addedPhotos = new Set(there.photos.map(({ record }) => record.photo.id).filter((id) => !known.has(id)));
  return { write, records, photos, addedPhotos };
}

export const NONE: FateCounts = { added: 0, same: 0, replaced: 0, kept: 0, conflicting: 0 };

/** How records of one kind are told apart and compared. */
interface Kind<T> {
  readonly idOf: (record: T) => string;
  /** What a person entered: two records that agree in it are the same. */
  readonly entered: (record: T) => unknown;
  /** What to keep where both were written as often; `null`: this device's, as it is. */
  readonly both?: (here: T, there: T) => T | null;
  /** Whether the two can't be one record, however often they were written. */
  readonly areForeign?: (here: T, there: T) => boolean;
  /** What both together make, however often they were written. */
  readonly join?: (here: T, there: T) => T;
}

export const plain = { idOf: ({ id }: { readonly id: string }) => id, entered: (record: unknown) => record };

const photo: Kind<PhotoRecord> = {
  idOf: ({ photo: { id } }) => id,
  entered: ({ photo: { status: _made, view, ...own } }) => ({ ...own, view: own.viewChosen ? view : null }),
  areForeign: (here, there) => here.photo.sha256 !== there.photo.sha256,
};

function notesOf(madeOn: string): Kind<Session> {
  return {
    ...plain,
    both(here, there) {
      if (there.note.trim() === '' || here.note.includes(there.note)) return null;
      return { ...here, note: [here.note, `[${madeOn}] ${there.note}`].filter(Boolean).join('\n') };
    },
  };
}

/** Merges records of one kind: those to write. */
export function mergeAll<T>(
  here: readonly AtRev<T>[],
  there: readonly AtRev<T>[],
  kind: Kind<NoInfer<T>>,
  counts: Record<Fate, number>,
): AtRev<T>[] {
  const known = new Map(here.map((one) => [kind.idOf(one.record), one]));
  return there.flatMap((coming) => {
    const own = known.get(kind.idOf(coming.record));
    if (own !== undefined && kind.join !== undefined) return joined(own, coming, kind.join, counts);
    const fate = own === undefined ? 'added' : fateOf(own, coming, kind);
    counts[fate] += 1;
    if (fate === 'added' || fate === 'replaced') return [coming];
    if (fate !== 'conflicting' || own === undefined) return [];
    const both = kind.both?.(own.record, coming.record) ?? null;
    return both === null ? [] : [{ rev: own.rev + 1, record: both }];
  });
}

function joined<T>(
  own: AtRev<T>,
  coming: AtRev<T>,
  join: (here: T, there: T) => T,
  counts: Record<Fate, number>,
): AtRev<T>[] {
  const record = join(own.record, coming.record);
  const isChange = canonical(record) !== canonical(own.record);
  counts[isChange ? 'replaced' : canonical(record) === canonical(coming.record) ? 'same' : 'kept'] += 1;
  return isChange ? [{ rev: Math.max(own.rev + 1, coming.rev), record }] : [];
}

function fateOf<T>(own: AtRev<T>, coming: AtRev<T>, { entered, areForeign }: Kind<T>): Fate {
  if (canonical(entered(own.record)) === canonical(entered(coming.record))) return 'same';
  if (own.rev === coming.rev || areForeign?.(own.record, coming.record)) return 'conflicting';
  return own.rev < coming.rev ? 'replaced' : 'kept';
}

/** JSON with its keys in order: equal for equal records. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
