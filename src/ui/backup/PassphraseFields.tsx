import { useState } from 'react';
import { suggestPassphrase } from '../../actions/vault/passphrases.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Check.tsx';
import { TextField } from '../parts/Field.tsx';
import styles from './Backup.module.css';

/** A passphrase and its second typing. */
export interface Passphrase {
  readonly first: string;
  readonly again: string;
}

/** Short of this no passphrase withstands guessing, whatever it is made of; six suggested words have 23 or more. */
const SHORTEST = 12;

export const isReady = ({ first, again }: Passphrase) => first.length >= SHORTEST && first === again;

interface PassphraseFieldsProps {
  readonly value: Passphrase;
  readonly onChange: (value: Passphrase) => void;
}

/** A new passphrase, asked twice; six drawn words are offered first. */
export function PassphraseFields({ value, onChange }: PassphraseFieldsProps) {
  const [suggested, setSuggested] = useState<string | null>(null);
  const [isShown, setShown] = useState(false);
  const { backup: words } = messages;
  const { first, again } = value;
  const suggest = async () => {
    const drawn = await suggestPassphrase();
    setSuggested(drawn);
    onChange({ first: drawn, again: '' });
  };
  return (
    <>
      <div>
        <Button onPress={() => void suggest()}>{words.suggest}</Button>
      </div>
      {suggested !== null && (
        <p className={styles.words}>
          <span className={styles.soft}>{words.suggested}</span>
          <strong translate="no">{suggested}</strong>
        </p>
      )}
      <TextField
        label={words.passphrase}
        hint={words.passphraseHint}
        error={words.short}
        type={isShown ? 'text' : 'password'}
        spellCheck="false"
        isInvalid={first !== '' && first.length < SHORTEST && again !== ''}
        value={first}
        onChange={(next) => onChange({ first: next, again })}
      />
      <TextField
        label={words.again}
        error={words.differs}
        type={isShown ? 'text' : 'password'}
        spellCheck="false"
        isInvalid={again !== '' && !first.startsWith(again)}
        value={again}
        onChange={(next) => onChange({ first, again: next })}
      />
      <Check label={words.show} isChecked={isShown} onChange={setShown} />
    </>
  );
}
