import { readBackupState } from '../../actions/backup/readBackupState.ts';
import { useStored } from '../../actions/useStored.ts';
import { PATTERNS } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import styles from './Backup.module.css';
import { KeepingNotice } from './KeepingNotice.tsx';

/** Asks for a backup where one is due, and says where the browser may throw records away. Nothing while all is well. */
export function BackupBanner() {
  const state = useStored(readBackupState(), []);
  const { backup: words } = messages;
  if (state === undefined || state.clients === 0) return null;
  return (
    <div className={styles.banner}>
      {state.due !== null && (
        <Notice words={words.due[state.due]}>
          <div>
            <ButtonLink href={PATTERNS.backup}>{words.toBackup}</ButtonLink>
          </div>
        </Notice>
      )}
      <KeepingNotice />
    </div>
  );
}
