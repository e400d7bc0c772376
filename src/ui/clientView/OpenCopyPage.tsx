import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useLocation } from 'wouter';
import { openClientFile } from '../../actions/clientFile/openClientFile.ts';
import { PATTERNS } from '../app/routes.ts';
import { FileButton } from '../backup/FileButton.tsx';
import { RunProgress } from '../backup/RunProgress.tsx';
import { useLongRun } from '../backup/useLongRun.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import panels from '../parts/Panel.module.css';
import { Title } from '../parts/Title.tsx';
import styles from './ClientView.module.css';

/** Opens the copy that a clinic gave its client, on the client's own device. */
export function OpenCopyPage() {
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [, navigate] = useLocation();
  const run = useLongRun();
  const { clientFile: words, backup, app } = messages;
  const open = () =>
    run.run(async (running) => {
      if (file === null) return;
      await openClientFile(file, passphrase, running);
      navigate(PATTERNS.start, { replace: true });
    });
  return (
    <div className={styles.task}>
      <div className={styles.hero}>
        <a href={`#${PATTERNS.start}`} className={styles.crumb}>
          {app.back}
        </a>
        <Title>{words.openTitle}</Title>
        <p className={styles.soft}>{words.openLead}</p>
      </div>
      <Form
        className={panels.panel!}
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null && passphrase !== '') open();
        }}
      >
        <div className={styles.tabs}>
          <FileButton label={words.file} isDisabled={run.isBusy} onChoose={setFile} />
          {file && <span translate="no">{file.name}</span>}
        </div>
        <TextField
          label={backup.passphrase}
          type="password"
          spellCheck="false"
          value={passphrase}
          onChange={setPassphrase}
        />
        <div>
          <Button type="submit" kind="primary" isDisabled={run.isBusy || file === null || passphrase === ''}>
            {words.openIt}
          </Button>
        </div>
        <RunProgress run={run} />
      </Form>
    </div>
  );
}
