import { concatBytes } from '../../src/bytes/concat.ts';
import { type Bytes, random } from './bytes.ts';

const IV_BYTES = 12;
const NO_SALT = new Uint8Array(0);

/** Key material for `aesKey` and `macKey` (HKDF-SHA-256, RFC 5869). It can't be read out again. */
export function hkdfBase(secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
}

/** An AES-256-GCM key of one purpose. It can't be read out. */
export function aesKey(base: CryptoKey, info: Bytes, salt: Bytes = NO_SALT): Promise<CryptoKey> {
  const from = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return crypto.subtle.deriveKey(from, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** An HMAC-SHA-256 key of one purpose. It can't be read out. */
export function macKey(base: CryptoKey, info: Bytes): Promise<CryptoKey> {
  const from = { name: 'HKDF', hash: 'SHA-256', salt: NO_SALT, info };
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  return crypto.subtle.deriveKey(from, base, hmac, false, ['sign', 'verify']);
}

/** AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D): nonce, ciphertext, 128-bit tag. */
export async function encrypt(key: CryptoKey, plain: Uint8Array, boundTo: Bytes): Promise<Bytes> {
  const iv = random(IV_BYTES);
  const how = { name: 'AES-GCM', iv, additionalData: boundTo };
  return concatBytes([iv, new Uint8Array(await crypto.subtle.encrypt(how, key, plain as Bytes))]);
}

/** @throws DOMException where the bytes were changed, are another's, or the key is another one */
export async function decrypt(key: CryptoKey, sealed: Uint8Array, boundTo: Bytes): Promise<Bytes> {
  const how = { name: 'AES-GCM', iv: sealed.slice(0, IV_BYTES), additionalData: boundTo };
  return new Uint8Array(await crypto.subtle.decrypt(how, key, sealed.slice(IV_BYTES)));
}
