import type { VaultState } from '../../src/actions/vault/state.ts';
import type { FaultCode, RefusalCode } from '../../src/domain/errors.ts';
import type { TargetFault } from './page/badTarget.ts';
import type { Breakage } from './page/brokenConnection.ts';
import type { At, Edit } from './page/edits.ts';

/** A photograph on its way into the page. */
export interface PhotoFile {
  readonly name: string;
  readonly base64: string;
  /** SHA-256 of the bytes as they must be kept. */
  readonly sha256: string;
}

/** One write step of the app, as its screens would begin it. */
export type Step =
  | { readonly kind: 'client'; readonly label: string }
  | { readonly kind: 'course'; readonly clientId: string; readonly area: 'body' | 'face' }
  | { readonly kind: 'photos'; readonly courseId: string; readonly files: readonly PhotoFile[] }
  | { readonly kind: 'measure'; readonly courseId: string; readonly files: readonly PhotoFile[] }
  | { readonly kind: 'remove'; readonly photoId: string }
  | { readonly kind: 'note'; readonly courseId: string; readonly sessionId: string; readonly note: string }
  | { readonly kind: 'room'; readonly name: string }
  | { readonly kind: 'erase'; readonly clientId: string }
  | { readonly kind: 'restore'; readonly base64: string; readonly passphrase: string; readonly bringBack: string }
  | { readonly kind: 'move'; readonly passphrase: string; readonly older: Older }
  | { readonly kind: 'add-person'; readonly name: string; readonly passphrase: string }
  | { readonly kind: 'remove-person'; readonly slotId: string }
  | { readonly kind: 'sheet' }
  | { readonly kind: 'backup'; readonly passphrase: string; readonly file: string; readonly fault?: TargetFault };
export type StepKind = Step['kind'];

/** Records as they lay open before there was a vault, of a database with so many migrations. */
export interface Older {
  readonly schema: number;
  readonly clientId: string;
  readonly label: string;
  readonly photos: readonly (PhotoFile & { readonly id: string })[];
}

/** What the page tells while it works. It waits for the answer to each, so no more than one step is ever under way. */
export type Told =
  | { readonly is: 'begun'; readonly index: number }
  | { readonly is: 'saved'; readonly sha256: string; readonly photoId: string }
  | { readonly is: 'refused'; readonly sha256: string; readonly code: string }
  | { readonly is: 'done'; readonly index: number; readonly result: string }
  | { readonly is: 'failed'; readonly index: number; readonly code: string; readonly message: string };

/** How the vault stands, in words. */
export interface Standing {
  readonly kind: VaultState['kind'];
  readonly code: FaultCode | null;
  readonly isLogCut: boolean;
}

/** Everything that lies in the open vault, each record unsealed and held against what it says of itself. */
export interface Found {
  readonly standing: Standing;
  readonly clients: readonly { readonly id: string; readonly label: string }[];
  readonly courses: readonly { readonly id: string; readonly clientId: string }[];
  readonly sessions: readonly { readonly id: string; readonly clientId: string; readonly note: string }[];
  readonly photos: readonly FoundPhoto[];
  readonly rooms: readonly string[];
  readonly tombstones: readonly string[];
  /** Clients who have a key. */
  readonly keys: readonly string[];
  readonly slots: readonly string[];
  readonly staff: readonly string[];
  readonly backups: readonly string[];
  /** Rows whose photo, session, course or client is missing, as `store id of client`. */
  readonly strays: readonly { readonly store: string; readonly id: string; readonly clientId: string }[];
  /** Sealed rows that don't open, or are not what they say, as `store id`. */
  readonly unreadable: readonly string[];
  /** How many sealed rows were opened. */
  readonly opened: number;
  readonly auditLines: number;
  readonly auditBrokenAt: number | null;
  readonly isOlderLeft: boolean;
}

export interface FoundPhoto {
  readonly id: string;
  readonly clientId: string;
  readonly courseId: string;
  readonly sessionId: string;
  /** As recorded, and of the kept bytes as they lie. `null`: there are none, or they don't open. */
  readonly sha256: string;
  readonly keptSha256: string | null;
  readonly hasThumbnail: boolean;
  readonly isMeasured: boolean;
  readonly hasMaps: boolean;
}

/** What the page of this tool offers to whoever drives it: the app's own actions, and ways to look and to do harm. */
export interface FaultsPage {
  /** Looks for a vault. Nothing is made or changed. */
  look(): Promise<Standing>;
  create(passphrase: string): Promise<void>;
  /** The code of the fault, where it doesn't open. */
  unlock(typed: string): Promise<FaultCode | RefusalCode | null>;
  takeOver(): Promise<void>;
  lock(): Promise<void>;
  /** Works through the steps, one after another, and tells of each; what fails doesn't stop the rest. */
  work(steps: readonly Step[]): Promise<void>;
  find(): Promise<Found>;
  /** A backup of one client, as base64. */
  export(clientId: string, passphrase: string): Promise<string>;
  /** Reads a backup that lies in this origin's files, to its end; the code of the fault, where it isn't whole. */
  check(file: string, passphrase: string): Promise<FaultCode | RefusalCode | 'none' | null>;
  /** Changes the store behind the app's back. */
  edit(edit: Edit): Promise<void>;
  /** Keeps a row in this page's memory, and writes it again as it was. */
  keepRow(at: At): Promise<void>;
  undo(at: At): Promise<void>;
  /** Breaks the database's transactions; how many were opened since the last call. */
  break(breakage: Breakage | null): Promise<number>;
  /** Uses the database as the next version of the product would, whose migration copies every photo's row. */
  useNextSchema(): Promise<void>;
  /** How often the vault was locked to the end. */
  timesLocked(): Promise<number>;
}

declare global {
  interface Window {
    faultsPage: FaultsPage;
    told(event: Told): Promise<void>;
  }
}
