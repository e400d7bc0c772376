import { useState } from 'react';
import { backUp, backupFileName, confirmBackup, type WrittenBackup } from '../../actions/backup/backUp.ts';
import { canWriteFiles, chooseBackupFile } from '../../actions/backup/saveBackupFile.ts';
import { download } from '../../actions/download.ts';
import type { ClientId } from '../../domain/ids.ts';
import { announce } from '../app/announce.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { PassphraseFields } from '../parts/PassphraseFields.tsx';
import styles from './Backup.module.css';
import { FileButton } from './FileButton.tsx';
import { RunProgress } from './RunProgress.tsx';
import { useLongRun } from './useLongRun.ts';

/** Short of this no passphrase withstands guessing, whatever it is made of; six drawn words have 23 or more. */
const SHORTEST = 12;

/** Makes a backup of everything, or of one client, and says so only once it was read back from where it lies. */
export function BackUpForm({ clientId }: { readonly clientId: ClientId | null }) {
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [written, setWritten] = useState<WrittenBackup | null>(null);
  const [isDone, setDone] = useState(false);
  const run = useLongRun();
  const { backup: words } = messages;

  const finish = (result: WrittenBackup) => {
    setWritten(result);
    setDone(true);
    setPassphrase(null);
    announce(words.done(result.made.clients, result.made.photos));
  };
  const make = () =>
    run.run(async (running) => {
      if (passphrase === null) return;
      setDone(false);
      setWritten(null);
      const name = backupFileName(clientId);
      const target = canWriteFiles() ? await chooseBackupFile(name) : null;
      if (target === null && canWriteFiles()) return;
      const fileName = target?.name ?? name;
      const result = await backUp({ passphrase, clientId, target, ...running }, fileName);
      if (result.blob === null) return finish(result);
      setWritten(result);
      download(result.blob, fileName);
    });
  const check = (file: File) =>
    run.run(async (running) => {
      if (written === null || passphrase === null) return;
      finish({
        ...written,
        made: await confirmBackup(file, { ...running, passphrase, made: written.made }),
      });
    });

  const isToCheck = written !== null && written.blob !== null && !isDone;
  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      {!isToCheck && <PassphraseFields key={written?.made.madeAt ?? 0} shortest={SHORTEST} onReady={setPassphrase} />}
      {!isToCheck && <p className={styles.soft}>{words.passphraseLost}</p>}
      {!isToCheck && (
        <div>
          <Button kind="primary" isDisabled={run.isBusy || passphrase === null} onPress={make}>
            {canWriteFiles() ? words.choose : words.makeDownload}
          </Button>
        </div>
      )}
      {isToCheck && !run.isBusy && (
        <Notice words={words.oneMore}>
          <div className={styles.row}>
            <FileButton label={words.check} kind="primary" onChoose={check} />
            <Button onPress={() => written.blob && download(written.blob, written.made.fileName)}>
              {words.saveAgain}
            </Button>
          </div>
        </Notice>
      )}
      <RunProgress run={run} />
      {isDone && written !== null && (
        <p className={styles.good}>
          {words.done(written.made.clients, written.made.photos)} <span translate="no">{written.made.fileName}</span>
        </p>
      )}
      {isDone && written !== null && written.leftOut > 0 && <Notice words={words.leftOut(written.leftOut)} />}
    </form>
  );
}
