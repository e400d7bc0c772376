import { argon2id as secondArgon2id } from '@noble/hashes/argon2.js';
import { argon2id } from 'hash-wasm';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../workers/vault/bytes.ts';
import { aesKey, decrypt, encrypt, hkdfBase } from '../../../workers/vault/keys.ts';
import { asTyped, calibratedCost, FLOOR, passphraseKey } from '../../../workers/vault/passphraseKey.ts';
import { newRecovery, recoverySecret, suggestPassphrase } from '../../../workers/vault/words.ts';

const hex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

describe('HKDF-SHA-256, RFC 5869', () => {
  // Our keys can't be read out: that one derives the RFC's bytes is shown by opening what the RFC's bytes sealed.
  it.each([
    {
      ikm: '0b'.repeat(22),
      salt: '000102030405060708090a0b0c',
      info: 'f0f1f2f3f4f5f6f7f8f9',
      okm: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf',
    },
    {
      ikm: '0b'.repeat(22),
      salt: '',
      info: '',
      okm: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
    },
  ])('gives the key of the vector with info “$info”', async ({ ikm, salt, info, okm }) => {
    const ours = await aesKey(await hkdfBase(hex(ikm)), hex(info), hex(salt));
    const theirs = await crypto.subtle.importKey('raw', hex(okm), 'AES-GCM', false, ['encrypt']);
    const sealed = await encrypt(theirs, hex('c0ffee'), hex('aa'));
    expect(toHex(await decrypt(ours, sealed, hex('aa')))).toBe('c0ffee');
    expect(ours.extractable).toBe(false);
  });
});

describe('AES-256-GCM, NIST SP 800-38D', () => {
  // Test case 16 of the GCM specification by McGrew and Viega.
  const key = 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308';
  const iv = 'cafebabefacedbaddecaf888';
  const plain =
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39';
  const data = 'feedfacedeadbeeffeedfacedeadbeefabaddad2';
  const cipher =
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662';
  const tag = '76fc6ece0f4e1768cddf8853bb2d551b';
  const imported = () => crypto.subtle.importKey('raw', hex(key), 'AES-GCM', false, ['decrypt']);

  it('opens the vector in our layout: nonce, ciphertext, tag', async () => {
    expect(toHex(await decrypt(await imported(), hex(iv + cipher + tag), hex(data)))).toBe(plain);
  });

  it('refuses it with one bit of nonce, ciphertext, tag or bound data changed', async () => {
    const sealed = hex(iv + cipher + tag);
    for (const at of [0, 12, 40, sealed.length - 1]) {
      const changed = sealed.slice();
      changed[at]! ^= 1;
      await expect(decrypt(await imported(), changed, hex(data))).rejects.toThrow();
    }
    await expect(decrypt(await imported(), sealed, hex(`${data}00`))).rejects.toThrow();
    await expect(decrypt(await imported(), sealed.slice(0, 20), hex(data))).rejects.toThrow();
  });

  it('never takes the same nonce twice', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
    const nonces = new Set<string>();
    for (let i = 0; i < 200; i++) nonces.add(toHex((await encrypt(key, hex('00'), hex(''))).slice(0, 12)));
    expect(nonces.size).toBe(200);
  });
});

describe('Argon2id, RFC 9106', () => {
  it('the second implementation gives the vector of the RFC, with its secret and its data', () => {
    const made = secondArgon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      t: 3,
      m: 32,
      p: 4,
      dkLen: 32,
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
    });
    expect(toHex(made)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  it('hash-wasm and the second implementation agree', async () => {
    for (const [memorySize, iterations, parallelism] of [
      [64, 1, 1],
      [256, 3, 2],
      [1024, 2, 4],
    ] as const) {
      const password = `passphrase ${memorySize}`;
      const salt = new Uint8Array(16).fill(memorySize);
      const ours = await argon2id({ password, salt, memorySize, iterations, parallelism, hashLength: 32 });
      expect(ours).toBe(
        toHex(secondArgon2id(password, salt, { m: memorySize, t: iterations, p: parallelism, dkLen: 32 })),
      );
    }
  });

  it('gives the vector of the reference implementation at 64 MiB', async () => {
    const made = await argon2id({
      password: 'password',
      salt: 'somesalt',
      memorySize: 65_536,
      iterations: 2,
      parallelism: 1,
      hashLength: 32,
    });
    expect(made).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
  });

  it.each([
    ['less memory', { ...FLOOR, memoryKib: 65_535 }],
    ['fewer passes', { ...FLOOR, passes: 2 }],
    ['no lane', { ...FLOOR, lanes: 0 }],
    ['part of a pass', { ...FLOOR, passes: 3.5 }],
    ['no number', { ...FLOOR, memoryKib: Number.NaN }],
    ['a gibibyte', { ...FLOOR, memoryKib: 1_048_576 }],
    ['a thousand passes', { ...FLOOR, passes: 1_000 }],
  ])('refuses %s, at once', async (_what, cost) => {
    await expect(passphraseKey('pass', new Uint8Array(16), cost)).rejects.toMatchObject({ code: 'kdf-refused' });
  });

  it('refuses a short salt', async () => {
    await expect(passphraseKey('pass', new Uint8Array(8), FLOOR)).rejects.toMatchObject({ code: 'kdf-refused' });
  });

  it('takes a dear cost on a fast machine, and never less than the floor on a slow one', async () => {
    const costWhereFloorTakes = (ms: number) => {
      let reads = 0;
      return calibratedCost(() => ms * reads++);
    };
    expect(await costWhereFloorTakes(20_000)).toEqual(FLOOR);
    const { memoryKib, passes } = await costWhereFloorTakes(450);
    const predictedMs = (450 * memoryKib * passes) / (FLOOR.memoryKib * FLOOR.passes);
    expect(predictedMs).toBeGreaterThanOrEqual(600);
    expect(predictedMs).toBeLessThanOrEqual(1_000);
    expect(await costWhereFloorTakes(1)).toEqual({ memoryKib: 262_144, passes: 4, lanes: 1 });
  });
});

describe('words', () => {
  it('a passphrase reads the same however it was typed', () => {
    expect(asTyped('  two\t words ')).toBe('two words');
    expect(asTyped('cafe\u0301')).toBe('caf\u00e9');
  });

  it('suggests six words, others every time', () => {
    const made = Array.from({ length: 50 }, suggestPassphrase);
    expect(new Set(made).size).toBe(50);
    for (const words of made) expect(words.split(' ')).toHaveLength(6);
  });

  it('recovery words lead back to their bits, and a wrong one is noticed', () => {
    const { words, secret } = newRecovery();
    expect(words).toHaveLength(24);
    expect(recoverySecret(`  ${words.join('  ').toUpperCase()} `)).toEqual(secret);
    expect(recoverySecret(words.slice(1).join(' '))).toBeNull();
    const [first, ...others] = words;
    const wrong = Array.from({ length: 40 }, () => suggestPassphrase().split(' ')[0]).filter((word) => word !== first);
    const taken = wrong.filter((word) => recoverySecret([word, ...others].join(' ')) !== null);
    // The checksum is eight bits: of many wrong words hardly one passes.
    expect(taken.length).toBeLessThan(4);
  });
});
