import { useState } from 'react';
import { confirmNeverShown, confirmTakenDown, notePlace } from '../../actions/consent/withdraw.ts';
import { isToBeTakenDown, type PublishedSet } from '../../domain/publishedSet.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { SCOPE_NAMES } from '../words/consentNames.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Consent.module.css';

const { consent: words } = messages;

function Places({ set }: { readonly set: PublishedSet }) {
  const { isBusy, code, run } = useAction();
  const [where, setWhere] = useState('');
  const add = () =>
    run(async () => {
      if (where.trim() === '') return;
      await notePlace(set.id, where.trim());
      setWhere('');
    });
  return (
    <div className={styles.stack}>
      {set.places.length > 0 && (
        <ul className={styles.list}>
          {set.places.map((place) => (
            <li key={place.where} className={styles.row}>
              <span translate="no">{place.where}</span>
              {place.takenDownOn !== null && (
                <span className={styles.soft}>{words.gone(formatDay(place.takenDownOn))}</span>
              )}
              {place.takenDownOn === null && set.flaggedOn !== null && (
                <Button
                  aria-label={words.confirmAt(place.where)}
                  isDisabled={isBusy}
                  onPress={() => run(() => confirmTakenDown(set.id, place.where))}
                >
                  {words.confirm}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <TextField label={words.place} hint={words.placeHint} value={where} onChange={setWhere} />
      <div className={styles.actions}>
        <Button isDisabled={isBusy} onPress={add}>
          {words.addPlace}
        </Button>
        {set.flaggedOn !== null && set.places.length === 0 && (
          <Button isDisabled={isBusy} onPress={() => run(() => confirmNeverShown(set.id, words.neverShownPlace))}>
            {words.neverShown}
          </Button>
        )}
      </div>
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </div>
  );
}

/** A set, where it was shown, and whether it is gone from there. */
export function SetItem({ set }: { readonly set: PublishedSet }) {
  return (
    <li className={styles.stack}>
      <div className={styles.row}>
        <strong>{words.setLine(SCOPE_NAMES[set.scope], formatDay(set.madeOn), set.photoIds.length)}</strong>
        {set.flaggedOn !== null && <span className={styles.soft}>{words.flaggedOn(formatDay(set.flaggedOn))}</span>}
      </div>
      {set.reviews?.map(({ agreedBy, on, clientId }) => (
        <span key={clientId} className={styles.soft}>
          {messages.publish.reviewed(agreedBy, formatDay(on))}
        </span>
      ))}
      <Places set={set} />
    </li>
  );
}

/** Sets whose consent was withdrawn, until each is confirmed to be gone from everywhere. */
export function TakeDownList({ sets }: { readonly sets: readonly PublishedSet[] }) {
  const open = sets.filter(isToBeTakenDown);
  if (open.length === 0) return <p className={styles.soft}>{words.takeDownNone}</p>;
  return (
    <>
      <p>{words.takeDownLead}</p>
      <ul className={styles.list}>
        {open.map((set) => (
          <SetItem key={set.id} set={set} />
        ))}
      </ul>
    </>
  );
}
