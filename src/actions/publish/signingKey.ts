import type { SigningKey } from '../../domain/signingKey.ts';
import { saveSigningKey } from '../../storage/clinic.ts';
import { type Reader, reader } from '../../storage/reader.ts';
import { inPublishWorker } from './inPublishWorker.ts';

/** The key this clinic signs with on this device; made with its first set, kept sealed. */
export async function signingKey(): Promise<SigningKey> {
  const known = (await reader.signingKeys()).at(-1);
  if (known !== undefined) return known;
  await saveSigningKey(await inPublishWorker((api) => api.newKey(Date.now())));
  // Another tab may have been faster: all sign with the one that was kept last.
  return (await reader.signingKeys()).at(-1) as SigningKey;
}

/** Public keys, base64, of what this device signed. For `useStored`. */
export async function readOwnKeys(db: Reader): Promise<ReadonlySet<string>> {
  return new Set((await db.signingKeys()).map(({ publicKey }) => publicKey));
}
