/** What fake-indexeddb 6.2.8 keeps of its databases. */
interface Disk {
  readonly _databases: ReadonlyMap<string, { readonly rawObjectStores: ReadonlyMap<string, RawStore> }>;
}
interface RawStore {
  readonly records: { values(): Iterable<{ readonly value: unknown }> };
}

/**
 * The rows of a store as they lie, by their keys, below IndexedDB: looking takes no turn and no fault strikes it. A row
 * that was written again is another object. Not to be changed.
 */
export function rowsOnDisk<T extends object>(database: string, store: string): T[] {
  const { _databases: databases } = indexedDB as unknown as Disk;
  const records = databases.get(database)?.rawObjectStores.get(store)?.records;
  return records === undefined ? [] : Array.from(records.values(), ({ value }) => value as T);
}
