import type { PhotoId, RoomId } from '../../src/domain/ids.ts';
import { FLOOR } from '../../workers/vault/passphraseKey.ts';
import { consent, setOf } from '../domain/consents.ts';
import { client, course, measurement, newPhoto, reading, session } from './photoRecord.ts';

/** What a golden vault is opened with, and what it holds: rendered and neutral records only. */
export const GOLDEN = {
  passphrase: 'a golden vault of neutral content',
  cost: FLOOR,
  client: { ...client('golden'), label: 'Golden client' },
  course: course(client('golden')),
  session: session(course(client('golden')), '2026-01-05'),
  photo: newPhoto('golden photo', session(course(client('golden')), '2026-01-05')),
  measurement: measurement(4),
  readings: [reading(newPhoto('golden photo', session(course(client('golden')), '2026-01-05')).photo.id, 0.25)],
  consent: {
    ...consent('golden consent', { clientId: client('golden').id }),
    strokes: [[{ x: 0.25, y: 0.5, atMs: 10 }]],
  },
  set: { ...setOf('golden set', client('golden').id), photoIds: ['golden photo' as PhotoId] },
  room: { id: 'golden room' as RoomId, name: 'Golden room', createdAt: 1 },
} as const;

/** A vault's database as a file: every row of every store, bytes as base64. */
export interface GoldenFile {
  /** How many migrations the database had. */
  readonly schema: number;
  readonly words: readonly string[];
  readonly stores: Readonly<Record<string, readonly { readonly key: unknown; readonly row: unknown }[]>>;
}

/** JSON with bytes as `{ base64 }`. */
export function toFile(file: GoldenFile): string {
  return JSON.stringify(
    file,
    (_key, part: unknown) => (part instanceof Uint8Array ? { base64: Buffer.from(part).toString('base64') } : part),
    1,
  );
}

export function fromFile(json: string): GoldenFile {
  return JSON.parse(json, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && 'base64' in part
      ? new Uint8Array(Buffer.from(String(part.base64), 'base64'))
      : part,
  ) as GoldenFile;
}
