import { toJsonBytes } from '../../src/archive/json.ts';
import { type Manifest, type ManifestEntry, newManifest } from '../../src/archive/manifest.ts';
import { packArchive } from '../../src/archive/packArchive.ts';
import { CLINIC_PATH, photoPath, README_PATH, recordsPath, thumbnailPath } from '../../src/archive/paths.ts';
import type { ClientRecords } from '../../src/archive/recordSchemas.ts';
import { sha256Hex } from '../../src/bytes/sha256.ts';
import { newSession } from '../../src/domain/course.ts';
import type { ClientId, CourseId, IsoDay, PhotoId, SessionId } from '../../src/domain/ids.ts';
import { consent } from '../domain/consents.ts';
import { measurement, newPhoto, reading } from '../storage/photoRecord.ts';

/** A random id told apart by its number. */
export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** A client with one course, and as many visits as photos. */
export function clientRecords(n: number, photos = 2): ClientRecords {
  const clientId = uuid(1000 * n) as ClientId;
  const courseId = uuid(1000 * n + 1) as CourseId;
  const visits = Array.from({ length: photos }, (_, i) => {
    const id = uuid(1000 * n + 10 + i) as SessionId;
    return newSession({ id, courseId, clientId, on: `2026-0${1 + (i % 9)}-05` as IsoDay });
  });
  const { atlas: _a, geometry: _g, pipeline, proposedView: _v, frozen: _f, ...facts } = measurement(1);
  return {
    client: { rev: 1, record: { id: clientId, label: `Client ${n}`, createdAt: n, isExample: false } },
    courses: [
      {
        rev: 1,
        record: {
          id: courseId,
          clientId,
          area: 'face',
          concern: 'redness',
          protocolId: null,
          plannedSessions: 4,
          createdAt: 1,
          purpose: 'treatment',
          treatedRegions: ['forehead'],
        },
      },
    ],
    sessions: visits.map((record) => ({ rev: 1, record })),
    photos: visits.map((visit, i) => {
      const id = uuid(1000 * n + 500 + i) as PhotoId;
      const photo = {
        ...newPhoto(id, visit).photo,
        sha256: n.toString(16).padStart(64, '0'),
        status: { kind: 'measured', pipeline } as const,
      };
      return { rev: 2, record: { photo, facts, readings: { readings: [reading(id, 0.2)], seriesKey: 'k' } } };
    }),
    consents: [
      { rev: 1, record: consent(uuid(1000 * n + 900), { clientId, strokes: [[{ x: 0.1, y: 0.2, atMs: 3 }]] }) },
    ],
  };
}

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The picture that stands for a photo: some bytes of its own. */
export function pictureOf(id: string, length = 5000): Uint8Array<ArrayBuffer> {
  const seed = id.charCodeAt(id.length - 1);
  return Uint8Array.from({ length }, (_, i) => (i * 31 + seed) % 256);
}

/** What an archive is made of, before it is packed. */
export interface Made {
  readonly manifest: Manifest;
  readonly contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** An archive of these clients, as the product makes it. */
export async function archiveOf(clients: readonly ClientRecords[], pictureBytes = 5000): Promise<Made> {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>([
    [README_PATH, bytesOf('read me')],
    [CLINIC_PATH, toJsonBytes({ library: [], rooms: [], tombstones: [] })],
  ]);
  for (const records of clients) {
    const { id } = records.client.record;
    contents.set(recordsPath(id), toJsonBytes(records));
    for (const { record } of records.photos) {
      contents.set(photoPath(id, record.photo.id, record.photo.format), pictureOf(record.photo.id, pictureBytes));
      contents.set(thumbnailPath(id, record.photo.id), pictureOf(record.photo.id, 100));
    }
  }
  return withContents(contents, {
    clients: clients.length,
    courses: clients.reduce((sum, { courses }) => sum + courses.length, 0),
    sessions: clients.reduce((sum, { sessions }) => sum + sessions.length, 0),
    photos: clients.reduce((sum, { photos }) => sum + photos.length, 0),
  });
}

/** An archive of any contents, with a manifest that fits them. */
export async function withContents(
  contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  counts: Manifest['counts'],
): Promise<Made> {
  const entries: ManifestEntry[] = [];
  for (const [path, bytes] of contents) entries.push({ path, bytes: bytes.length, sha256: await sha256Hex(bytes) });
  const manifest = newManifest({ app: 'test', madeAt: Date.UTC(2026, 10, 22), holds: 'everything', counts, entries });
  return { manifest, contents };
}

/** Packs an archive as the product does. */
export function pack({ manifest, contents }: Made): Promise<Uint8Array<ArrayBuffer>> {
  return collect(packArchive(manifest, async ({ path }) => contents.get(path) as Uint8Array<ArrayBuffer>));
}

export async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

/** A stream that gives bytes in pieces of `size`. */
export function streamOf(bytes: Uint8Array, size = 65_536): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}
