import { useState } from 'react';
import { removeEmptySession } from '../../actions/removeEmptySession.ts';
import type { Session } from '../../domain/course.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Photos.module.css';

/** Deletes a visit without photos, after saying what goes with it. */
export function RemoveSession({ session, onRemoved }: { readonly session: Session; readonly onRemoved: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const { isBusy, code, run } = useAction();
  const { healing, app } = messages;
  const remove = () =>
    run(async () => {
      await removeEmptySession({ courseId: session.courseId, sessionId: session.id });
      onRemoved();
    });
  return (
    <>
      <Button kind="danger" onPress={() => setAsking(true)}>
        <Icon name="remove" />
        {healing.removeSession}
      </Button>
      <Dialog
        role="alertdialog"
        title={healing.removeTitle(formatDay(session.on))}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <p>{healing.removeBody}</p>
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <div className={styles.actions}>
          <Button onPress={() => setAsking(false)} autoFocus>
            {app.cancel}
          </Button>
          <Button kind="danger" isDisabled={isBusy} onPress={remove}>
            {healing.removeConfirm}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
