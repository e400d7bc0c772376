import type { Role } from './roles.ts';

/** What turning a passphrase into a key costs: Argon2id's memory in KiB, passes over it, and lanes. */
export interface Argon2Cost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

export type SlotKind = 'passphrase' | 'recovery' | 'passkey';

/** Which passkey opens a slot. */
export interface PasskeyOf {
  /** As WebAuthn names it, base64url. */
  readonly credentialId: string;
  /** The slot of its person's passphrase: a passkey is a second way in for somebody, never the only one. */
  readonly personId: string;
}

/**
 * One way into the vault: a passphrase, the words of the recovery sheet, or a passkey. Nothing in it is secret by itself.
 * All bytes are base64. Whoever has the secret opens `privateKey`, and with it the vault's key in `wrapped`; the public half lets a
 * new vault key be given to every slot without anybody's passphrase.
 */
export interface Slot {
  /** Random UUID. */
  readonly id: string;
  readonly kind: SlotKind;
  /** What its person may do. A passkey's is its person's, the sheet's the owner's. */
  readonly role: Role;
  /** `null`: it is no passkey's. */
  readonly passkey: PasskeyOf | null;
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

/** Whose slot it is, as the log names them: a passkey's is its person's. */
export function personOf({ id, passkey }: Pick<Slot, 'id' | 'passkey'>): string {
  return passkey?.personId ?? id;
}

/** A person with a passphrase of their own. */
export interface Colleague {
  readonly slotId: string;
  readonly name: string;
  readonly addedAt: number;
  /** When their passphrase was taken away; the log still names them. `null`: they have it. */
  readonly leftAt: number | null;
}

/** What the audit log tells of. */
export const AUDIT_KINDS = [
  'vault-made',
  'unlocked',
  'unlocked-by-sheet',
  'unlocked-by-passkey',
  'failed-unlocks',
  'locked',
  'taken-over',
  'person-added',
  'person-removed',
  'role-changed',
  'passkey-added',
  'passkey-removed',
  'sheet-renewed',
  'imported',
  'viewed',
  'photo-removed',
  'erased',
  'exported',
  'consent-recorded',
  'consent-withdrawn',
  'consent-text-saved',
  'set-reviewed',
  'set-exported',
  'shown-at',
  'taken-down',
  'client-file-made',
  'report-printed',
  'backed-up',
  'restored',
  'shown-to-client',
  'taken-from-client',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];
