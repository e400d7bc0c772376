import { useState } from 'react';
import { useStored } from '../../actions/useStored.ts';
import { IDLE_MINUTES, type IdleMinutes, idleMinutes, setIdleMinutes } from '../../actions/vault/autoLock.ts';
import { renewRecoverySheet } from '../../actions/vault/people.ts';
import { readPeople } from '../../actions/vault/readPeople.ts';
import { useVault } from '../../actions/vault/state.ts';
import { ClinicFrame } from '../clinic/ClinicFrame.tsx';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { AddPerson } from './AddPerson.tsx';
import { Passkeys } from './Passkeys.tsx';
import { PersonRow } from './PersonRow.tsx';
import styles from './Vault.module.css';

const MINUTES = IDLE_MINUTES.map((minutes) => ({ value: String(minutes), label: messages.vault.minutes(minutes) }));

/** Who may open the vault and what they may do, one's own passkeys, when it locks by itself, and the recovery sheet. */
export function PeoplePage() {
  const people = useStored(readPeople(), []);
  const vault = useVault();
  const { vault: words, people: roleWords } = messages;
  const own = vault.kind === 'open' ? vault.slotId : null;
  return (
    <ClinicFrame screen="people">
      {own === null ? (
        <p className={styles.soft}>{words.noneYet}</p>
      ) : (
        <div className={styles.page}>
          <section className={panels.panel} aria-labelledby="people">
            <h3 id="people">{words.people}</h3>
            <p className={styles.soft}>
              {words.peopleLead} {roleWords.rolesLead}
            </p>
            <ul className={styles.people}>
              {people?.map((person) => (
                <PersonRow key={person.slotId} person={person} isOwn={person.slotId === own} />
              ))}
            </ul>
            <Permitted right="manage" isTold>
              <AddPerson />
            </Permitted>
          </section>
          {people && <Passkeys person={people.find(({ slotId }) => slotId === own)} />}
          <AutoLock />
          <Permitted right="manage">
            <NewSheet />
          </Permitted>
        </div>
      )}
    </ClinicFrame>
  );
}

function AutoLock() {
  const [minutes, setMinutes] = useState(idleMinutes);
  const { vault: words } = messages;
  return (
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
  );
}

function NewSheet() {
  const { isBusy, code, run } = useAction();
  const { vault: words } = messages;
  return (
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
  );
}
