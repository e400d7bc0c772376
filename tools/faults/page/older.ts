import { newPhoto } from '../../../src/actions/newPhoto.ts';
import { fromBase64 } from '../../../src/bytes/base64.ts';
import { newSession } from '../../../src/domain/course.ts';
import type { ClientId, CourseId, PhotoId, SessionId } from '../../../src/domain/ids.ts';
import { connection } from '../../../src/storage/connection.ts';
import { olderDatabaseName } from '../../../src/storage/database.ts';
import { MIGRATIONS } from '../../../src/storage/migrations.ts';
import type { Older } from '../protocol.ts';

/** Lays a client with photographs open into the database from before there was a vault, as that version left them. */
export async function layOlder({ schema, clientId: id, label, photos }: Older): Promise<void> {
  const clientId = id as ClientId;
  const held = connection(olderDatabaseName(), MIGRATIONS.slice(0, schema));
  const course = {
    id: `course of ${id}` as CourseId,
    clientId,
    area: 'body',
    concern: 'redness',
    protocolId: null,
    plannedSessions: 3,
    createdAt: 1,
    purpose: 'treatment',
    treatedRegions: null,
  } as const;
  const place = { id: `session of ${id}` as SessionId, courseId: course.id, clientId, on: '2026-01-05' as never };
  const session = { ...newSession(place), note: `note of ${id}` };
  const { courseId } = place;
  await held.run(async (database) => {
    const stores = ['clients', 'courses', 'sessions', 'photos', 'blobs', 'thumbnails'] as const;
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    const client = { id: clientId, label, createdAt: 1, isExample: false };
    await transaction.objectStore('clients').put({ id: clientId, clientId, rev: 1, body: { sealed: client } });
    await transaction.objectStore('courses').put({ id: courseId, clientId, rev: 2, body: { sealed: course } });
    await transaction
      .objectStore('sessions')
      .put({ id: session.id, clientId, courseId, rev: 3, body: { sealed: session } });
    for (const file of photos) {
      const [photoId, bytes] = [file.id as PhotoId, fromBase64(file.base64).buffer];
      const row = { id: photoId, clientId, courseId, rev: 1 };
      const opened = {
        kind: 'opened',
        sha256: file.sha256,
        format: 'jpeg',
        kept: bytes,
        widthPx: 300,
        heightPx: 300,
        capture: { takenAt: null },
      } as unknown as Parameters<typeof newPhoto>[0];
      const photo = { ...newPhoto(opened, session, course), id: photoId };
      await transaction.objectStore('photos').put({ ...row, body: { sealed: { photo, mark: null, facts: null } } });
      await transaction.objectStore('blobs').put({ ...row, body: { sealed: { bytes, sha256: file.sha256 } } });
      await transaction.objectStore('thumbnails').put({ ...row, body: { sealed: bytes.slice(0, 500) } });
    }
    await transaction.done;
  });
  await held.close();
}
