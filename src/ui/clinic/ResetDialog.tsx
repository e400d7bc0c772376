import { useState } from 'react';
import { resetProtocol } from '../../actions/changeLibrary.ts';
import type { Protocol } from '../../domain/protocol.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Treatments.module.css';

/** Takes a protocol back to the figures that ship, by somebody who is named. */
export function ResetDialog({ protocol, onClose }: { readonly protocol: Protocol; readonly onClose: () => void }) {
  const [by, setBy] = useState('');
  const { isBusy, code, run } = useAction();
  const { library, app } = messages;
  const reset = () =>
    run(async () => {
      await resetProtocol(protocol.id, by);
      onClose();
    });
  return (
    <Dialog title={library.resetOf(protocol.name)} isOpen onClose={onClose}>
      <TextField label={library.by} hint={library.byHint} value={by} onChange={setBy} />
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      <div className={styles.actions}>
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button kind="primary" isDisabled={isBusy || by.trim() === ''} onPress={reset}>
          {library.reset}
        </Button>
      </div>
    </Dialog>
  );
}
