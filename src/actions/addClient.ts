import type { ClientId } from '../domain/ids.ts';
import { putClient } from '../storage/clients.ts';

/** Adds a client under a name or a code. */
export async function addClient({ label }: { readonly label: string }): Promise<ClientId> {
  const id = crypto.randomUUID() as string as ClientId;
  await putClient({ id, label: label.trim(), createdAt: Date.now(), isExample: false });
  return id;
}
