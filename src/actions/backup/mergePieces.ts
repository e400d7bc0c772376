import type { ClinicRecords } from '../../archive/clinicRecords.ts';
import { type ClientMerge, mergeClient } from '../../archive/merge.ts';
import { mergeLibrary, mergeRooms, mergeSigningKeys } from '../../archive/mergeClinic.ts';
import { mergeSetRecords } from '../../archive/mergeSets.ts';
import { isKeyPair } from '../../archive/publishedSet/signature.ts';
import type { AtRev, ClientRecords } from '../../archive/recordSchemas.ts';
import type { Piece } from '../../archive/unpackArchive.ts';
import { localDay } from '../../domain/day.ts';
import { AppError } from '../../domain/errors.ts';
import type { ClientId, CourseId, PhotoId } from '../../domain/ids.ts';
import { readClientRecords, type StoredClient } from '../../storage/clientRecords.ts';
import { parseClinic, saveClinicLibrary, saveRooms, saveSigningKeys } from '../../storage/clinic.ts';
import { addConsentTexts } from '../../storage/consents.ts';
import { reader } from '../../storage/reader.ts';
import {
  commitRestored,
  lackingPictures,
  putPicture,
  putThumbnail,
  type Restored,
  sweepPictures,
} from '../../storage/restored.ts';
import { mergeSets } from '../../storage/sets.ts';
import { addTombstones } from '../../storage/tombstones.ts';

/** How pieces are merged. */
export interface Merging {
  /** Clients who were erased here and are wanted back all the same. */
  readonly bringBack: ReadonlySet<ClientId>;
  /** Whether whoever restores may say which keys are the clinic's: they decide whose sets verify as its own. */
  readonly mayManage: boolean;
  /** Called before anything of the file is written. @param about the file, in words without a name */
  readonly onBegin: (about: string) => Promise<void>;
  /** Called for each course once its records are written. */
  readonly onCourse: (id: CourseId) => void;
}

/**
 * Merges the pieces of a backup into this device, and sweeps pictures whose record never came before and after it. Client
 * by client: the pictures first, which nothing shows yet, then the records in one transaction. Only one may run at a time.
 *
 * @throws AppError `storage-full`, `backup-changed`, `backup-invalid`; what `pieces` throws
 */
export async function mergePieces(pieces: AsyncIterable<Piece>, merging: Merging): Promise<void> {
  await sweepPictures();
  try {
    await merge(pieces, merging);
  } finally {
    await sweepPictures();
  }
}

async function merge(
  pieces: AsyncIterable<Piece>,
  { bringBack, mayManage, onBegin, onCourse }: Merging,
): Promise<void> {
  const erased = new Set((await reader.tombstones()).map(({ id }) => id));
  let [madeOn, holdsAll] = ['', false];
  let client: ClientRestore | null = null;
  let clinic: ClinicRecords | null = null;
  for await (const piece of pieces) {
    if (piece.kind === 'manifest') {
      const { holds, madeAt } = piece.manifest;
      madeOn = localDay(new Date(madeAt));
      holdsAll = holds === 'everything';
      await onBegin(`${holds} ${new Date(madeAt).toISOString()}`);
    }
    if (piece.kind === 'clinic') clinic = mayManage && holdsAll ? piece.clinic : { ...piece.clinic, signing: [] };
    if (piece.kind === 'records') {
      await client?.finish();
      const { id } = piece.records.client.record;
      const isLeftOut = erased.has(id) && !bringBack.has(id);
      client = isLeftOut ? null : await beginClient(piece.records, madeOn, bringBack.has(id), onCourse);
    }
    if (piece.kind === 'photo' || piece.kind === 'thumbnail') await client?.take(piece);
  }
  await client?.finish();
  if (clinic !== null) await mergeClinic(clinic);
}

interface ClientRestore {
  take(picture: Piece & { readonly kind: 'photo' | 'thumbnail' }): Promise<void>;
  finish(): Promise<void>;
}

