import * as v from 'valibot';
import { sha256Hex } from '../../bytes/sha256.ts';
import { AppError } from '../../domain/errors.ts';
import { SET_FORMAT, SET_VERSION, type SetManifest } from '../../domain/setManifest.ts';
import { byteReader } from '../byteReader.ts';
import { readJson } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { DESCRIPTOR_MARK, readDescriptor, readLocalHeader } from '../zipFrame.ts';
import { SET_MANIFEST_PATH, type SetFile, SIGNATURE_BYTES, SIGNATURE_PATH, zipOfSet } from './packSet.ts';
import { setManifestSchema } from './setSchema.ts';
import { fingerprintOf, isSignedBy } from './signature.ts';

/** What a file turned out to be. `where`: the path of the file that was changed, or `the zip`. */
export type SetCheck =
  | { readonly kind: 'sound'; readonly manifest: SetManifest; readonly manifestSha256: string }
  | { readonly kind: 'not-a-set' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'changed'; readonly where: string };

/**
 * Verifies a set by itself, with no network: its manifest is signed by the key it names, every file is what the manifest
 * says, and the zip is byte for byte the one that Skinseries makes of them. Who holds the key the fingerprint has to tell.
 */
export async function verifySet(bytes: Uint8Array<ArrayBuffer>): Promise<SetCheck> {
  try {
    return await verified(bytes);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return looksLikeSet(bytes) ? { kind: 'changed', where: THE_ZIP } : { kind: 'not-a-set' };
  }
}

const THE_ZIP = 'the zip';
/** What every version says. */
const HEAD = v.object({
  format: v.literal(SET_FORMAT),
  version: v.number(),
  signer: v.object({ publicKey: v.string(), fingerprint: v.string() }),
});

async function verified(bytes: Uint8Array<ArrayBuffer>): Promise<SetCheck> {
  const reader = byteReader(new Blob([bytes]).stream());
  await readLocalHeader(reader, SET_MANIFEST_PATH);
  const manifestBytes = await reader.takeUntil(DESCRIPTOR_MARK, LIMITS.manifestBytes);
  await readDescriptor(reader, SET_MANIFEST_PATH, manifestBytes.length);
  const said = readJson(manifestBytes);
  const head = v.safeParse(HEAD, said);
  if (!head.success) return looksLikeSet(bytes) ? { kind: 'changed', where: SET_MANIFEST_PATH } : { kind: 'not-a-set' };
  const { version, signer } = head.output;

  await readLocalHeader(reader, SIGNATURE_PATH);
  const signature = await reader.take(SIGNATURE_BYTES);
  await readDescriptor(reader, SIGNATURE_PATH, SIGNATURE_BYTES);
  const isSigned =
    (await isSignedBy(signer.publicKey, signature, manifestBytes)) &&
    (await fingerprintOf(signer.publicKey)) === signer.fingerprint;
  if (!isSigned) return { kind: 'changed', where: SET_MANIFEST_PATH };
  if (version > SET_VERSION) return { kind: 'newer' };
  const manifest = v.safeParse(setManifestSchema, said);
  if (!manifest.success) return { kind: 'not-a-set' };

  const files: SetFile[] = [];
  for (const { path, bytes: size, sha256 } of manifest.output.files) {
    await readLocalHeader(reader, path);
    const content = await reader.take(Math.min(size, bytes.length));
    if ((await sha256Hex(content)) !== sha256) return { kind: 'changed', where: path };
    await readDescriptor(reader, path, size);
    files.push({ path, bytes: content });
  }
  const again = await zipOfSet(manifestBytes, signature, files);
  if (again.length !== bytes.length || again.some((byte, i) => byte !== bytes[i]))
    return { kind: 'changed', where: THE_ZIP };
  return { kind: 'sound', manifest: manifest.output, manifestSha256: await sha256Hex(manifestBytes) };
}

/** A changed set is told from any other file by what stays of its first or second name. */
function looksLikeSet(bytes: Uint8Array<ArrayBuffer>): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const end = new TextDecoder('latin1').decode(bytes.subarray(-HEAD_BYTES));
  return start.includes(SET_FORMAT) || end.includes(SIGNATURE_PATH);
}

const HEAD_BYTES = 4096;
