import { type ComponentProps, useId } from 'react';
import { TextField as AriaTextField, FieldError, Input, Label, Text } from 'react-aria-components';
import styles from './Field.module.css';

interface FieldWords {
  readonly label: string;
  readonly hint?: string;
}

/** Some browsers send what is typed to a service to spell it, translate it or fill it in. What is written here stays here. */
const KEPT_HERE = {
  autoComplete: 'off',
  autoCorrect: 'off',
  autoCapitalize: 'off',
  spellCheck: false,
  translate: 'no',
} as const;

/** One line of text with its label, a hint and, where it is refused, the reason. */
export function TextField({
  label,
  hint,
  error,
  ...props
}: FieldWords & { readonly error?: string } & ComponentProps<typeof AriaTextField>) {
  return (
    <AriaTextField {...props} className={styles.field!}>
      <Label className={styles.label!}>{label}</Label>
      <Input className={styles.input!} {...KEPT_HERE} />
      {hint && (
        <Text slot="description" className={styles.hint!}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error!}>{error}</FieldError>
    </AriaTextField>
  );
}

/** The device's own date or number input: its wheel and keypad suit a tablet better than ours would. */
export function NativeField({ label, hint, ...props }: FieldWords & ComponentProps<'input'>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        {...KEPT_HERE}
        {...props}
        id={id}
        className={styles.input}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** Several lines of text with their label and a hint. */
export function TextArea({ label, hint, ...props }: FieldWords & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        rows={3}
        {...KEPT_HERE}
        {...props}
        id={id}
        className={styles.input}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface ChoiceProps<Value extends string> extends FieldWords {
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

/** One of many, as the device's own picker. */
export function Choice<Value extends string>({
  label,
  hint,
  value,
  options,
  onChange,
  isDisabled = false,
}: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}
