import type { ClientId } from '../domain/ids.ts';
import { putClient } from '../storage/clients.ts';
import { askToKeep } from './keepStorage.ts';
import { requireRight } from './vault/rights.ts';

/** Adds a client under a name or a code, and asks the browser to keep what is kept of them. */
export async function addClient({ label }: { readonly label: string }): Promise<ClientId> {
  requireRight('capture');
  const id = crypto.randomUUID() as string as ClientId;
  askToKeep();
  await putClient({ id, label: label.trim(), createdAt: Date.now(), isExample: false });
  return id;
}
