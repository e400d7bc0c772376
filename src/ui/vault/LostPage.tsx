import { useState } from 'react';
import { putAwayLostVault } from '../../actions/vault/openVault.ts';
import type { FaultCode } from '../../domain/errors.ts';
import { isLoss } from '../../domain/vaultLoss.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { Title } from '../parts/Title.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { RestoreLost } from './RestoreLost.tsx';
import styles from './Vault.module.css';

/** The vault was lost or changed from outside: what that means, and the way to a backup. Never a fresh start by itself. */
export function LostPage({ code }: { readonly code: FaultCode }) {
  const [isAsking, setAsking] = useState(false);
  const { isBusy, code: failed, run } = useAction();
  const { vault, app } = messages;
  const isDamaged = code === 'storage-damaged';
  // Another fault, as a newer version's records: they are there, and nothing is to be given up.
  if (!isLoss(code)) {
    return (
      <section className={styles.page}>
        <Title>{vault.shutTitle}</Title>
        <Notice kind="danger" words={remedyFor(code)} />
        <div className={styles.actions}>
          <Button kind="primary" onPress={() => location.reload()}>
            {app.reload}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <section className={styles.page}>
      <Title>{isDamaged ? vault.shutTitle : vault.lostTitle}</Title>
      <Notice kind="danger" words={remedyFor(code)} />
      <div className={panels.panel}>
        <p>{isDamaged ? vault.storeDamaged : vault.lost}</p>
        <div className={styles.actions}>
          <Button onPress={() => location.reload()}>{vault.lookAgain}</Button>
        </div>
      </div>
      <RestoreLost />
      <div className={panels.panel}>
        <p>{vault.noBackupLeft}</p>
        <div className={styles.actions}>
          <Button kind="danger" onPress={() => setAsking(true)}>
            {vault.makeRoom}
          </Button>
        </div>
        {failed && <Notice kind="danger" words={remedyFor(failed)} />}
      </div>
      <Dialog role="alertdialog" title={vault.makeRoomTitle} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{vault.makeRoomBody}</p>
        <div className={styles.actions}>
          <Button onPress={() => setAsking(false)} autoFocus>
            {app.cancel}
          </Button>
          <Button kind="danger" isDisabled={isBusy} onPress={() => run(putAwayLostVault)}>
            {vault.makeRoomConfirm}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
