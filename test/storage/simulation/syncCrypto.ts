import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';

/** A key of these functions: its bytes. */
class HeldKey {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** Half of a pair on P-256, or all of it. */
class CurveKey {
  /** Uncompressed, 65 bytes. */
  readonly point: Uint8Array;
  /** 32 bytes; empty: only the public half. */
  readonly secret: Uint8Array;

  constructor(point: Uint8Array, secret: Uint8Array = new Uint8Array(0)) {
    this.point = point;
    this.secret = secret;
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
const SECRET_BYTES = 32;
const CURVE = 'prime256v1';

/** What was derived already, by what from: every reload of a device derives the same keys again. */
const derived = new Map<string, Uint8Array>();
const DERIVED_KEPT = 20_000;

function once(name: string, derive: () => Uint8Array): Uint8Array {
  const known = derived.get(name);
  if (known !== undefined) return known;
  if (derived.size > DERIVED_KEPT) derived.clear();
  const bytes = derive();
  derived.set(name, bytes);
  return bytes;
}

/**
 * What the vault asks of WebCrypto, by Node's own synchronous functions (OpenSSL too) and with nothing derived twice: no
 * thread is waited for, which makes thousands of seeds possible. A private key is exported as its bytes and its point.
 */
const METHODS: Readonly<Record<string, (...given: never[]) => unknown>> = {
  digest: (_how: string, data: unknown) => whole(createHash('sha256').update(bytesOf(data)).digest()),

  importKey(format: string, data: Uint8Array, how: unknown) {
    const bytes = Uint8Array.from(data);
    if (how === 'HKDF') return new HeldKey(bytes);
    return format === 'raw'
      ? new CurveKey(bytes)
      : new CurveKey(bytes.slice(SECRET_BYTES), bytes.slice(0, SECRET_BYTES));
  },

  generateKey() {
    const pair = createECDH(CURVE);
    const point = pair.generateKeys();
    const secret = new Uint8Array(SECRET_BYTES);
    // Node leaves out zeros that lead.
    secret.set(pair.getPrivateKey(), SECRET_BYTES - pair.getPrivateKey().length);
    return { publicKey: new CurveKey(point), privateKey: new CurveKey(point, secret) };
  },

  exportKey: (format: string, { point, secret }: CurveKey) =>
    whole(format === 'raw' ? point : Buffer.concat([secret, point])),

  deriveBits({ public: other }: { readonly public: CurveKey }, own: CurveKey) {
    // The same from either side.
    const name = [latin(own.point), latin(other.point)].sort().join(' ');
    return whole(
      once(name, () => {
        const pair = createECDH(CURVE);
        pair.setPrivateKey(own.secret);
        return pair.computeSecret(other.point);
      }),
    );
  },

  deriveKey({ salt, info }: Hkdf, { bytes }: HeldKey) {
    const name = `${latin(bytes)} ${salt.length} ${latin(salt)} ${latin(info)}`;
    return new HeldKey(once(name, () => new Uint8Array(hkdfSync('sha256', bytes, salt, info, 32))));
  },

  encrypt({ iv, additionalData }: AesGcm, { bytes }: HeldKey, plain: unknown) {
    const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(additionalData);
    return whole(Buffer.concat([cipher.update(bytesOf(plain)), cipher.final(), cipher.getAuthTag()]));
  },

  decrypt({ iv, additionalData }: AesGcm, { bytes }: HeldKey, data: unknown) {
    const sealed = bytesOf(data);
    try {
      const decipher = createDecipheriv('aes-256-gcm', bytes, iv).setAAD(additionalData);
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      return whole(Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]));
    } catch {
      throw new DOMException('Not what was sealed', 'OperationError');
    }
  },

  sign: (_how: string, key: HeldKey, told: unknown) => whole(macOf(key, told)),
  verify: (_how: string, key: HeldKey, mac: unknown, told: unknown) => timingSafeEqual(macOf(key, told), bytesOf(mac)),
};

/** The answer of a method of `crypto.subtle`. @throws Error where the vault never asked for it before */
export function answer(method: string, given: readonly unknown[]): unknown {
  const answering = METHODS[method];
  if (answering === undefined) throw new Error(`crypto.subtle.${method} is not simulated`);
  return answering(...(given as never[]));
}

function macOf({ bytes }: HeldKey, told: unknown): Buffer {
  return createHmac('sha256', bytes).update(bytesOf(told)).digest();
}

function bytesOf(given: unknown): Uint8Array {
  return given instanceof ArrayBuffer ? new Uint8Array(given) : (given as Uint8Array);
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function whole(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
