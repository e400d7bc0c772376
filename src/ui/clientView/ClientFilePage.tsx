import { useState } from 'react';
import { useParams } from 'wouter';
import { readOwnShare } from '../../actions/clientFile/readOwnShare.ts';
import { writeClientFile } from '../../actions/clientFile/writeClientFile.ts';
import { readClient } from '../../actions/readClients.ts';
import { useStored } from '../../actions/useStored.ts';
import type { ClientId } from '../../domain/ids.ts';
import { announce } from '../app/announce.ts';
import { NotFound } from '../app/NotFound.tsx';
import { RunProgress } from '../backup/RunProgress.tsx';
import { useLongRun } from '../backup/useLongRun.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { PassphraseFields } from '../parts/PassphraseFields.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import { ClientTaskFrame } from './ClientTaskFrame.tsx';
import styles from './ClientView.module.css';

/** As for a backup: six drawn words have 23 letters or more. */
const SHORTEST = 12;

/** Makes a client's own copy, where their consent says so, or says why not. */
export function ClientFilePage() {
  const { clientId } = useParams() as { clientId: ClientId };
  const view = useStored(readClient(clientId), [clientId]);
  const share = useStored(readOwnShare(clientId), [clientId]);
  const { clientFile: words, app } = messages;
  if (view === undefined || share === undefined) return <p role="status">{app.loading}</p>;
  if (view === null) return <NotFound />;
  const { granted, refused, photos } = share;
  return (
    <ClientTaskFrame client={view.client} title={words.title} lead={words.lead}>
      <section className={panels.panel} aria-label={words.title}>
        {photos.length === 0 && <p>{words.noPhotos}</p>}
        {granted.size === 0 && refused && (
          <Notice kind="danger" words={{ what: words.refused[refused], remedy: words.remedy }} />
        )}
        {granted.size > 0 && (
          <>
            <p>{words.covered(granted.size, photos.length)}</p>
            <Permitted right="export" isTold>
              <WriteForm clientId={clientId} />
            </Permitted>
          </>
        )}
      </section>
    </ClientTaskFrame>
  );
}

function WriteForm({ clientId }: { readonly clientId: ClientId }) {
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [made, setMade] = useState<{ readonly photos: number; readonly fileName: string } | null>(null);
  const run = useLongRun();
  const { clientFile: words } = messages;
  const make = () =>
    run.run(async (running) => {
      if (passphrase === null) return;
      setMade(null);
      const { fileName, photos } = await writeClientFile({ clientId, passphrase, ...running });
      setMade({ photos, fileName });
      setPassphrase(null);
      announce(words.done(photos));
    });
  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
      <PassphraseFields key={made?.fileName ?? ''} shortest={SHORTEST} onReady={setPassphrase} />
      <div>
        <Button kind="primary" isDisabled={run.isBusy || passphrase === null} onPress={make}>
          {words.make}
        </Button>
      </div>
      <RunProgress run={run} />
      {made && (
        <p>
          {words.done(made.photos)} <span translate="no">{made.fileName}</span>
        </p>
      )}
    </form>
  );
}
