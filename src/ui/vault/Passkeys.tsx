import { useEffect, useState } from 'react';
import { addPasskey, removePasskey } from '../../actions/vault/passkeys.ts';
import { canUsePasskeys } from '../../actions/vault/prf.ts';
import type { Person } from '../../actions/vault/readPeople.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Vault.module.css';

/** One's own passkeys: a second way in beside the passphrase. `undefined`: the vault was opened with the sheet. */
export function Passkeys({ person }: { readonly person: Person | undefined }) {
  const [isFit, setFit] = useState(true);
  const { isBusy, code, run } = useAction();
  const { people: words, vault } = messages;
  useEffect(() => {
    canUsePasskeys().then(setFit, () => {});
  }, []);
  return (
    <section className={panels.panel} aria-labelledby="passkeys">
      <h3 id="passkeys">{words.passkeys}</h3>
      <p className={styles.soft}>{words.passkeysLead}</p>
      {person === undefined ? (
        <p>{words.passkeysSheet}</p>
      ) : (
        <>
          {person.passkeys.length > 0 && (
            <ul className={styles.people}>
              {person.passkeys.map((slotId, index) => (
                <li key={slotId}>
                  <span>{words.passkey(index + 1)}</span>
                  <Button
                    kind="plain"
                    aria-label={words.removePasskey(index + 1)}
                    isDisabled={isBusy}
                    onPress={() => run(() => removePasskey(slotId, person.slotId))}
                  >
                    <Icon name="remove" />
                    {vault.remove}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {isFit ? (
            <div className={styles.actions}>
              <Button isDisabled={isBusy} onPress={() => run(() => addPasskey(person.name))}>
                <Icon name="plus" />
                {words.addPasskey}
              </Button>
            </div>
          ) : (
            <p>{words.passkeysUnfit}</p>
          )}
          {isFit && <p className={styles.soft}>{words.passkeyName}</p>}
          {isBusy && <p role="status">{words.addingPasskey}</p>}
        </>
      )}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </section>
  );
}
