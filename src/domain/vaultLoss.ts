import type { FaultCode } from './errors.ts';

const LOSSES = ['vault-lost', 'vault-damaged', 'kdf-refused', 'storage-damaged'] as const satisfies FaultCode[];

/** Whether a fault means that the vault of this device is gone or not as it was left, so that only a backup may help. */
export function isLoss(code: string): boolean {
  return (LOSSES as readonly string[]).includes(code);
}
