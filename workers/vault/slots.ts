import { fromBase64, toBase64 } from '../../src/bytes/base64.ts';
import { concatBytes } from '../../src/bytes/concat.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Argon2Cost, PasskeyOf, Slot } from '../../src/domain/vault.ts';
import { type Bytes, framed, random, utf8 } from './bytes.ts';
import { aesKey, decrypt, encrypt, hkdfBase } from './keys.ts';
import { passphraseKey } from './passphraseKey.ts';
import { recoverySecret } from './words.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const POINT_BYTES = 65;

/** What a slot's key is made from. */
export type SlotSecret =
  | { readonly kind: 'passphrase'; readonly passphrase: string; readonly cost: Argon2Cost }
  | { readonly kind: 'recovery'; readonly secret: Bytes }
  /** `secret`: what the passkey's PRF gave for `salt`. */
  | { readonly kind: 'passkey'; readonly secret: Bytes; readonly salt: Bytes; readonly passkey: PasskeyOf };

/** A slot less the vault's key, which every change of slots gives anew. */
export type BareSlot = Omit<Slot, 'wrapped'>;

/** What a slot is opened with. */
export type Typed = { readonly passphrase: string } | { readonly secret: Bytes };

/** Slots that could take what was typed, a passphrase or the words of a sheet, and what they are given to try. */
export function slotsFor(slots: readonly Slot[], typed: string): { readonly slots: Slot[]; readonly given: Typed } {
  const secret = recoverySecret(typed);
  const kind = secret === null ? 'passphrase' : 'recovery';
  return {
    slots: slots.filter((slot) => slot.kind === kind),
    given: secret === null ? { passphrase: typed } : { secret },
  };
}

/** What a passkey's PRF gives, and what it is asked with (HMAC-SHA-256 of CTAP2's hmac-secret). */
const PRF_BYTES = 32;
const SALT_BYTES = 16;

/**
 * A new slot with a pair of keys of its own, the private one under its secret. It holds no vault key yet.
 *
 * @throws AppError `passkey-unfit`: what the passkey gave is no key of 256 bits
 */
export async function newSlot(
  vaultId: string,
  role: Role,
  from: SlotSecret,
  id: string = crypto.randomUUID(),
): Promise<BareSlot> {
  const salt = from.kind === 'passkey' ? from.salt : random(SALT_BYTES);
  const isSound = from.kind !== 'passkey' || (from.secret.length === PRF_BYTES && salt.length === SALT_BYTES);
  if (!isSound) throw new AppError('passkey-unfit');
  const cost = from.kind === 'passphrase' ? from.cost : null;
  const passkey = from.kind === 'passkey' ? from.passkey : null;
  const bare = { id, kind: from.kind, role, passkey, cost, salt: toBase64(salt) };
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const secret =
    from.kind === 'passphrase' ? await passphraseKey(from.passphrase, salt, from.cost) : from.secret.slice();
  const key = await slotKey(secret, salt);
  const privateKey = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const sealed = await encrypt(key, privateKey, boundTo(vaultId, bare));
  privateKey.fill(0);
  return { ...bare, publicKey: toBase64(publicKey), privateKey: toBase64(sealed) };
}

/**
 * Gives the vault's key to a slot: to its public key, by an ephemeral pair (ECDH P-256, HKDF, AES-256-GCM). The slot's
 * own secret isn't needed.
 */
export async function withVaultKey(vaultId: string, epoch: number, slot: BareSlot, vaultKey: Bytes): Promise<Slot> {
  const once = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey));
  const to = await crypto.subtle.importKey('raw', fromBase64(slot.publicKey), CURVE, false, []);
  const key = await sharedKey(once.privateKey, to, point);
  const sealed = await encrypt(key, vaultKey, boundTo(vaultId, slot, epoch));
  const { id, kind, role, passkey, cost, salt, publicKey, privateKey } = slot;
  return {
    id,
    kind,
    role,
    passkey,
    cost,
    salt,
    publicKey,
    privateKey,
    wrapped: toBase64(concatBytes([point, sealed])),
  };
}

/**
 * The vault's key, by a slot's secret; the caller zeroes it.
 *
 * @throws AppError `kdf-refused`, `memory-short`; DOMException: the secret is another one, or the slot was changed
 */
export async function openSlot(vaultId: string, epoch: number, slot: Slot, typed: Typed): Promise<Bytes> {
  const salt = fromBase64(slot.salt);
  const secret =
    'secret' in typed ? typed.secret.slice() : await passphraseKey(typed.passphrase, salt, slot.cost ?? NO_COST);
  const key = await slotKey(secret, salt);
  const pkcs8 = await decrypt(key, fromBase64(slot.privateKey), boundTo(vaultId, slot));
  const own = await crypto.subtle.importKey('pkcs8', pkcs8, CURVE, false, ['deriveBits']);
  pkcs8.fill(0);
  const wrapped = fromBase64(slot.wrapped);
  const point = wrapped.slice(0, POINT_BYTES);
  const from = await crypto.subtle.importKey('raw', point, CURVE, false, []);
  return decrypt(await sharedKey(own, from, point), wrapped.slice(POINT_BYTES), boundTo(vaultId, slot, epoch));
}

/** A passphrase slot that names no cost is refused as one without any. */
const NO_COST: Argon2Cost = { memoryKib: 0, passes: 0, lanes: 0 };

async function slotKey(secret: Bytes, salt: Bytes): Promise<CryptoKey> {
  const base = await hkdfBase(secret);
  secret.fill(0);
  return aesKey(base, utf8('skinseries/slot/v1'), salt);
}

async function sharedKey(own: CryptoKey, other: CryptoKey, point: Bytes): Promise<CryptoKey> {
  const bits = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256));
  const base = await hkdfBase(bits);
  bits.fill(0);
  return aesKey(base, utf8('skinseries/slot-key/v1'), point);
}

/**
 * What the parts of a slot are bound to. The role can be changed without the slot's secret, so only the vault's key is
 * bound to it. A role and a passkey are told only where there is one: slots from before them are what they were.
 */
function boundTo(
  vaultId: string,
  slot: Pick<Slot, 'id' | 'kind' | 'role' | 'passkey' | 'cost' | 'salt'>,
  epoch = 0,
): Bytes {
  const cost = slot.cost ? [slot.cost.memoryKib, slot.cost.passes, slot.cost.lanes] : ['none'];
  const passkey = slot.passkey ? ['passkey', slot.passkey.credentialId, slot.passkey.personId] : [];
  const role = epoch === 0 || slot.role === 'owner' ? [] : ['role', slot.role];
  return framed('slot', vaultId, slot.id, slot.kind, slot.salt, epoch, ...cost, ...passkey, ...role);
}
