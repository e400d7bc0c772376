import { fromBase64, toBase64 } from '../../bytes/base64.ts';
import { sha256Hex } from '../../bytes/sha256.ts';
import type { SigningKey } from '../../domain/signingKey.ts';

const ALGORITHM = 'Ed25519';

/** A new key to sign sets with. [RFC 8032] */
export async function newSigningKey(madeAt: number): Promise<SigningKey> {
  const pair = (await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as CryptoKeyPair;
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return { publicKey: toBase64(new Uint8Array(publicKey)), privateKey: toBase64(new Uint8Array(privateKey)), madeAt };
}

/** SHA-256 of a public key, hex: what people compare. */
export function fingerprintOf(publicKey: string): Promise<string> {
  return sha256Hex(fromBase64(publicKey));
}

/** Whether the halves belong together, so that what the one signs the other proves. */
export async function isKeyPair({ publicKey, privateKey }: SigningKey): Promise<boolean> {
  const probe = new Uint8Array([1]);
  return signWith(privateKey, probe).then(
    (signature) => isSignedBy(publicKey, signature, probe),
    () => false,
  );
}

/** 64 bytes. */
export async function signWith(privateKey: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('pkcs8', fromBase64(privateKey), ALGORITHM, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, bytes));
}

/** Whether a signature is that of the key. A key that is none gives `false`. */
export async function isSignedBy(
  publicKey: string,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64(publicKey), ALGORITHM, false, ['verify']);
    return await crypto.subtle.verify(ALGORITHM, key, signature, bytes);
  } catch {
    return false;
  }
}
