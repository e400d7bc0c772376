import { useEffect, useEffectEvent, useState } from 'react';
import { keepPendingRestore, pendingRestore } from '../../actions/backup/pendingRestore.ts';
import { type BackupSummary, readBackup } from '../../actions/backup/readBackup.ts';
import { restoreBackup } from '../../actions/backup/restoreBackup.ts';
import { announce } from '../app/announce.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import styles from './Backup.module.css';
import { FileButton } from './FileButton.tsx';
import { RestoreSummary } from './RestoreSummary.tsx';
import { RunProgress } from './RunProgress.tsx';
import { useLongRun } from './useLongRun.ts';

/** Restores or merges a file: chosen, read to its end, shown, and only then written. */
export function RestoreForm() {
  const [file, setFile] = useState<File | null>(() => pendingRestore()?.file ?? null);
  const [passphrase, setPassphrase] = useState(() => pendingRestore()?.passphrase ?? '');
  const [summary, setSummary] = useState<BackupSummary | null>(null);
  const [isDone, setDone] = useState(false);
  const run = useLongRun();
  const { backup: words } = messages;

  const choose = (chosen: File) => {
    setFile(chosen);
    setSummary(null);
    setDone(false);
  };
  const read = () =>
    run.run(async ({ onProgress, signal }) => {
      if (file === null) return;
      setDone(false);
      setSummary(await readBackup(file, passphrase, onProgress, signal));
      keepPendingRestore(null);
    });
  const readPending = useEffectEvent(() => {
    if (pendingRestore() !== null) read();
  });
  useEffect(() => readPending(), []);
  const restore = (isBringingBack: boolean) =>
    run.run(async (running) => {
      if (file === null || summary === null) return;
      const erased = summary.clients.filter(({ outcome }) => outcome === 'erased').map(({ clientId }) => clientId);
      await restoreBackup(file, { ...running, passphrase, bringBack: new Set(isBringingBack ? erased : []) });
      setSummary(null);
      setFile(null);
      setPassphrase('');
      setDone(true);
      announce(words.committed);
    });

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
    >
      <div className={styles.row}>
        <FileButton label={words.file} isDisabled={run.isBusy} onChoose={choose} />
        {file && <span translate="no">{file.name}</span>}
      </div>
      {file !== null && summary === null && (
        <>
          <TextField
            label={words.passphrase}
            type="password"
            spellCheck="false"
            value={passphrase}
            onChange={setPassphrase}
          />
          <div>
            <Button type="submit" kind="primary" isDisabled={run.isBusy || passphrase === ''}>
              {words.read}
            </Button>
          </div>
        </>
      )}
      {summary !== null && !run.isBusy && <RestoreSummary summary={summary} onRestore={restore} />}
      <RunProgress run={run} />
      {isDone && <p className={styles.good}>{words.committed}</p>}
    </form>
  );
}
