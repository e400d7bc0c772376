import type { AuditKind, Colleague, VaultHeader, WrappedKey } from '../../domain/vault.ts';
import { logged } from '../../storage/audit.ts';
import { preparedStaff } from '../../storage/clinic.ts';
import { saveVault } from '../../storage/header.ts';
import { inVaultWorker } from './vaultWorker.ts';

type Api = Parameters<Parameters<typeof inVaultWorker>[0]>[0];

interface VaultChange {
  readonly header: VaultHeader;
  /** Left out where they stay as they are. */
  readonly keys?: readonly WrappedKey[];
}

/** What is written together with a change of the vault's slots. */
export interface Beside {
  readonly kind: AuditKind;
  /** In the app's own words, ids only. */
  readonly about: string;
  /** What becomes of the list of names. */
  readonly staff?: (staff: readonly Colleague[]) => readonly Colleague[];
}

/**
 * A change of the vault's slots: written with every key, its line of the log and the names in one transaction, and taking
 * effect only then.
 *
 * @param beside `null`: the change is none that the log tells of
 */
export function changeVault<Change extends VaultChange>(
  prepare: (api: Api) => Promise<Change>,
  beside: Beside | null,
): Promise<Change> {
  if (beside === null) return written(prepare, []);
  const { kind, about, staff } = beside;
  return logged({ kind, about, clientId: '' }, async (line) =>
    written(prepare, staff === undefined ? [line] : [await preparedStaff(staff), line]),
  );
}

async function written<Change extends VaultChange>(
  prepare: (api: Api) => Promise<Change>,
  others: NonNullable<Parameters<typeof saveVault>[1]>,
): Promise<Change> {
  let failure: unknown = null;
  const changing = inVaultWorker(async (api) => {
    const change = await prepare(api);
    await saveVault({ header: change.header, keys: change.keys ?? [] }, others).catch((error: unknown) => {
      failure = error;
      throw error;
    });
    await api.accept();
    return change;
  });
  // What broke in storage is told as it is: out of the job it comes as one of ours.
  return changing.catch((error: unknown) => {
    throw failure ?? error;
  });
}
