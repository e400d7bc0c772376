/** What turning a passphrase into a key costs: Argon2id's memory in KiB, passes over it, and lanes. */
export interface Argon2Cost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

export type SlotKind = 'passphrase' | 'recovery';

/**
 * One way into the vault: a passphrase, or the words of the recovery sheet. Nothing in it is secret by itself. All bytes
 * are base64. Whoever has the secret opens `privateKey`, and with it the vault's key in `wrapped`; the public half lets a
 * new vault key be given to every slot without anybody's passphrase.
 */
export interface Slot {
  /** Random UUID. */
  readonly id: string;
  readonly kind: SlotKind;
  /** `null`: the secret is 256 random bits, which need no slow hash. */
  readonly cost: Argon2Cost | null;
  readonly salt: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly wrapped: string;
}

/** What lies unsealed beside a vault: its slots, and a code over all of it that only the vault's key can make. */
export interface VaultHeader {
  readonly format: 1;
  /** Random UUID. */
  readonly vaultId: string;
  /** Counts the vault's keys: every change of slots makes a new one. */
  readonly epoch: number;
  readonly createdAt: number;
  readonly slots: readonly Slot[];
  /** The words of the recovery sheet were asked back; before that, no photo is kept. */
  readonly isRecoveryConfirmed: boolean;
  readonly mac: string;
}

/** The key of one client's records, or of the clinic's own (`''`), wrapped by the vault's key. */
export interface WrappedKey {
  readonly id: string;
  readonly wrapped: Uint8Array<ArrayBuffer>;
}

/** What a sealed record is bound to: it can't be passed off as another's, nor an older one as this. */
export interface SealedAs {
  readonly store: string;
  readonly id: string;
  /** `''`: the clinic's own. */
  readonly clientId: string;
  readonly rev: number;
}

/** A person with a passphrase of their own. */
export interface Colleague {
  readonly slotId: string;
  readonly name: string;
  readonly addedAt: number;
}

/** What the audit log tells of. */
export const AUDIT_KINDS = [
  'vault-made',
  'unlocked',
  'unlocked-by-sheet',
  'failed-unlocks',
  'locked',
  'taken-over',
  'person-added',
  'person-removed',
  'sheet-renewed',
  'imported',
  'viewed',
  'photo-removed',
  'erased',
  'exported',
  'consent-recorded',
  'consent-withdrawn',
  'consent-text-saved',
  'set-exported',
  'shown-at',
  'taken-down',
  'client-file-made',
  'report-made',
  'client-view-opened',
  'backed-up',
  'restored',
  'shown-to-client',
  'taken-from-client',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];
