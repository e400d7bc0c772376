import * as v from 'valibot';
import { AppError } from '../domain/errors.ts';
import { filledText, sha256, text, whole } from './fields.ts';
import { parseJson, readJson } from './json.ts';
import { LIMITS } from './limits.ts';
import { placeOf } from './paths.ts';

const FORMAT = 'skinseries-backup';
/**
 * Raised whenever an older Skinseries could no longer read what is written. 2: with consents and sets. 3: with the keys
 * that sets are signed with.
 */
const FORMAT_VERSION = 3;

const manifestSchema = v.strictObject({
  format: v.literal(FORMAT),
  version: v.picklist([1, 2, FORMAT_VERSION]),
  /** Version of the app that wrote it. */
  app: text,
  /** Epoch ms. */
  madeAt: v.pipe(whole, v.maxValue(8.64e15)),
  /** `client-copy`: what a client took home, without the clinic's notes; never merged into a clinic's records. */
  holds: v.picklist(['everything', 'one-client', 'client-copy']),
  counts: v.strictObject({ clients: whole, courses: whole, sessions: whole, photos: whole }),
  /** In the order of the archive. */
  entries: v.array(v.strictObject({ path: filledText, bytes: whole, sha256 })),
});

/** What a backup says of itself: the first entry of the archive, which names all others. */
export type Manifest = v.InferOutput<typeof manifestSchema>;
export type ManifestEntry = Manifest['entries'][number];

export function newManifest(facts: Omit<Manifest, 'format' | 'version'>): Manifest {
  return { format: FORMAT, version: FORMAT_VERSION, ...facts };
}

/**
 * Reads a manifest: every entry at a path of ours, once, and within the limits.
 *
 * @throws AppError `backup-unknown`, `backup-newer`, `backup-too-large`, `backup-invalid`
 */
export function readManifest(bytes: Uint8Array): Manifest {
  const said = readJson(bytes);
  const head = v.safeParse(v.object({ format: v.literal(FORMAT), version: v.number() }), said);
  if (!head.success) throw new AppError('backup-unknown', 'The manifest is another’s.');
  if (head.output.version > FORMAT_VERSION) throw new AppError('backup-newer');
  const { entries } = said as { entries?: unknown };
  if (Array.isArray(entries) && entries.length > LIMITS.entries)
    throw new AppError('backup-too-large', `${entries.length} entries`);
  const manifest = parseJson(bytes, manifestSchema);
  const paths = new Set<string>();
  for (const { path, bytes: size } of manifest.entries) {
    const place = placeOf(path);
    if (place === null) throw new AppError('backup-unknown', 'An entry lies at a path that is not ours.');
    if (size > place.most) throw new AppError('backup-too-large', `${path}: ${size} bytes`);
    if (paths.has(path)) throw new AppError('backup-unknown', `${path} is there twice.`);
    paths.add(path);
  }
  return manifest;
}

/** Bytes of all entries together. */
export function contentBytes({ entries }: Pick<Manifest, 'entries'>): number {
  return entries.reduce((sum, { bytes }) => sum + bytes, 0);
}
