import { useState } from 'react';
import { Form } from 'react-aria-components';
import { addPerson } from '../../actions/vault/people.ts';
import type { Role } from '../../domain/roles.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Choice, TextField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PassphraseFields } from '../parts/PassphraseFields.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { ROLE_OPTIONS } from './roleOptions.ts';
import styles from './Vault.module.css';

/** Gives one more person a passphrase and a role. */
export function AddPerson() {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('practitioner');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const { isBusy, code, run } = useAction();
  const { vault, people } = messages;
  const isReady = passphrase !== null && name.trim() !== '';
  return (
    <div className={styles.actions}>
      <Button onPress={() => setOpen(true)}>
        <Icon name="plus" />
        {vault.addPerson}
      </Button>
      <Dialog title={vault.addPerson} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Form
          className={styles.form!}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isReady) return;
            run(async () => {
              await addPerson(name, role, passphrase);
              setOpen(false);
              setName('');
            });
          }}
        >
          <p>{vault.addPersonLead}</p>
          <TextField label={vault.theirName} value={name} onChange={setName} />
          <Choice
            label={people.role}
            hint={people.roleHints[role]}
            value={role}
            options={ROLE_OPTIONS}
            onChange={setRole}
          />
          <PassphraseFields onReady={setPassphrase} />
          <Button type="submit" kind="primary" isDisabled={!isReady || isBusy}>
            {isBusy ? vault.making : vault.addPerson}
          </Button>
          {code && <Notice kind="danger" words={remedyFor(code)} />}
        </Form>
      </Dialog>
    </div>
  );
}
