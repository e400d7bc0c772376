import type { ErasureCertificate } from '../../actions/eraseClient.ts';
import { handOut } from '../../actions/handOut.ts';
import { PATTERNS } from '../app/routes.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { Title } from '../parts/Title.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Backup.module.css';

/** What was erased, to print or to keep. It came with the way here, and is nowhere stored: it is shown once. */
export function ErasedPage() {
  const certificate = history.state as ErasureCertificate | null;
  const { isBusy, code, run } = useAction();
  const { backup: words, app } = messages;
  const isShown = typeof certificate?.clientId === 'string';
  return (
    <div className={styles.page}>
      <Title>{words.erased}</Title>
      {isShown ? <Certificate certificate={certificate} /> : <p>{words.noCertificate}</p>}
      <div className={styles.tools}>
        {isShown && <Button onPress={() => window.print()}>{words.print}</Button>}
        {isShown && (
          <Button isDisabled={isBusy} onPress={() => run(() => save(certificate))}>
            {words.saveCertificate}
          </Button>
        )}
        <ButtonLink kind="primary" href={PATTERNS.start}>
          {app.back}
        </ButtonLink>
      </div>
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </div>
  );
}

function Certificate({ certificate }: { readonly certificate: ErasureCertificate }) {
  const { backup: words } = messages;
  const { at, clientId, erased, isScrubbed, lastBackupOn, on } = certificate;
  return (
    <section className={panels.panel} aria-label={words.erased}>
      <p>{words.erasedNote}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{words.erasedAt}</dt>
          <dd>
            {formatDay(on)} ({at})
          </dd>
        </div>
        <div>
          <dt>{words.erasedId}</dt>
          <dd translate="no">{clientId}</dd>
        </div>
        <div>
          <dt>{words.erasedCounts}</dt>
          <dd>{words.counts(erased)}</dd>
        </div>
      </dl>
      <p>{isScrubbed ? words.scrubbed : words.notScrubbed}</p>
      <h2>{words.erasedReach}</h2>
      <ul className={styles.limits}>
        {words.erasedLimits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <p>{lastBackupOn === null ? words.noBackup : words.lastBackup(formatDay(lastBackupOn))}</p>
    </section>
  );
}

async function save(certificate: ErasureCertificate): Promise<void> {
  const { clientId, on } = certificate;
  const json = JSON.stringify({ format: 'skinseries-erasure', version: 1, ...certificate }, null, 2);
  const file = new Blob([json], { type: 'application/json' });
  await handOut(file, { name: `skinseries-erased-${on}.json`, about: 'certificate', clientId, sealedWith: '' });
}
