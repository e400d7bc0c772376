import { useState } from 'react';
import type { BackupSummary, ClientOutcome } from '../../actions/backup/readBackup.ts';
import { localDay } from '../../domain/day.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Check.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import styles from './Backup.module.css';

/** What became of a client's records and photos, in words. */
function detailsOf({ outcome, records, photos }: ClientOutcome): string {
  const { backup: words } = messages;
  if (outcome === 'erased') return '';
  const both = (fate: 'replaced' | 'kept' | 'conflicting') => records[fate] + photos[fate];
  const parts = [
    photos.added > 0 && words.photosAdded(photos.added),
    records.added > 0 && words.added(records.added),
    both('replaced') > 0 && words.replaced(both('replaced')),
    both('kept') > 0 && words.kept(both('kept')),
    both('conflicting') > 0 && words.conflicting(both('conflicting')),
  ].filter((part) => part !== false);
  return parts.length === 0 ? words.nothing : parts.join(', ');
}

interface RestoreSummaryProps {
  readonly summary: BackupSummary;
  readonly onRestore: (isBringingBack: boolean) => void;
}

/** What a file would do, client by client, and the button that does it. */
export function RestoreSummary({ summary, onRestore }: RestoreSummaryProps) {
  const [isBringingBack, setBringingBack] = useState(false);
  const { backup: words } = messages;
  const { clients, erasedThere, madeAt } = summary;
  const hasErased = clients.some(({ outcome }) => outcome === 'erased');
  const isAllHere = clients.every(({ outcome }) => outcome === 'same');
  return (
    <section className={styles.form} aria-label={words.summary(formatDay(localDay(new Date(madeAt))))}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption>{words.summary(formatDay(localDay(new Date(madeAt))))}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.outcome}</th>
              <th scope="col">{words.details}</th>
            </tr>
          </thead>
          <tbody>
            {clients.map((client) => (
              <tr key={client.clientId}>
                <th scope="row" translate="no">
                  {client.label}
                </th>
                <td>{words.outcomes[client.outcome]}</td>
                <td>{detailsOf(client)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isAllHere && <p>{words.nothingToDo}</p>}
      {erasedThere.length > 0 && (
        <Notice words={words.erasedThere}>
          <span translate="no">{erasedThere.map(({ label }) => label).join(', ')}</span>
        </Notice>
      )}
      {hasErased && (
        <Permitted right="erase">
          <Check
            label={words.bringBack}
            hint={words.bringBackHint}
            isChecked={isBringingBack}
            onChange={setBringingBack}
          />
        </Permitted>
      )}
      <p className={styles.soft}>{words.rule}</p>
      <div>
        <Button kind="primary" onPress={() => onRestore(isBringingBack)}>
          {words.commit}
        </Button>
      </div>
    </section>
  );
}
