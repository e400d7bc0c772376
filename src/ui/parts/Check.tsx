import { useId } from 'react';
import styles from './Check.module.css';

interface CheckProps {
  readonly label: string;
  readonly hint?: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
}

/** A yes or no, with its words as the place to tap. */
export function Check({ label, hint, isChecked, onChange, isDisabled = false }: CheckProps) {
  const id = useId();
  return (
    <div className={styles.check}>
      <label className={styles.label}>
        <input
          type="checkbox"
          className={styles.box}
          checked={isChecked}
          disabled={isDisabled}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** Several yes or no under one heading. */
export function CheckGroup({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly children: React.ReactNode;
}) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.checks}>{children}</div>
      {hint && <p className={styles.groupHint}>{hint}</p>}
    </fieldset>
  );
}
