import { useState } from 'react';
import { readConsentTexts, readExportedSets } from '../../actions/consent/readConsents.ts';
import { writeConsentText } from '../../actions/consent/recordConsent.ts';
import { useStored } from '../../actions/useStored.ts';
import { type ConsentText, DEFAULT_TEXT, textsInUse } from '../../domain/consentText.ts';
import { ClinicFrame } from '../clinic/ClinicFrame.tsx';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextArea, TextField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Consent.module.css';
import { TakeDownList } from './TakeDownList.tsx';
import { TextView } from './TextView.tsx';

const { consent: words } = messages;

/** The clinic's texts to be signed, and everything that is to be taken down. */
export function ConsentTextsPage() {
  const texts = useStored(readConsentTexts(), []);
  const sets = useStored(readExportedSets(), []);
  const [isWriting, setWriting] = useState(false);
  if (texts === undefined || sets === undefined) return <p role="status">{messages.app.loading}</p>;
  const inUse = textsInUse(texts);
  const earlier = texts.filter(({ id }) => inUse.every((text) => text.id !== id));
  return (
    <ClinicFrame screen="consent">
      <div className={styles.page}>
        <section className={panels.panel} aria-labelledby="takeDown">
          <h3 id="takeDown">{words.takeDown}</h3>
          <TakeDownList sets={sets} />
        </section>
        <section className={panels.panel} aria-labelledby="texts">
          <div className={panels.head}>
            <h3 id="texts">{words.texts}</h3>
            <Permitted right="manage" isTold>
              <Button onPress={() => setWriting(true)}>{words.textNew}</Button>
            </Permitted>
          </div>
          <p className={styles.soft}>{words.textsLead}</p>
          {inUse.map((text) => (
            <Version key={text.id} text={text} />
          ))}
        </section>
        {earlier.length > 0 && (
          <section className={panels.panel} aria-labelledby="earlier">
            <h3 id="earlier">{words.earlier}</h3>
            {earlier.map((text) => (
              <Version key={text.id} text={text} />
            ))}
          </section>
        )}
      </div>
      <Dialog title={words.textNew} isOpen={isWriting} onClose={() => setWriting(false)}>
        <WriteText from={inUse[0] ?? DEFAULT_TEXT} onSaved={() => setWriting(false)} />
      </Dialog>
    </ClinicFrame>
  );
}

function Version({ text }: { readonly text: ConsentText }) {
  return (
    <details>
      <summary>
        {text.language} · {words.textVersion(text.version, text.madeAt === 0)}
      </summary>
      <TextView text={text} isFramed />
    </details>
  );
}

function WriteText({ from, onSaved }: { readonly from: ConsentText; readonly onSaved: () => void }) {
  const [language, setLanguage] = useState(from.language);
  const [title, setTitle] = useState(from.title);
  const [body, setBody] = useState(from.body);
  const { isBusy, code, run } = useAction();
  const isLanguage = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language.trim());
  const isWhole = isLanguage && title.trim() !== '' && body.trim() !== '';
  const save = () =>
    run(async () => {
      await writeConsentText({ language: language.trim(), title: title.trim(), body: body.trim() });
      onSaved();
    });
  return (
    <div className={styles.stack}>
      <TextField
        label={words.textLanguage}
        hint={words.textLanguageHint}
        error={words.textLanguageBad}
        isInvalid={!isLanguage}
        value={language}
        onChange={setLanguage}
      />
      <TextField label={words.textTitle} value={title} onChange={setTitle} />
      <TextArea
        label={words.textBody}
        hint={words.textBodyHint}
        rows={12}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      <div className={styles.actions}>
        <Button kind="primary" isDisabled={isBusy || !isWhole} onPress={save}>
          {words.textSave}
        </Button>
      </div>
    </div>
  );
}
