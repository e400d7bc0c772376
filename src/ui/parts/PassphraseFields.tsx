import { useEffect, useState } from 'react';
import { strengthOf, suggestPassphrase } from '../../actions/vault/passphrases.ts';
import { messages } from '../messages.ts';
import { Button } from './Button.tsx';
import { Check } from './Check.tsx';
import { TextField } from './Field.tsx';
import styles from './PassphraseFields.module.css';
import { Segmented } from './Segmented.tsx';

/** From this on (of 0 to 4) a passphrase of one's own is taken: it would hold against 10^8 guesses and more. */
const GOOD_ENOUGH = 3;

type Manner = 'words' | 'own';
const MANNERS = (['words', 'own'] as const).map((value) => ({ value, label: messages.passphrase.manner[value] }));

interface PassphraseFieldsProps {
  /** Hears the passphrase once it is strong and was typed again alike; `null`: not yet. */
  readonly onReady: (passphrase: string | null) => void;
  /** The fewest characters taken, however hard they are to guess. */
  readonly shortest?: number;
}

/** A new passphrase, typed twice: six drawn words are offered first, and how long one's own would hold is shown. */
export function PassphraseFields({ onReady, shortest = 1 }: PassphraseFieldsProps) {
  const [manner, setManner] = useState<Manner>('words');
  const [suggested, setSuggested] = useState('');
  const [own, setOwn] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setShown] = useState(true);
  const strength = useStrength(manner === 'own' ? own : '');
  const { passphrase: words } = messages;
  const chosen = manner === 'words' ? suggested : own;
  const isStrong = manner === 'words' ? suggested !== '' : own.length >= shortest && (strength ?? 0) >= GOOD_ENOUGH;
  const isSame = oneSpaced(again) === oneSpaced(chosen) && chosen !== '';
  const ready = isStrong && isSame ? chosen : null;

  useEffect(() => {
    if (manner === 'words' && suggested === '') suggestPassphrase().then(setSuggested, () => setManner('own'));
  }, [manner, suggested]);
  useEffect(() => onReady(ready), [ready, onReady]);

  const type = isShown ? 'text' : 'password';
  return (
    <>
      <Segmented
        label={words.mannerLabel}
        value={manner}
        options={MANNERS}
        onChange={(next) => {
          setManner(next);
          setAgain('');
        }}
      />
      {manner === 'words' ? (
        <>
          <p className={styles.suggested} translate="no" data-testid="suggested">
            {suggested}
          </p>
          <Button onPress={() => setSuggested('')}>{words.otherWords}</Button>
          <p className={styles.soft}>{words.wordsHint}</p>
        </>
      ) : (
        <TextField
          label={words.own}
          hint={hintFor(own, strength, shortest)}
          value={own}
          onChange={setOwn}
          type={type}
          spellCheck="false"
        />
      )}
      <TextField
        label={words.again}
        error={words.notSame}
        isInvalid={again.length >= chosen.length && again !== '' && !isSame}
        value={again}
        onChange={setAgain}
        type={type}
        spellCheck="false"
      />
      <Check label={words.show} isChecked={isShown} onChange={setShown} />
    </>
  );
}

function hintFor(own: string, strength: number | null, shortest: number): string {
  const { passphrase: words } = messages;
  if (own !== '' && own.length < shortest) return words.shortest(shortest);
  return strength === null ? words.ownHint : words.strength[strength as keyof typeof words.strength];
}

function oneSpaced(typed: string): string {
  return typed.trim().replace(/\s+/g, ' ');
}

/** How strong a passphrase is, once it has been looked at; `null`: not yet, or there is none. */
function useStrength(passphrase: string): number | null {
  const [looked, setLooked] = useState<{ readonly at: string; readonly score: number } | null>(null);
  useEffect(() => {
    if (passphrase === '') return;
    let isWanted = true;
    strengthOf(passphrase).then(
      (score) => isWanted && setLooked({ at: passphrase, score }),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [passphrase]);
  return looked?.at === passphrase ? looked.score : null;
}
