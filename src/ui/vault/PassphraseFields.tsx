import { useEffect, useState } from 'react';
import { strengthOf, suggestPassphrase } from '../../actions/vault/passphrases.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Check.tsx';
import { TextField } from '../parts/Field.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import styles from './Vault.module.css';

/** From this on (of 0 to 4) a passphrase of one's own is taken: it would hold against 10^8 guesses and more. */
const GOOD_ENOUGH = 3;

type Manner = 'words' | 'own';
const MANNERS = (['words', 'own'] as const).map((value) => ({ value, label: messages.vault.manner[value] }));

/** @param onReady hears the passphrase once it is strong and was typed again alike; `null`: not yet */
export function PassphraseFields({ onReady }: { readonly onReady: (passphrase: string | null) => void }) {
  const [manner, setManner] = useState<Manner>('words');
  const [suggested, setSuggested] = useState('');
  const [own, setOwn] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setShown] = useState(true);
  const strength = useStrength(manner === 'own' ? own : '');
  const { vault } = messages;
  const chosen = manner === 'words' ? suggested : own;
  const isStrong = manner === 'words' ? suggested !== '' : (strength ?? 0) >= GOOD_ENOUGH;
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
        label={vault.mannerLabel}
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
          <Button onPress={() => setSuggested('')}>{vault.otherWords}</Button>
          <p className={styles.soft}>{vault.wordsHint}</p>
        </>
      ) : (
        <TextField
          label={vault.own}
          hint={strength === null ? vault.ownHint : vault.strength[strength as keyof typeof vault.strength]}
          value={own}
          onChange={setOwn}
          type={type}
          spellCheck="false"
        />
      )}
      <TextField
        label={vault.again}
        error={vault.notSame}
        isInvalid={again.length >= chosen.length && again !== '' && !isSame}
        value={again}
        onChange={setAgain}
        type={type}
        spellCheck="false"
      />
      <Check label={vault.show} isChecked={isShown} onChange={setShown} />
    </>
  );
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
