import { AppError } from '../../src/domain/errors.ts';
import type { WrappedKey } from '../../src/domain/vault.ts';
import { framed, random } from './bytes.ts';
import { decrypt, encrypt, hkdfBase } from './keys.ts';

/** The keys of the clients, each wrapped by the vault's key of one epoch. Unwrapped ones never leave this room. */
export interface ClientKeys {
  has(id: string): boolean;
  /** @throws AppError `record-damaged`: there is no such key (its client was erased), or it is not this vault's */
  base(id: string): Promise<CryptoKey>;
  /** The wrapped key, made where there is none. */
  wrapped(id: string): Promise<WrappedKey>;
  /** All of them, or all but one's, wrapped by another key. One that was damaged is carried along as it lies. */
  rewrapped(wrapping: CryptoKey, epoch: number, without?: string): Promise<ClientKeys>;
  all(): readonly WrappedKey[];
}

/** @param known as storage holds them */
export function clientKeys(
  vaultId: string,
  wrapping: CryptoKey,
  epoch: number,
  known: readonly WrappedKey[],
): ClientKeys {
  const wrapped = new Map(known.map((key) => [key.id, key]));
  const bases = new Map<string, Promise<CryptoKey>>();
  const boundTo = (id: string, at = epoch) => framed('client-key', vaultId, id, at);

  async function raw(id: string) {
    const key = wrapped.get(id);
    if (key === undefined) throw new AppError('record-damaged', 'There is no key for it');
    return decrypt(wrapping, key.wrapped, boundTo(id)).catch((cause: unknown) => {
      throw new AppError('record-damaged', 'Its key is not of this vault', { cause });
    });
  }

  /** A damaged key opens nothing as it is: kept, it says so still, and holds up nobody else. */
  async function rewrap(id: string, next: CryptoKey, nextEpoch: number): Promise<WrappedKey> {
    const secret = await raw(id).catch(() => null);
    if (secret === null) return wrapped.get(id) as WrappedKey;
    const key = { id, wrapped: await encrypt(next, secret, boundTo(id, nextEpoch)) };
    secret.fill(0);
    return key;
  }

  async function unwrap(id: string): Promise<CryptoKey> {
    const secret = await raw(id);
    const base = await hkdfBase(secret);
    secret.fill(0);
    return base;
  }

  return {
    has: (id) => wrapped.has(id),
    base(id) {
      const held = bases.get(id) ?? unwrap(id);
      bases.set(id, held);
      held.catch(() => bases.delete(id));
      return held;
    },
    async wrapped(id) {
      const known = wrapped.get(id);
      if (known !== undefined) return known;
      const secret = random(32);
      const made = { id, wrapped: await encrypt(wrapping, secret, boundTo(id)) };
      secret.fill(0);
      // Another call may have been faster.
      const first = wrapped.get(id) ?? made;
      wrapped.set(id, first);
      return first;
    },
    async rewrapped(next, nextEpoch, without) {
      const left = [...wrapped.keys()].filter((id) => id !== without);
      const keys = await Promise.all(left.map((id) => rewrap(id, next, nextEpoch)));
      return clientKeys(vaultId, next, nextEpoch, keys);
    },
    all: () => [...wrapped.values()],
  };
}
