import { fromBase64, toBase64 } from '../../src/bytes/base64.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { VaultHeader } from '../../src/domain/vault.ts';
import { type Bytes, framed, utf8 } from './bytes.ts';
import { aesKey, hkdfBase, macKey } from './keys.ts';

/** What the vault's key is used for: nothing but these two. */
export interface VaultKeys {
  /** Wraps the clients' keys. */
  readonly wrapping: CryptoKey;
  /** Makes the header's code. */
  readonly header: CryptoKey;
}

/** The vault's working keys; the vault's key itself is zeroed. */
export async function vaultKeys(vaultKey: Bytes): Promise<VaultKeys> {
  const base = await hkdfBase(vaultKey);
  vaultKey.fill(0);
  const [wrapping, header] = await Promise.all([
    aesKey(base, utf8('skinseries/client-keys/v1')),
    macKey(base, utf8('skinseries/header/v1')),
  ]);
  return { wrapping, header };
}

/** The header with the code that shows it to be the vault's own. */
export async function withMac(header: Omit<VaultHeader, 'mac'>, { header: key }: VaultKeys): Promise<VaultHeader> {
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, told(header)));
  return { ...header, mac: toBase64(mac) };
}

/** @throws AppError `vault-damaged`: somebody added, took away or changed something in it */
export async function requireOwn(header: VaultHeader, { header: key }: VaultKeys): Promise<void> {
  if (!(await crypto.subtle.verify('HMAC', key, fromBase64(header.mac), told(header))))
    throw new AppError('vault-damaged', 'The header is not as the vault left it');
}

/** A role and a passkey are told only where there is one, so that headers from before them are what they were. */
function told({ format, vaultId, epoch, createdAt, slots, isRecoveryConfirmed }: Omit<VaultHeader, 'mac'>): Bytes {
  const each = slots.map(({ id, kind, role, passkey, cost, salt, publicKey, privateKey, wrapped }) =>
    JSON.stringify([
      ...[id, kind, cost && [cost.memoryKib, cost.passes, cost.lanes], salt, publicKey, privateKey, wrapped],
      ...(role === 'owner' ? [] : [{ role }]),
      ...(passkey === null ? [] : [{ credentialId: passkey.credentialId, personId: passkey.personId }]),
    ]),
  );
  return framed('header', format, vaultId, epoch, createdAt, String(isRecoveryConfirmed), ...each);
}
