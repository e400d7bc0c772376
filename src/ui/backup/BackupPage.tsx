import { readBackupState } from '../../actions/backup/readBackupState.ts';
import { useStored } from '../../actions/useStored.ts';
import { localDay } from '../../domain/day.ts';
import { ClinicFrame } from '../clinic/ClinicFrame.tsx';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { BackUpForm } from './BackUpForm.tsx';
import styles from './Backup.module.css';
import { KeepingNotice } from './KeepingNotice.tsx';
import { RestoreForm } from './RestoreForm.tsx';

/** Where backups stand, the way to make one, and the way to get one back. */
export function BackupPage() {
  const state = useStored(readBackupState(), []);
  const { backup: words } = messages;
  if (state === undefined) return <p role="status">{messages.app.loading}</p>;
  const { last, clients, isChanged } = state;
  return (
    <ClinicFrame screen="backup">
      <div className={styles.page}>
        <p className={styles.lead}>{words.lead}</p>
        <section className={panels.panel} aria-labelledby="backup-state">
          <h3 id="backup-state">{words.state}</h3>
          {last === null ? (
            <p>{clients === 0 ? words.empty : words.none}</p>
          ) : (
            <p>
              {words.last(formatDay(localDay(new Date(last.madeAt))), last.clients, last.photos)}{' '}
              {isChanged ? words.changed : words.unchanged}
            </p>
          )}
          <KeepingNotice />
        </section>
        <section className={panels.panel} aria-labelledby="backup-make">
          <h3 id="backup-make">{words.make}</h3>
          <Permitted right="export" isTold>
            <BackUpForm clientId={null} />
          </Permitted>
          <p className={styles.soft}>{words.notIn}</p>
        </section>
        <section className={panels.panel} aria-labelledby="backup-restore">
          <h3 id="backup-restore">{words.restore}</h3>
          <p className={styles.soft}>{words.restoreLead}</p>
          <Permitted right="capture" isTold>
            <RestoreForm />
          </Permitted>
        </section>
      </div>
    </ClinicFrame>
  );
}
