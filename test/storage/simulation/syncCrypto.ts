import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A key of these functions: its bytes. */
class HeldKey {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

interface AesGcm {
  readonly iv: Uint8Array;
  readonly additionalData: Uint8Array;
}

interface Hkdf {
  readonly salt: Uint8Array;
  readonly info: Uint8Array;
}

const TAG_BYTES = 16;

/**
 * What the vault asks of WebCrypto for records, by Node's own synchronous functions (OpenSSL too): no thread is waited
 * for, which makes thousands of seeds possible. Whatever takes other keys goes to WebCrypto itself: `null`.
 */
export function answerAtOnce(method: string, given: readonly unknown[]): { readonly answer: () => unknown } | null {
  if (method === 'digest') return { answer: () => whole(createHash('sha256').update(bytesOf(given[1])).digest()) };
  if (method === 'importKey' && given[2] === 'HKDF')
    return { answer: () => new HeldKey(Uint8Array.from(given[1] as Uint8Array)) };
  const key = given[1];
  if (!(key instanceof HeldKey)) return null;
  if (method === 'deriveKey') {
    const { salt, info } = given[0] as Hkdf;
    return { answer: () => new HeldKey(new Uint8Array(hkdfSync('sha256', key.bytes, salt, info, 32))) };
  }
  if (method === 'encrypt') return { answer: () => encrypted(given[0] as AesGcm, key, bytesOf(given[2])) };
  if (method === 'decrypt') return { answer: () => decrypted(given[0] as AesGcm, key, bytesOf(given[2])) };
  if (method === 'sign') return { answer: () => whole(macOf(key, given[2])) };
  if (method === 'verify') return { answer: () => timingSafeEqual(macOf(key, given[3]), bytesOf(given[2])) };
  return null;
}

function encrypted({ iv, additionalData }: AesGcm, { bytes }: HeldKey, plain: Uint8Array): ArrayBuffer {
  const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(additionalData);
  return whole(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
}

function decrypted({ iv, additionalData }: AesGcm, { bytes }: HeldKey, sealed: Uint8Array): ArrayBuffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', bytes, iv).setAAD(additionalData);
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return whole(Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]));
  } catch {
    throw new DOMException('Not what was sealed', 'OperationError');
  }
}

function macOf({ bytes }: HeldKey, told: unknown): Buffer {
  return createHmac('sha256', bytes).update(bytesOf(told)).digest();
}

function bytesOf(given: unknown): Uint8Array {
  return given instanceof ArrayBuffer ? new Uint8Array(given) : (given as Uint8Array);
}

function whole(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
