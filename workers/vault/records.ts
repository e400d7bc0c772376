import { concatBytes } from '../../src/bytes/concat.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { SealedAs } from '../../src/domain/vault.ts';
import { type Bytes, framed, utf8 } from './bytes.ts';
import { aesKey, decrypt, encrypt } from './keys.ts';

/** Leads every sealed record: what it is, and by which way it was sealed. */
const MARK = concatBytes([utf8('SKS'), Uint8Array.of(1)]);

/** Seals one record under its own key, which comes from its client's: mark, nonce, ciphertext, tag. */
export async function sealRecord(
  vaultId: string,
  clientKey: CryptoKey,
  plain: Uint8Array,
  as: SealedAs,
): Promise<Bytes> {
  return concatBytes([MARK, await encrypt(await recordKey(clientKey, as), plain, boundTo(vaultId, as))]);
}

/** @throws AppError `record-damaged`: changed, cut, another record's, another revision's, or under another key */
export async function openRecord(
  vaultId: string,
  clientKey: CryptoKey,
  sealed: Uint8Array,
  as: SealedAs,
): Promise<Bytes> {
  if (MARK.some((byte, i) => sealed[i] !== byte)) throw new AppError('record-damaged');
  try {
    return await decrypt(await recordKey(clientKey, as), sealed.subarray(MARK.length), boundTo(vaultId, as));
  } catch (cause) {
    throw new AppError('record-damaged', `${as.store} ${as.id}`, { cause });
  }
}

function recordKey(clientKey: CryptoKey, { store, id, rev }: SealedAs): Promise<CryptoKey> {
  return aesKey(clientKey, framed('skinseries/record/v1', store, id, rev));
}

function boundTo(vaultId: string, { store, id, clientId, rev }: SealedAs): Bytes {
  return framed('record', vaultId, store, id, clientId, rev);
}
