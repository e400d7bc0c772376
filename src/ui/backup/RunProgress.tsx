import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { remedyFor } from '../words/faults.ts';
import styles from './Backup.module.css';
import type { LongRun } from './useLongRun.ts';

/** How far a long run is, the way to stop it, and why it failed. */
export function RunProgress({ run }: { readonly run: LongRun }) {
  const { backup, app } = messages;
  const { progress, isBusy, code, isStopped, stop } = run;
  if (isBusy) {
    const words = progress === null ? app.loading : backup.steps[progress.step];
    return (
      <div className={styles.run}>
        <progress
          aria-label={words}
          className={styles.bar}
          max={1}
          value={progress === null || progress.total === 0 ? undefined : progress.done / progress.total}
        />
        <span className={styles.soft}>{words}</span>
        <Button onPress={stop}>{app.cancel}</Button>
      </div>
    );
  }
  if (code !== null) return <Notice kind="danger" words={remedyFor(code)} />;
  return isStopped ? <p role="status">{backup.cancelled}</p> : null;
}
