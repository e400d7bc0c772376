import type { ClientId } from '../domain/ids.ts';
import { eraseClientRows } from '../storage/clients.ts';
import { reader } from '../storage/reader.ts';
import { scoringProgress } from './scoring/progress.ts';
import { recordAudit } from './vault/recordAudit.ts';

/** Erases a client and everything of theirs, in one transaction. Work on their photos ends. */
export async function eraseClient(clientId: ClientId): Promise<void> {
  for (const { photo } of await reader.photosOfClient(clientId)) scoringProgress.cancel(photo.id);
  await eraseClientRows(clientId);
  await recordAudit('erased', '', clientId, '');
}
