import { MOST_DAYS } from '../../domain/clinicLibrary.ts';
import { messages } from '../messages.ts';
import { NativeField } from '../parts/Field.tsx';
import type { TypedFigures } from './figures.ts';
import styles from './Treatments.module.css';

const FIELDS: readonly { readonly name: keyof TypedFigures; readonly hint?: string }[] = [
  { name: 'healingDays', hint: messages.library.healingHint },
  { name: 'settlingDays', hint: messages.library.settlingHint },
  { name: 'intervalLeast', hint: messages.library.emptyHint },
  { name: 'intervalMost' },
  { name: 'sessionsLeast', hint: messages.library.emptyHint },
  { name: 'sessionsMost' },
];

/** Windows, interval and sessions of a protocol, as numbers to type. */
export function FigureFields({
  fields,
  onChange,
}: {
  readonly fields: TypedFigures;
  readonly onChange: (fields: TypedFigures) => void;
}) {
  return (
    <div className={styles.figures}>
      {FIELDS.map(({ name, ...hint }) => (
        <NativeField
          key={name}
          label={messages.library[name]}
          {...hint}
          type="number"
          inputMode="numeric"
          min={0}
          max={MOST_DAYS}
          step={1}
          value={fields[name]}
          onChange={(event) => onChange({ ...fields, [name]: event.target.value })}
        />
      ))}
    </div>
  );
}
