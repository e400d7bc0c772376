import { useState } from 'react';
import { useLocation } from 'wouter';
import { eraseClient } from '../../actions/eraseClient.ts';
import type { Client } from '../../domain/course.ts';
import { PATTERNS } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Clients.module.css';

/** Deletes a client, after saying what goes with them. */
export function EraseClient({ client, courses }: { readonly client: Client; readonly courses: number }) {
  const [isAsking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { client: words, app } = messages;
  const erase = () =>
    run(async () => {
      const certificate = await eraseClient(client.id);
      if (client.isExample) navigate(PATTERNS.start);
      else navigate(PATTERNS.erased, { state: certificate });
    });
  return (
    <>
      <Button kind="danger" onPress={() => setAsking(true)}>
        <Icon name="remove" />
        {words.erase}
      </Button>
      <Dialog
        role="alertdialog"
        title={words.eraseTitle(client.label)}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <p>{words.eraseBody(courses)}</p>
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <div className={styles.actions}>
          <Button onPress={() => setAsking(false)} autoFocus>
            {app.cancel}
          </Button>
          <Button kind="danger" isDisabled={isBusy} onPress={erase}>
            {words.eraseConfirm}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
