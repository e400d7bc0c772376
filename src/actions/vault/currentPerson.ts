import type { VaultPerson } from '../../domain/clientReview.ts';
import { reader } from '../../storage/reader.ts';
import { vaultState } from './state.ts';

/** Who has the vault open, by the name that the log has for them; `null`: none is open. */
export async function currentPerson(): Promise<VaultPerson | null> {
  const vault = vaultState();
  if (vault.kind !== 'open') return null;
  const person = (await reader.staff()).find(({ slotId }) => slotId === vault.slotId);
  return { name: person?.name ?? null, role: vault.role };
}
