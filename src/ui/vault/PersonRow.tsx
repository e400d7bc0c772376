import { useState } from 'react';
import { removePerson, setRole } from '../../actions/vault/people.ts';
import type { Person } from '../../actions/vault/readPeople.ts';
import { useRight } from '../../actions/vault/rights.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Choice } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { ROLE_OPTIONS } from './roleOptions.ts';
import styles from './Vault.module.css';

/** One person: their role, which an owner may change, and the way to take their passphrase away. */
export function PersonRow({ person, isOwn }: { readonly person: Person; readonly isOwn: boolean }) {
  const mayManage = useRight('manage');
  const { isBusy, code, run } = useAction();
  const { vault, people } = messages;
  const { slotId, role, isLastOwner, passkeys } = person;
  const name = person.name || people.nameless;
  const why = isLastOwner ? people.lastOwner : isOwn ? people.ownRole : '';
  return (
    <li>
      <div className={styles.person}>
        <strong translate="no">{name}</strong> {isOwn && <span className={styles.soft}>{vault.you}</span>}
        {passkeys.length > 0 && <span className={styles.soft}> {people.hasPasskeys(passkeys.length)}</span>}
      </div>
      {mayManage ? (
        <>
          <Choice
            label={people.roleOf(name)}
            hint={why || people.roleHints[role]}
            value={role}
            options={ROLE_OPTIONS}
            isDisabled={isBusy || isOwn || isLastOwner}
            onChange={(next) => run(() => setRole(slotId, next))}
          />
          {!isOwn && !isLastOwner && <RemovePerson slotId={slotId} name={name} />}
        </>
      ) : (
        <span className={styles.soft}>{people.roles[role]}</span>
      )}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </li>
  );
}

function RemovePerson({ slotId, name }: { readonly slotId: string; readonly name: string }) {
  const [isAsking, setAsking] = useState(false);
  const { isBusy, code, run } = useAction();
  const { vault, app } = messages;
  return (
    <>
      <Button kind="plain" aria-label={vault.removeNamed(name)} onPress={() => setAsking(true)}>
        <Icon name="remove" />
        {vault.remove}
      </Button>
      <Dialog role="alertdialog" title={vault.removeTitle(name)} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{vault.removeBody}</p>
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <div className={styles.actions}>
          <Button onPress={() => setAsking(false)} autoFocus>
            {app.cancel}
          </Button>
          <Button kind="danger" isDisabled={isBusy} onPress={() => run(() => removePerson(slotId))}>
            {vault.remove}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
