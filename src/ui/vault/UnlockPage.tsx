import { useEffect, useState } from 'react';
import { Form } from 'react-aria-components';
import { unlockVault, unlockWithPasskey } from '../../actions/vault/openVault.ts';
import { hasPasskeys } from '../../actions/vault/passkeys.ts';
import { loadStartScreen } from '../app/StartScreen.tsx';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Check.tsx';
import { TextField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { Title } from '../parts/Title.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Vault.module.css';

/** Asks for the passphrase, for the words of the recovery sheet, or for a passkey where there is one. */
export function UnlockPage() {
  const [typed, setTyped] = useState('');
  const [isShown, setShown] = useState(false);
  const { isBusy, code, run } = useAction();
  const { vault, people } = messages;
  useEffect(() => {
    // While somebody types there is time; where it fails, it is asked for again when it is to be drawn.
    loadStartScreen().catch(() => undefined);
  }, []);
  return (
    <section className={styles.page}>
      <Title>{vault.lockedTitle}</Title>
      <Form
        className={`${panels.panel} ${styles.form}`}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') run(() => unlockVault(typed));
        }}
      >
        <TextField
          label={vault.passphrase}
          hint={vault.unlockHint}
          value={typed}
          onChange={setTyped}
          type={isShown ? 'text' : 'password'}
          spellCheck="false"
          autoFocus
        />
        <Check label={vault.showTyped} isChecked={isShown} onChange={setShown} />
        <Button type="submit" kind="primary" isDisabled={isBusy}>
          {isBusy ? vault.unlocking : vault.unlock}
        </Button>
        {hasPasskeys() && (
          <Button isDisabled={isBusy} onPress={() => run(unlockWithPasskey)}>
            {people.unlockWithPasskey}
          </Button>
        )}
        {isBusy && <p role="status">{vault.unlocking}</p>}
        {code && (
          <div role="alert">
            <Notice kind="danger" words={remedyFor(code)} />
          </div>
        )}
      </Form>
    </section>
  );
}
