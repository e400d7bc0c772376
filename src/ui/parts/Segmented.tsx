import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './Segmented.module.css';

interface SegmentedProps<Value extends string> {
  readonly label: string;
  /** `null`: none yet. Any other that is no option would keep Tab out of the group. */
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly dot?: string }[];
  readonly onChange: (value: Value) => void;
  /** One below the other, for more than fit a row. */
  readonly isList?: boolean;
}

/** One of a few, all in sight. `dot`: a colour variable shown beside the word. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  isList = false,
}: SegmentedProps<Value>) {
  return (
    <RadioGroup
      value={value}
      onChange={(next) => onChange(next as Value)}
      orientation={isList ? 'vertical' : 'horizontal'}
      className={styles.group!}
    >
      <Label className={styles.label!}>{label}</Label>
      <div className={isList ? `${styles.row} ${styles.list}` : styles.row}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={styles.option!}>
            {option.dot && <span className={styles.dot} style={{ background: option.dot }} />}
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
