import { useEffect, useState } from 'react';
import { type Protection, readProtection } from '../../actions/readProtection.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import panels from '../parts/Panel.module.css';
import { Title } from '../parts/Title.tsx';
import styles from './Privacy.module.css';
import { ReleaseCopy } from './ReleaseCopy.tsx';
import { RequestCounts } from './RequestCounts.tsx';

interface CheckWords {
  readonly name: string;
  readonly yes: string;
  readonly no: string;
  readonly unknown?: string;
}

function Check({ words, holds }: { readonly words: CheckWords; readonly holds: boolean | null }) {
  const answer = holds === null ? messages.privacy.unknown : holds ? messages.privacy.holds : messages.privacy.fails;
  const why = holds === null ? words.unknown : holds ? words.yes : words.no;
  return (
    <div className={styles.check}>
      <dt>
        {words.name}: <strong>{answer}</strong>
      </dt>
      <dd>{why}</dd>
    </div>
  );
}

function Checks({ protection }: { readonly protection: Protection }) {
  const words = messages.privacy;
  const isWhole = protection.release !== null && protection.release.keptFiles >= protection.release.allFiles;
  return (
    <section className={panels.panel} aria-labelledby="checks">
      <h2 id="checks">{words.checks}</h2>
      <dl className={styles.checks}>
        <Check words={words.list} holds={protection.isListKept} />
        <Check words={words.sealed} holds={protection.isSealed} />
        <Check words={words.policy} holds={protection.isPolicyKept} />
        <Check words={words.isolated} holds={protection.isIsolated} />
        <Check words={words.persistent} holds={protection.isPersistent} />
      </dl>
      {!protection.isSealed && isWhole && (
        <div>
          <Button kind="primary" onPress={() => location.reload()}>
            {words.sealed.reload}
          </Button>
        </div>
      )}
      <p>{words.notPromised}</p>
    </section>
  );
}

/** What the browser enforces for this page, tried on opening it; what was asked for; what is on this device. */
export function PrivacyPage() {
  const [protection, setProtection] = useState<Protection | null>(null);
  useEffect(() => {
    readProtection().then(setProtection);
  }, []);
  const words = messages.privacy;
  return (
    <div className={styles.page}>
      <Title>{words.title}</Title>
      <p>{words.lead}</p>
      {protection ? <Checks protection={protection} /> : <p role="status">{words.looking}</p>}
      <RequestCounts />
      {protection && <ReleaseCopy release={protection.release} />}
    </div>
  );
}
