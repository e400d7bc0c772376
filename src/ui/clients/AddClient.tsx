import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useLocation } from 'wouter';
import { addClient } from '../../actions/addClient.ts';
import { toClient } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Clients.module.css';

/** Adds a client by a name or a code, and goes to their page. */
export function AddClient() {
  const [label, setLabel] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { start } = messages;

  const submit = () => {
    setMissing(label.trim() === '');
    if (label.trim() !== '') run(async () => navigate(toClient(await addClient({ label }))));
  };
  return (
    <Form
      className={styles.addClient!}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label={start.clientLabel}
        hint={start.clientHint}
        error={start.clientMissing}
        isInvalid={isMissing}
        value={label}
        onChange={(next) => {
          setLabel(next);
          setMissing(false);
        }}
      />
      <Button type="submit" kind="primary" isDisabled={isBusy}>
        <Icon name="plus" />
        {start.addClient}
      </Button>
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </Form>
  );
}
