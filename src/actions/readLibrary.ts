import type { LibraryChange } from '../domain/clinicLibrary.ts';
import type { ProtocolLibrary } from '../domain/protocol.ts';
import type { Reader } from '../storage/reader.ts';

export interface LibraryView {
  readonly library: ProtocolLibrary;
  /** What the clinic changed, in order: the n-th made its version n. */
  readonly changes: readonly LibraryChange[];
}

/** The clinic's treatment library. For `useStored`. */
export function readLibrary(): (db: Reader) => Promise<LibraryView> {
  return async (db) => {
    const [library, changes] = await Promise.all([db.clinicLibrary(), db.libraryChanges()]);
    return { library, changes };
  };
}
