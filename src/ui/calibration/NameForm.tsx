import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/Field.tsx';
import styles from './Calibration.module.css';

interface NameFormProps {
  readonly label: string;
  readonly hint?: string;
  /** Said where the name is empty. */
  readonly missing: string;
  readonly submit: string;
  readonly initial?: string;
  readonly isBusy: boolean;
  readonly onSubmit: (name: string) => void;
}

/** One name and the button that takes it. */
export function NameForm({ label, hint, missing, submit, initial = '', isBusy, onSubmit }: NameFormProps) {
  const [name, setName] = useState(initial);
  const [isMissing, setMissing] = useState(false);
  return (
    <Form
      className={styles.nameForm!}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(name.trim() === '');
        if (name.trim() !== '') onSubmit(name);
      }}
    >
      <TextField
        label={label}
        {...(hint ? { hint } : {})}
        error={missing}
        isInvalid={isMissing}
        value={name}
        onChange={(next) => {
          setName(next);
          setMissing(false);
        }}
      />
      <Button type="submit" kind="primary" isDisabled={isBusy}>
        {submit}
      </Button>
    </Form>
  );
}
