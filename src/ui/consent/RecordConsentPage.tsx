import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { type ConsentGround, readConsentGround } from '../../actions/consent/readConsents.ts';
import { recordConsent } from '../../actions/consent/recordConsent.ts';
import { useStored } from '../../actions/useStored.ts';
import { DEFAULT_TEXT, textsInUse } from '../../domain/consentText.ts';
import { localDay } from '../../domain/day.ts';
import type { ClientId } from '../../domain/ids.ts';
import { NotFound } from '../app/NotFound.tsx';
import { toConsent } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Crumbs } from '../parts/Crumbs.tsx';
import { Choice } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { Title } from '../parts/Title.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Consent.module.css';
import { type ConsentDraft, EMPTY_DRAFT, gapsOf, signedOf } from './draft.ts';
import { ShowFields } from './ShowFields.tsx';
import { SignFields } from './SignFields.tsx';
import { TextView } from './TextView.tsx';
import { UseFields } from './UseFields.tsx';

const { consent: words } = messages;

/** A client reads, chooses and signs. */
export function RecordConsentPage() {
  const { clientId } = useParams() as { clientId: ClientId };
  const ground = useStored(readConsentGround(clientId), [clientId]);
  if (ground === undefined) return <p role="status">{messages.app.loading}</p>;
  if (ground === null) return <NotFound />;
  return (
    <div className={styles.page}>
      <div className={styles.hero}>
        <Crumbs href={toConsent(clientId)} label={ground.client.label} isName />
        <Title>{words.recordTitle}</Title>
        <p className={styles.lead}>{words.recordLead}</p>
      </div>
      <Permitted right="capture" isTold>
        <Form ground={ground} />
      </Permitted>
    </div>
  );
}

function Form({ ground: { client, photos, texts } }: { readonly ground: ConsentGround }) {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [language, setLanguage] = useState(DEFAULT_TEXT.language);
  const [isTried, setTried] = useState(false);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const inUse = textsInUse(texts);
  const text = inUse.find((one) => one.language === language) ?? DEFAULT_TEXT;
  const gaps = gapsOf(draft, localDay(new Date()));
  const change = (part: Partial<ConsentDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = () => {
    setTried(true);
    if (gaps.length > 0) return;
    run(async () => {
      await recordConsent(signedOf(draft, client.id), text);
      navigate(toConsent(client.id));
    });
  };
  return (
    <>
      <section className={panels.panel} aria-labelledby="text">
        <h2 id="text">{words.text}</h2>
        {inUse.length > 1 && (
          <Choice
            label={words.textChoice}
            value={text.language}
            options={inUse.map((one) => ({ value: one.language, label: one.language }))}
            onChange={setLanguage}
          />
        )}
        <TextView text={text} isFramed />
        <p className={styles.soft}>{words.textVersion(text.version, text.madeAt === 0)}</p>
      </section>
      <section className={panels.panel} aria-labelledby="uses">
        <h2 id="uses">{words.uses}</h2>
        <Segmented
          label={words.adult}
          value={draft.isAdult === null ? null : draft.isAdult ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: words.adultYes },
            { value: 'no', label: words.adultNo },
          ]}
          onChange={(next) => change({ isAdult: next === 'yes' })}
        />
        {draft.isAdult === false && <p className={styles.soft}>{words.adultHint}</p>}
        <UseFields draft={draft} onChange={change} />
      </section>
      <section className={panels.panel} aria-labelledby="show">
        <h2 id="show">{words.show}</h2>
        <ShowFields draft={draft} onChange={change} photos={photos} />
      </section>
      <section className={panels.panel} aria-labelledby="sign">
        <h2 id="sign">{words.sign}</h2>
        <SignFields draft={draft} onChange={change} />
        {isTried && gaps.length > 0 && (
          <div role="alert">
            <p>{words.missingTitle}</p>
            <ul className={styles.missing}>
              {gaps.map((gap) => (
                <li key={gap}>{words.missing[gap]}</li>
              ))}
            </ul>
          </div>
        )}
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <div className={styles.actions}>
          <Button kind="primary" isDisabled={isBusy} onPress={save}>
            {words.save}
          </Button>
        </div>
      </section>
    </>
  );
}
