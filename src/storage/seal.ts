/** What lies at rest for a value of type `T`. Nothing outside this file looks inside. */
export type Sealed<T> = { readonly sealed: T };

/** What a sealed value is bound to: a row can't be passed off as another's. */
export interface SealedAs {
  readonly store: string;
  readonly id: string;
  readonly clientId: string;
  readonly rev: number;
}

/**
 * The one room through which every record and every picture goes to rest and comes back. Today it is the identity; the
 * vault replaces these two functions and nothing else. They are asynchronous because a cipher is, and therefore are
 * always called before a transaction is opened: awaiting anything but IndexedDB inside one would commit it.
 */
export async function seal<T>(value: T, _as: SealedAs): Promise<Sealed<T>> {
  return { sealed: value };
}

/** The value of a sealed row. */
export async function unseal<T>(sealed: Sealed<T>, _as: SealedAs): Promise<T> {
  return sealed.sealed;
}
