import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Redirect } from 'wouter';
import { createVault } from '../../actions/vault/openVault.ts';
import { useVault } from '../../actions/vault/state.ts';
import { PATTERNS } from '../app/routes.ts';
import { InstallNotice } from '../backup/KeepingNotice.tsx';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { PassphraseFields } from '../parts/PassphraseFields.tsx';
import { Title } from '../parts/Title.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Vault.module.css';

/** Makes the vault: before the first client, or for the records that lay open before there were vaults. */
export function SetUpPage() {
  const vault = useVault();
  const words = messages.vault;
  if (vault.kind === 'open') return <Redirect to={PATTERNS.start} />;
  const hasOlder = vault.kind === 'none' && vault.hasOlder;
  return (
    <section className={styles.page}>
      <Title>{words.setUpTitle}</Title>
      <p className={styles.lead}>{hasOlder ? words.setUpOlder : words.setUpLead}</p>
      <InstallNotice />
      <SetUpForm onReady={(passphrase, name) => createVault(passphrase, name)} />
      <p className={styles.soft}>{words.noHelp}</p>
    </section>
  );
}

/** Who sets the lock up, and their passphrase. */
export function SetUpForm({ onReady }: { readonly onReady: (passphrase: string, name: string) => Promise<void> }) {
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const { isBusy, code, run } = useAction();
  const words = messages.vault;
  const isReady = passphrase !== null && name.trim() !== '';
  return (
    <Form
      className={`${panels.panel} ${styles.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) run(() => onReady(passphrase, name));
      }}
    >
      <TextField label={words.yourName} hint={words.yourNameHint} value={name} onChange={setName} />
      <PassphraseFields onReady={setPassphrase} />
      <Button type="submit" kind="primary" isDisabled={!isReady || isBusy}>
        {isBusy ? words.making : words.make}
      </Button>
      {isBusy && <p role="status">{words.making}</p>}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </Form>
  );
}
