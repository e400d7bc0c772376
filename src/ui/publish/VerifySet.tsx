import { useState } from 'react';
import { readOwnKeys } from '../../actions/publish/signingKey.ts';
import { type SetCheck, verifySetFile } from '../../actions/publish/verifySetFile.ts';
import { useStored } from '../../actions/useStored.ts';
import type { SetManifest } from '../../domain/setManifest.ts';
import { FileButton } from '../backup/FileButton.tsx';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { useAction } from '../parts/useAction.ts';
import { SCOPE_NAMES } from '../words/consentNames.ts';
import { remedyFor } from '../words/faults.ts';
import { CHOICE_WORDS } from '../words/publish.ts';
import styles from './Publish.module.css';
import { personName } from './personName.ts';

const { publish: words } = messages;

/** Verifies a set from a file. */
export function VerifySet() {
  const [check, setCheck] = useState<SetCheck | null>(null);
  const { isBusy, code, run } = useAction();
  const choose = (file: File) =>
    run(async () => {
      setCheck(null);
      setCheck(await verifySetFile(file));
    });
  return (
    <section className={panels.panel} aria-labelledby="verify">
      <h2 id="verify">{words.verify}</h2>
      <p className={styles.soft}>{words.verifyLead}</p>
      <div>
        <FileButton label={words.choose} isDisabled={isBusy} onChoose={choose} />
      </div>
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      <div role="status">{check && <Outcome check={check} />}</div>
    </section>
  );
}

function Outcome({ check }: { readonly check: SetCheck }) {
  if (check.kind === 'sound') return <Sound manifest={check.manifest} />;
  const what =
    check.kind === 'changed' ? words.changed(check.where) : check.kind === 'newer' ? words.newer : words.notASet;
  return <Notice kind="danger" words={{ what, remedy: '' }} />;
}

function Sound({ manifest }: { readonly manifest: SetManifest }) {
  const own = useStored(readOwnKeys, []);
  const isOwn = own?.has(manifest.signer.publicKey) ?? false;
  const { facts } = words;
  const rows = [
    [facts.made, `${formatDay(manifest.madeOn)} (${manifest.timeZone})`],
    [facts.madeBy, personName(manifest.madeBy)],
    [facts.use, SCOPE_NAMES[manifest.scope]],
    ...manifest.subjects.flatMap(({ photos, sessions, choice, consents, review }) => [
      [facts.photos, photos.map(({ on }) => formatDay(on)).join(', ')],
      [facts.sessions, String(sessions.length)],
      [facts.choice, CHOICE_WORDS[choice]],
      [facts.consents, String(consents.length)],
      ...(review ? [[facts.review, formatDay(review.on)]] : []),
    ]),
  ];
  return (
    <div className={styles.fields}>
      <p className={styles.good}>
        <strong>{words.sound}</strong> {isOwn ? words.soundHere : words.soundElsewhere}
      </p>
      <p className={styles.code}>{manifest.signer.fingerprint}</p>
      <dl className={styles.facts}>
        {rows.map(([name, value], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one file never change their places.
          <div key={i} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.caption}>{manifest.caption}</p>
    </div>
  );
}
