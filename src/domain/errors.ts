/**
 * Expected refusals of a photo. They are values, not throws: each has words and a remedy in the message file.
 * A refusal is stored with the photo, so the same file is not tried again until the pipeline changes.
 */
export const REFUSALS = [
  'empty-file',
  'not-an-image',
  'unsupported-kind',
  'too-small',
  'too-large',
  'damaged',
  'too-slow',
  'no-face',
  'several-faces',
  'too-dark',
  'not-skin',
  'colourless',
  'area-not-found',
  'canvas-randomised',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** Faults: something of ours, or of the machine's, that broke. */
export const FAULTS = [
  'worker-crashed',
  'aborted',
  'model-damaged',
  'model-missing',
  'storage-full',
  'storage-blocked',
  'storage-newer',
  'storage-lost',
  'storage-unreachable',
  'storage-damaged',
  'locked',
  'vault-needed',
  'vault-lost',
  'vault-damaged',
  'vault-elsewhere',
  'wrong-passphrase',
  'kdf-refused',
  'memory-short',
  'not-permitted',
  'last-owner',
  'passkey-refused',
  'passkey-unfit',
  'passkey-unused',
  'record-damaged',
  'recovery-needed',
  'example-only',
  'backup-passphrase',
  'backup-unknown',
  'backup-damaged',
  'backup-newer',
  'backup-too-large',
  'backup-invalid',
  'backup-changed',
  'backup-unwritable',
  'own-share-refused',
  'client-copy',
  'no-client-copy',
  'copy-elsewhere',
  'face-still-found',
  'region-not-shown',
  'set-refused',
  'not-found',
  'unexpected',
] as const;
export type FaultCode = (typeof FAULTS)[number];

/** The one error class of the product. Its `code` survives the worker border (workers/channel.ts). */
export class AppError extends Error {
  readonly code: FaultCode | RefusalCode;

  constructor(code: FaultCode | RefusalCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}
