import { isExampleClient } from '../../domain/exampleClients.ts';
import type { ClientId } from '../../domain/ids.ts';
import type { AuditKind } from '../../domain/vault.ts';
import { appendOrOwe } from '../../storage/audit.ts';
import { vaultState } from './state.ts';

/**
 * Writes an event to the audit log, where the vault is open; what is done with the example is not logged.
 *
 * @param about what it was about: ids, never a name
 * @param clientId whose records; the detail is sealed with that client's key, and goes with it
 * @param sealedWith another key to seal it with: `''`, the clinic's, where the client is gone by now
 */
export async function recordAudit(
  kind: AuditKind,
  about = '',
  clientId: ClientId | '' = '',
  sealedWith: ClientId | '' = clientId,
): Promise<void> {
  const state = vaultState();
  if (state.kind !== 'open' || isExampleClient(clientId)) return;
  await appendOrOwe(kind, { slotId: state.slotId, about }, clientId, sealedWith);
}
