import { checkBackup } from '../../../src/actions/backup/checkBackup.ts';
import { onLocked } from '../../../src/actions/vault/locked.ts';
import { lockVault } from '../../../src/actions/vault/lockVault.ts';
import { createVault, findVault, takeOverVault, unlockVault } from '../../../src/actions/vault/openVault.ts';
import { confirmRecoverySheet, renewRecoverySheet } from '../../../src/actions/vault/people.ts';
import { vaultState } from '../../../src/actions/vault/state.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { nameVaultDatabase } from '../../../src/storage/database.ts';
import { MIGRATIONS, type Migration } from '../../../src/storage/migrations.ts';
import type { FaultsPage, Standing } from '../protocol.ts';
import { breakConnection } from './brokenConnection.ts';
import { applyEdit, keepRow, undo } from './edits.ts';
import { find } from './find.ts';
import { exportClient, fileOf, takeStep } from './steps.ts';

function standing(): Standing {
  const state = vaultState();
  return {
    kind: state.kind,
    code: state.kind === 'lost' ? state.code : null,
    isLogCut: state.kind === 'open' && state.isLogCut,
  };
}

const codeOf = (error: unknown) => (error instanceof AppError ? error.code : 'unexpected');

let timesLocked = 0;
onLocked(() => {
  timesLocked += 1;
});

/** A step that takes its time: every photo's row is copied into a new store. */
const next: Migration = async (database, transaction) => {
  const copies = database.createObjectStore('copies' as 'photos', { keyPath: 'id' });
  for (let cursor = await transaction.objectStore('photos').openCursor(); cursor; cursor = await cursor.continue())
    await copies.put(cursor.value);
};

window.faultsPage = {
  async look() {
    await findVault();
    return standing();
  },
  async create(passphrase) {
    await createVault(passphrase, 'Dr. Ada');
    await renewRecoverySheet();
    await confirmRecoverySheet();
  },
  async unlock(typed) {
    try {
      await unlockVault(typed);
      return null;
    } catch (error) {
      return codeOf(error);
    }
  },
  takeOver: takeOverVault,
  lock: () => lockVault(),
  async work(steps) {
    for (const [index, step] of steps.entries()) {
      try {
        await window.told({ is: 'done', index, result: await takeStep(step, index) });
      } catch (error) {
        await window.told({ is: 'failed', index, code: codeOf(error), message: String(error) });
      }
    }
  },
  find: () => find(standing()),
  export: exportClient,
  async check(name, passphrase) {
    const file = await (await fileOf(name)).getFile();
    if (file.size === 0) return 'none';
    return checkBackup(file, passphrase, () => undefined).then(() => null, codeOf);
  },
  edit: applyEdit,
  keepRow,
  undo,
  break: async (breakage) => breakConnection(breakage),
  useNextSchema: () => nameVaultDatabase('skinseries', [...MIGRATIONS, next]),
  timesLocked: async () => timesLocked,
} satisfies FaultsPage;
