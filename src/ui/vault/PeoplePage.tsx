import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useStored } from '../../actions/useStored.ts';
import { IDLE_MINUTES, type IdleMinutes, idleMinutes, setIdleMinutes } from '../../actions/vault/autoLock.ts';
import { addPerson, readStaff, removePerson, renewRecoverySheet } from '../../actions/vault/people.ts';
import { useVault } from '../../actions/vault/state.ts';
import type { Colleague } from '../../domain/vault.ts';
import { ClinicFrame } from '../clinic/ClinicFrame.tsx';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { PassphraseFields } from '../parts/PassphraseFields.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Vault.module.css';

const MINUTES = IDLE_MINUTES.map((minutes) => ({ value: String(minutes), label: messages.vault.minutes(minutes) }));

/** Who may open the vault, when it locks by itself, and the recovery sheet. */
export function PeoplePage() {
  const staff = useStored(readStaff(), []);
  const vault = useVault();
  const [minutes, setMinutes] = useState(idleMinutes);
  const { isBusy, code, run } = useAction();
  const words = messages.vault;
  const own = vault.kind === 'open' ? vault.slotId : null;
  return (
    <ClinicFrame screen="people">
      {own === null ? (
        <p className={styles.soft}>{words.noneYet}</p>
      ) : (
        <div className={styles.page}>
          <section className={panels.panel} aria-labelledby="people">
            <h3 id="people">{words.people}</h3>
            <p className={styles.soft}>{words.peopleLead}</p>
            <ul className={styles.people}>
              {staff?.map((person) => (
                <Person key={person.slotId} person={person} isOwn={person.slotId === own} />
              ))}
            </ul>
            <AddPerson />
          </section>
          <section className={panels.panel}>
            <Segmented
              label={words.autoLock}
              value={String(minutes)}
              options={MINUTES}
              onChange={(value) => {
                const chosen = Number(value) as IdleMinutes;
                setIdleMinutes(chosen);
                setMinutes(chosen);
              }}
            />
            <p className={styles.soft}>{words.autoLockHint}</p>
          </section>
          <section className={panels.panel}>
            <h3>{words.sheetTitle}</h3>
            <p className={styles.soft}>{words.renewHint}</p>
            <div className={styles.actions}>
              <Button isDisabled={isBusy} onPress={() => run(async () => void (await renewRecoverySheet()))}>
                {words.renew}
              </Button>
            </div>
            {code && <Notice kind="danger" words={remedyFor(code)} />}
          </section>
        </div>
      )}
    </ClinicFrame>
  );
}

function Person({ person, isOwn }: { readonly person: Colleague; readonly isOwn: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const { isBusy, code, run } = useAction();
  const { vault, app } = messages;
  return (
    <li>
      <span>
        {person.name} {isOwn && <span className={styles.soft}>{vault.you}</span>}
      </span>
      {!isOwn && (
        <Button kind="plain" aria-label={vault.removeNamed(person.name)} onPress={() => setAsking(true)}>
          <Icon name="remove" />
          {vault.remove}
        </Button>
      )}
      <Dialog
        role="alertdialog"
        title={vault.removeTitle(person.name)}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <p>{vault.removeBody}</p>
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <div className={styles.actions}>
          <Button onPress={() => setAsking(false)} autoFocus>
            {app.cancel}
          </Button>
          <Button kind="danger" isDisabled={isBusy} onPress={() => run(() => removePerson(person.slotId))}>
            {vault.remove}
          </Button>
        </div>
      </Dialog>
    </li>
  );
}

function AddPerson() {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const { isBusy, code, run } = useAction();
  const { vault } = messages;
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
              await addPerson(name, passphrase);
              setOpen(false);
              setName('');
            });
          }}
        >
          <p>{vault.addPersonLead}</p>
          <TextField label={vault.theirName} value={name} onChange={setName} />
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
