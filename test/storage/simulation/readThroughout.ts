import { isDeepStrictEqual } from 'node:util';
import { clinicRecordsOf } from '../../../src/actions/backup/clinicRecordsOf.ts';
import type { ClinicRecords } from '../../../src/archive/clinicRecords.ts';
import type { ClientRecords } from '../../../src/archive/recordSchemas.ts';
import type { Session } from '../../../src/domain/course.ts';
import type { ClientId, CourseId, PhotoId } from '../../../src/domain/ids.ts';
import { type AuditEntry, auditRows, isAuditCut, readAudit } from '../../../src/storage/audit.ts';
import { firstBrokenRow } from '../../../src/storage/auditChain.ts';
import { readClientRecords } from '../../../src/storage/clientRecords.ts';
import { reader } from '../../../src/storage/reader.ts';
import { clinicOf, recordsOf } from './backup.ts';
import { type Held, type HeldEvent, rowOf, rowsOf, type World } from './world.ts';

/** Reads everything by every way that the product reads by. Throws where something is not as the world says. */
export async function readThroughout(world: World): Promise<void> {
  const bodies = (store: Held['store'], of?: (row: Held) => boolean) =>
    rowsOf(world, store)
      .filter((row) => of?.(row) ?? true)
      .map(({ body }) => body);
  same('clients', await reader.clients(), bodies('clients'));
  same('courses', await reader.courses(), bodies('courses'));
  for (const { id } of rowsOf(world, 'clients')) {
    const ofClient = ({ clientId }: Held) => clientId === id;
    same(`courses of ${id}`, await reader.courses(id as ClientId), bodies('courses', ofClient));
    same(
      `photos of ${id}`,
      (await reader.photosOfClient(id as ClientId)).map(({ rev: _rev, ...entry }) => entry),
      bodies('photos', ofClient),
    );
    same(`consents of ${id}`, await reader.consentsOf(id as ClientId), bodies('consents', ofClient));
    const due = recordsOf(world, id) as ClientRecords;
    const whole = (await readClientRecords(id as ClientId)) as ClientRecords;
    same(`client ${id}`, [whole.client], [due.client]);
    for (const part of ['courses', 'sessions', 'consents'] as const) same(`${part} in ${id}`, whole[part], due[part]);
    const photos = whole.photos.map(({ rev, record: { photo, facts, readings } }) => ({
      rev,
      record: { photo, facts, readings },
    }));
    same(`photos in ${id}`, photos, due.photos);
    sameClinic(`the clinic's for ${id}`, await clinicRecordsOf([due]), clinicOf(world, [due]));
  }
  same('texts', await reader.consentTexts(), bodies('consentTexts'));
  same('sets', await reader.sets(), bodies('sets'));
  sameClinic("the clinic's", await clinicRecordsOf(null), clinicOf(world, null));
  same('log', (await readAudit()).map(eventOf), world.events);
  if ((await firstBrokenRow(await auditRows())) !== null || (await isAuditCut())) throw new Error('The log is cut');
  for (const { id } of rowsOf(world, 'courses')) {
    const ofCourse = ({ courseId }: Held) => courseId === id;
    same(`sessions of ${id}`, await reader.sessions(id as CourseId), bodies('sessions', ofCourse) as Session[]);
    same(`readings of ${id}`, [...(await reader.readings(id as CourseId)).values()], bodies('readings', ofCourse));
  }
  for (const { id } of rowsOf(world, 'photos')) {
    const photoId = id as PhotoId;
    same(`picture ${id}`, [(await reader.kept(photoId))?.bytes], [rowOf(world, 'blobs', id)?.body]);
    same(`thumbnail ${id}`, [await reader.thumbnail(photoId)], [rowOf(world, 'thumbnails', id)?.body]);
    same(`maps of ${id}`, [await reader.measurement(photoId)], [rowOf(world, 'measurements', id)?.body]);
  }
}

function eventOf({ kind, clientId, detail }: AuditEntry): HeldEvent {
  return { kind, clientId, about: detail?.about ?? null };
}

function sameClinic(what: string, found: ClinicRecords, due: ClinicRecords): void {
  for (const part of Object.keys(due) as (keyof ClinicRecords)[]) same(`${what}: ${part}`, found[part], due[part]);
}

/** In whatever order. */
function same(what: string, found: readonly unknown[] | undefined, due: readonly unknown[]): void {
  const isSame =
    found?.length === due.length && due.every((one) => found.some((other) => isDeepStrictEqual(one, other)));
  if (!isSame) throw new Error(`Read otherwise: ${what}: ${JSON.stringify(found)} for ${JSON.stringify(due)}`);
}