async function beginClient(
  there: ClientRecords,
  madeOn: string,
  mayReturn: boolean,
  onCourse: Merging['onCourse'],
): Promise<ClientRestore> {
  const clientId = there.client.record.id;
  const courseOf = new Map(there.photos.map(({ record: { photo } }) => [photo.id, photo.courseId]));
  const wanted = await picturesWanted(await readClientRecords(clientId), there, madeOn);
  return {
    async take({ kind, photoId, bytes, sha256 }) {
      if (!wanted.has(photoId)) return;
      const place = { clientId, courseId: courseOf.get(photoId) as CourseId };
      if (kind === 'photo') await putPicture(photoId, place, bytes.buffer, sha256);
      else await putThumbnail(photoId, place, bytes.buffer);
    },

    async finish() {
      for (;;) {
        const here = await readClientRecords(clientId);
        const { write } = mergeClient(here, there, madeOn);
        if (await commitRestored({ ...overHere(write, here), clientId, mayReturn })) break;
      }
      for (const { record } of there.courses) onCourse(record.id);
    },
  };
}

/** Photos this device lacks, and those of which it has the same record but lost the picture. */
async function picturesWanted(here: StoredClient | null, there: ClientRecords, madeOn: string) {
  const shaHere = new Map(here?.photos.map(({ record: { photo } }) => [photo.id, photo.sha256]));
  const twins = there.photos.filter(({ record: { photo } }) => shaHere.get(photo.id) === photo.sha256);
  const lost = await lackingPictures(twins.map(({ record: { photo } }) => photo.id));
  return new Set<PhotoId>([...mergeClient(here, there, madeOn).addedPhotos, ...lost]);
}

function overHere(write: ClientMerge['write'], here: StoredClient | null) {
  const over = <T>(own: readonly AtRev<T>[] | undefined, idOf: (record: T) => string) => {
    const revs = new Map(own?.map(({ rev, record }) => [idOf(record), rev]));
    return <U extends T>({ rev, record }: AtRev<U>): Restored<U> => ({
      over: revs.get(idOf(record)) ?? 0,
      rev,
      record,
    });
  };
  const byId = ({ id }: { readonly id: string }) => id;
  const client = over(here === null ? [] : [here.client], byId);
  return {
    client: write.client === null ? null : client(write.client),
    courses: write.courses.map(over(here?.courses, byId)),
    sessions: write.sessions.map(over(here?.sessions, byId)),
    photos: write.photos.map(over<ClientRecords['photos'][number]['record']>(here?.photos, ({ photo }) => photo.id)),
    consents: write.consents.map(over(here?.consents, byId)),
  };
}

async function mergeClinic(there: ClinicRecords): Promise<void> {
  const coming = parseClinic(there);
  if (coming === null) throw new AppError('backup-invalid');
  await saveIfMore(reader.libraryChanges, (here) => mergeLibrary(here, coming.library), saveClinicLibrary);
  await saveIfMore(reader.rooms, (here) => mergeRooms(here, coming.rooms), saveRooms);
  for (const key of there.signing)
    if (!(await isKeyPair(key))) throw new AppError('backup-invalid', 'A key is no pair.');
  await saveIfMore(reader.signingKeys, (here) => mergeSigningKeys(here, there.signing), saveSigningKeys);
  await addTombstones(there.tombstones);
  await addConsentTexts(there.consentTexts);
  const erased = (await reader.tombstones()).map(({ id }) => id);
  await mergeSets((here) => mergeSetRecords(here, there.sets, erased));
}

/** Writes a list of the clinic's own, where the file has what it lacks. */
async function saveIfMore<T>(
  read: () => Promise<readonly T[]>,
  merged: (here: readonly T[]) => readonly T[],
  save: (change: (here: readonly T[]) => readonly T[]) => Promise<void>,
): Promise<void> {
  const here = await read();
  if (merged(here).length > here.length) await save(merged);
}
