import { useState } from 'react';
import { useLocation } from 'wouter';
import { checkBackup } from '../../actions/backup/checkBackup.ts';
import { keepPendingRestore } from '../../actions/backup/pendingRestore.ts';
import { createVault } from '../../actions/vault/openVault.ts';
import { localDay } from '../../domain/day.ts';
import { PATTERNS } from '../app/routes.ts';
import { FileButton } from '../backup/FileButton.tsx';
import { RunProgress } from '../backup/RunProgress.tsx';
import { useLongRun } from '../backup/useLongRun.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import panels from '../parts/Panel.module.css';
import { SetUpForm } from './SetUpPage.tsx';
import styles from './Vault.module.css';

interface Found {
  readonly file: File;
  readonly passphrase: string;
  /** Epoch ms. */
  readonly madeAt: number;
  readonly clients: number;
  readonly photos: number;
}

/**
 * The way from a lost vault to a backup: the file is read to its end first, then a lock is set up in the lost one's place,
 * then the backup's own screen shows what it would bring back. Nothing is written before the file was found whole.
 */
export function RestoreLost() {
  const [found, setFound] = useState<Found | null>(null);
  const [, navigate] = useLocation();
  const { vault } = messages;
  const begin = async ({ file, passphrase }: Found, own: string, name: string) => {
    await createVault(own, name, true);
    keepPendingRestore({ file, passphrase });
    navigate(PATTERNS.backup);
  };
  return (
    <section className={panels.panel} aria-labelledby="restore-lost">
      <h2 id="restore-lost">{vault.restoreLost}</h2>
      {found === null ? (
        <ChooseBackup onFound={setFound} />
      ) : (
        <>
          <p role="status">
            {vault.foundWhole(formatDay(localDay(new Date(found.madeAt))), found.clients, found.photos)}
          </p>
          <p>{vault.lockFirst}</p>
          <SetUpForm onReady={(own, name) => begin(found, own, name)} />
        </>
      )}
    </section>
  );
}

function ChooseBackup({ onFound }: { readonly onFound: (found: Found) => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const run = useLongRun();
  const { vault, backup } = messages;
  const read = () =>
    run.run(async ({ onProgress, signal }) => {
      if (file === null) return;
      const { madeAt, counts } = await checkBackup(file, passphrase, onProgress, signal);
      onFound({ file, passphrase, madeAt, clients: counts.clients, photos: counts.photos });
    });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
    >
      <p>{vault.restoreLostLead}</p>
      <div className={styles.actions}>
        <FileButton
          kind={file === null ? 'primary' : 'quiet'}
          label={backup.file}
          isDisabled={run.isBusy}
          onChoose={setFile}
        />
        {file && <span translate="no">{file.name}</span>}
      </div>
      {file && (
        <TextField
          label={vault.backupPassphrase}
          type="password"
          spellCheck="false"
          value={passphrase}
          onChange={setPassphrase}
        />
      )}
      {file && (
        <div className={styles.actions}>
          <Button type="submit" kind="primary" isDisabled={run.isBusy || passphrase === ''}>
            {backup.read}
          </Button>
        </div>
      )}
      <RunProgress run={run} />
    </form>
  );
}
