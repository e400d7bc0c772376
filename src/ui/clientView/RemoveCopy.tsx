import { useState } from 'react';
import { useLocation } from 'wouter';
import { removeOwnCopy } from '../../actions/clientFile/openClientFile.ts';
import { PATTERNS } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './ClientView.module.css';

/** Takes the client's own copy off their device, after asking. */
export function RemoveCopy() {
  const [isAsking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { clientFile: words, app } = messages;
  const remove = async () => {
    // The page starts anew after it, and must not start on a screen of the copy's.
    navigate(PATTERNS.start, { replace: true });
    await removeOwnCopy();
  };
  return (
    <>
      <Button onPress={() => setAsking(true)}>{words.remove}</Button>
      <Dialog role="alertdialog" title={words.removeTitle} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{words.removeBody}</p>
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <div className={styles.tabs}>
          <Button onPress={() => setAsking(false)} autoFocus>
            {app.cancel}
          </Button>
          <Button kind="danger" isDisabled={isBusy} onPress={() => run(remove)}>
            {words.removeConfirm}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
