import { AppError } from '../domain/errors.ts';
import type { ClientId } from '../domain/ids.ts';
import type { SealedAs, WrappedKey } from '../domain/vault.ts';
import { decode, encode } from './codec.ts';
import { isSingleDatabase, type Place, placeOf } from './database.ts';
import type { StoredVault } from './header.ts';

/** What lies at rest for a value of type `T`: sealed bytes or, in an open place, the value. */
export type Sealed<T> = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly sealed: T };

/** The vault's worker, as storage sees it. */
export interface Sealer {
  seal(plain: Uint8Array<ArrayBuffer>, as: SealedAs): Promise<Uint8Array<ArrayBuffer>>;
  unseal(sealed: Uint8Array<ArrayBuffer>, as: SealedAs): Promise<Uint8Array<ArrayBuffer>>;
  /** The wrapped key of a client, made where there is none. */
  keyOf(clientId: string): Promise<WrappedKey>;
  /**
   * Erases a client's key: `erase` is given the header and the keys that are to be stored from now on, all under another
   * vault key, and writes them together with the erasing. Nothing is sealed meanwhile; if it throws, nothing has changed.
   */
  forgetting(clientId: string, erase: (left: StoredVault) => Promise<void>): Promise<void>;
}

/** `none`: there is no vault on this device yet; until it is looked for, it counts as locked. */
let vault: Sealer | 'none' | 'locked' = 'locked';

let slotId: string | null = null;

/**
 * Tells storage how the vault stands.
 *
 * @param openedBy the slot it was opened with: what is done from now on is that person's
 */
export function setSealer(sealer: Sealer | 'none' | 'locked', openedBy: string | null = null): void {
  vault = sealer;
  slotId = openedBy;
}

/** The slot that the vault was opened with; `null`: it isn't open. */
export function openedBy(): string | null {
  return slotId;
}

/** Where rows are read from. @throws AppError `locked` */
export function readablePlaces(): readonly Place[] {
  if (isSingleDatabase()) return ['single'];
  if (vault === 'locked') throw new AppError('locked');
  return vault === 'none' ? ['example'] : ['vault', 'example'];
}

/** Where what is the clinic's and its clients' lies; `null`: there is no vault yet, so there is none of it. @throws AppError `locked` */
export function ownPlace(): Place | null {
  const [place = null] = readablePlaces();
  return place === 'example' ? null : place;
}

/** The open vault's sealer. @throws AppError `locked`, `vault-needed`: there is none yet */
export function openSealer(): Sealer {
  if (vault === 'none') throw new AppError('vault-needed');
  if (vault === 'locked') throw new AppError('locked');
  return vault;
}

/** The wrapped key that is written with what is new of a client; `null`: their place is open. */
export async function clientKey(clientId: ClientId): Promise<WrappedKey | null> {
  return placeOf(clientId) === 'vault' ? openSealer().keyOf(clientId) : null;
}

/**
 * The one room through which every record and every picture goes to rest and comes back. Both ways are asynchronous, and
 * therefore taken before a transaction is opened: awaiting anything but IndexedDB inside one would commit it.
 *
 * @throws AppError `locked`, `vault-needed`, `not-found`: the client has no key, so there is no such client
 */
export async function seal<T>(value: T, as: SealedAs): Promise<Sealed<T>> {
  if (placeOf(as.clientId as ClientId | '') !== 'vault') return { sealed: value };
  return { bytes: await openSealer().seal(encode(value), as) };
}

/**
 * The value of a sealed row.
 *
 * @throws AppError `locked`; `record-damaged`: it is not what the vault sealed as this, or lies open where it must not
 */
export async function unseal<T>(sealed: Sealed<T>, as: SealedAs, place: Place): Promise<T> {
  if (place === 'vault') {
    if (!('bytes' in sealed)) throw new AppError('record-damaged', 'A record of the vault lies open');
    return decode(await openSealer().unseal(sealed.bytes, as)) as T;
  }
  if (!('sealed' in sealed)) throw new AppError('record-damaged', 'A sealed record lies outside the vault');
  return sealed.sealed;
}
