import { inVaultWorker } from './vaultWorker.ts';

/** Six random words. */
export function suggestPassphrase(): Promise<string> {
  return inVaultWorker((api) => api.suggestPassphrase());
}

/** How long a passphrase would hold: 0 (found at once) to 4. */
export async function strengthOf(passphrase: string): Promise<number> {
  return (await inVaultWorker((api) => api.strengthOf(passphrase))).score;
}
