import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useLocation } from 'wouter';
import { takeBackScreen } from '../../actions/clientView/clientScreen.ts';
import type { ClientId } from '../../domain/ids.ts';
import { toClient } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './ClientView.module.css';

/** The one way out of a client's screen: the PIN or the passphrase. */
export function TakeBack({ clientId }: { readonly clientId: ClientId }) {
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { clientView: words } = messages;
  const close = () => {
    setAsking(false);
    setTyped('');
  };
  const takeBack = async () => {
    try {
      await takeBackScreen(typed);
      navigate(toClient(clientId), { replace: true });
    } finally {
      setTyped('');
    }
  };
  return (
    <>
      <Button onPress={() => setAsking(true)}>{words.takeBack}</Button>
      <Dialog title={words.takeBackTitle} isOpen={isAsking} onClose={close}>
        <Form
          className={styles.form!}
          onSubmit={(event) => {
            event.preventDefault();
            if (typed !== '') run(takeBack);
          }}
        >
          <TextField
            label={words.typed}
            hint={words.typedHint}
            type="password"
            value={typed}
            onChange={setTyped}
            autoFocus
          />
          {isBusy && <p role="status">{words.checking}</p>}
          {code && (
            <div role="alert">
              <Notice kind="danger" words={remedyFor(code)} />
            </div>
          )}
          <div>
            <Button type="submit" kind="primary" isDisabled={isBusy || typed === ''}>
              {words.unlock}
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
