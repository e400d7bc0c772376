import { isDeepStrictEqual } from 'node:util';
import type { Session } from '../../../src/domain/course.ts';
import type { ClientId, CourseId, PhotoId } from '../../../src/domain/ids.ts';
import { readClientRecords } from '../../../src/storage/clientRecords.ts';
import { reader } from '../../../src/storage/reader.ts';
import type { PhotoEntry } from '../../../src/storage/schema.ts';
import { type Held, rowOf, rowsOf, type World } from './world.ts';

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
    const whole = await readClientRecords(id as ClientId);
    same(
      `records of ${id}`,
      whole?.photos.map(({ record: { readings, photo } }) => ({ photo, readings })),
      bodies('photos', ofClient).map((body) => {
        const { photo } = body as PhotoEntry;
        return { photo, readings: rowOf(world, 'readings', photo.id)?.body ?? null };
      }),
    );
  }
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

/** In whatever order. */
function same(what: string, found: readonly unknown[] | undefined, due: readonly unknown[]): void {
  const isSame =
    found?.length === due.length && due.every((one) => found.some((other) => isDeepStrictEqual(one, other)));
  if (!isSame) throw new Error(`Read otherwise: ${what}: ${JSON.stringify(found)} for ${JSON.stringify(due)}`);
}
