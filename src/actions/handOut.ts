import type { ClientId } from '../domain/ids.ts';
import { download } from './download.ts';
import { recordAudit } from './vault/recordAudit.ts';
import { requireRight } from './vault/rights.ts';

/** A file that leaves the vault in the open. */
interface Leaving {
  /** Its name in the downloads: it tells no one's name. */
  readonly name: string;
  /** What the log says of it. */
  readonly about: string;
  /** Whose records are in it; `''`: the clinic's own. */
  readonly clientId?: ClientId | '';
  /** Whose key seals what the log says: `''`, the clinic's, for a client who is erased. */
  readonly sealedWith?: ClientId | '';
}

/**
 * Hands a file to the browser's downloads. The log says so first: no file is out without its line.
 *
 * @throws AppError `not-permitted`
 */
export async function handOut(
  file: Blob,
  { name, about, clientId = '', sealedWith = clientId }: Leaving,
): Promise<void> {
  requireRight('export');
  await recordAudit('exported', about, clientId, sealedWith);
  download(file, name);
}
