import { useState } from 'react';
import { Form } from 'react-aria-components';
import { confirmRecoverySheet, renewRecoverySheet } from '../../actions/vault/people.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { Title } from '../parts/Title.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Vault.module.css';

const ASKED = 3;

/** Three places among so many, in order. */
function placesToAsk(count: number): readonly number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last--) {
    const other = crypto.getRandomValues(new Uint32Array(1))[0]! % (last + 1);
    [places[last], places[other]] = [places[other]!, places[last]!];
  }
  return places.slice(0, ASKED).sort((a, b) => a - b);
}

/** The recovery sheet: shown to be printed, then asked back. Nothing else is to be had before that. */
export function RecoveryPage() {
  const [sheet, setSheet] = useState<readonly string[] | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { isBusy, code, run } = useAction();
  const { vault } = messages;
  return (
    <section className={styles.page}>
      <Title>{vault.sheetTitle}</Title>
      {sheet === null && (
        <div className={panels.panel}>
          <p>{vault.sheetLead}</p>
          <div className={styles.actions}>
            <Button
              kind="primary"
              isDisabled={isBusy}
              onPress={() => run(async () => setSheet(await renewRecoverySheet()))}
            >
              {vault.showSheet}
            </Button>
          </div>
        </div>
      )}
      {sheet !== null && !isAsking && <Sheet words={sheet} onNoted={() => setAsking(true)} />}
      {sheet !== null && isAsking && <AskBack words={sheet} onBack={() => setAsking(false)} />}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </section>
  );
}

function Sheet({ words, onNoted }: { readonly words: readonly string[]; readonly onNoted: () => void }) {
  const { vault } = messages;
  return (
    <div className={panels.panel}>
      <p>{vault.sheetUse}</p>
      <ol className={styles.words} aria-label={vault.sheetWords} translate="no">
        {words.map((word, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and its place is what it is.
          <li key={place}>{word}</li>
        ))}
      </ol>
      <p className={styles.soft}>{vault.sheetKeep}</p>
      <div className={`${styles.actions} ${styles.noPrint}`}>
        <Button onPress={() => window.print()}>
          <Icon name="print" />
          {vault.print}
        </Button>
        <Button kind="primary" onPress={onNoted}>
          {vault.noted}
        </Button>
      </div>
    </div>
  );
}

function AskBack({ words, onBack }: { readonly words: readonly string[]; readonly onBack: () => void }) {
  const [places] = useState(() => placesToAsk(words.length));
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const { isBusy, code, run } = useAction();
  const { vault } = messages;
  const check = () => {
    const missed = places.filter((place) => typed[place]?.trim().toLowerCase() !== words[place]);
    setWrong(missed);
    if (missed.length === 0) run(confirmRecoverySheet);
  };
  return (
    <Form
      className={`${panels.panel} ${styles.form}`}
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <p>{vault.askBack}</p>
      {places.map((place) => (
        <TextField
          key={place}
          label={vault.wordAt(place + 1)}
          error={vault.wordWrong}
          isInvalid={wrong.includes(place)}
          value={typed[place] ?? ''}
          onChange={(word) => {
            setTyped({ ...typed, [place]: word });
            setWrong(wrong.filter((other) => other !== place));
          }}
          spellCheck="false"
        />
      ))}
      <div className={styles.actions}>
        <Button onPress={onBack}>{vault.sheetAgain}</Button>
        <Button type="submit" kind="primary" isDisabled={isBusy}>
          {vault.confirm}
        </Button>
      </div>
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </Form>
  );
}
