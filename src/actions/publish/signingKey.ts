import type { SigningKey } from '../../domain/signingKey.ts';
import { saveSigningKeys } from '../../storage/clinic.ts';
import { type Reader, reader } from '../../storage/reader.ts';
import { inPublishWorker } from './inPublishWorker.ts';

/** The key this device signs with; made with its first set unless a backup brought one, kept sealed. */
export async function signingKey(): Promise<SigningKey> {
  const known = (await reader.signingKeys()).at(-1);
  if (known !== undefined) return known;
  const made = await inPublishWorker((api) => api.newKey(Date.now()));
  await saveSigningKeys((keys) => [...keys, made]);
  // Another tab may have been faster: all sign with the one that was kept last.
  return (await reader.signingKeys()).at(-1) as SigningKey;
}

/** Public keys, base64, of what this clinic signed, as far as this device knows them. For `useStored`. */
export async function readOwnKeys(db: Reader): Promise<ReadonlySet<string>> {
  return new Set((await db.signingKeys()).map(({ publicKey }) => publicKey));
}
