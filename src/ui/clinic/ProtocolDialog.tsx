import { useState } from 'react';
import { addProtocol, changeProtocol } from '../../actions/changeLibrary.ts';
import type { Protocol } from '../../domain/protocol.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Check.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextArea, TextField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { FigureFields } from './FigureFields.tsx';
import { figuresOf, typed } from './figures.ts';
import styles from './Treatments.module.css';

/** What a protocol of the clinic's own begins with: nothing is known of it. */
const NOTHING_KNOWN = {
  healingDays: '',
  settlingDays: '',
  intervalLeast: '',
  intervalMost: '',
  sessionsLeast: '',
  sessionsMost: '',
};

interface ProtocolDialogProps {
  /** The protocol to change; `null`: a new one of the clinic's own. */
  readonly protocol: Protocol | null;
  readonly onClose: () => void;
}

/** Changes the figures of a protocol or adds one of the clinic's own, by somebody who is named. */
export function ProtocolDialog({ protocol, onClose }: ProtocolDialogProps) {
  const [fields, setFields] = useState(protocol === null ? NOTHING_KNOWN : typed(protocol));
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const [cumulative, setCumulative] = useState(true);
  const [by, setBy] = useState('');
  const [isUnsound, setUnsound] = useState(false);
  const { isBusy, code, run } = useAction();
  const { library, app } = messages;

  const save = () => {
    const figures = figuresOf(fields);
    const isWhole = by.trim() !== '' && (protocol !== null || (name.trim() !== '' && source.trim() !== ''));
    setUnsound(figures === null || !isWhole);
    if (figures === null || !isWhole) return;
    run(async () => {
      if (protocol === null) await addProtocol({ ...figures, name, source, cumulative }, by);
      else await changeProtocol(protocol.id, figures, by);
      onClose();
    });
  };
  return (
    <Dialog title={protocol === null ? library.addTitle : library.changeOf(protocol.name)} isOpen onClose={onClose}>
      {protocol === null && (
        <>
          <TextField label={library.name} value={name} onChange={setName} />
          <TextArea
            label={library.source}
            hint={library.sourceHint}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
          <Check label={library.cumulative} isChecked={cumulative} onChange={setCumulative} />
        </>
      )}
      <FigureFields fields={fields} onChange={setFields} />
      <TextField label={library.by} hint={library.byHint} value={by} onChange={setBy} />
      {isUnsound && (
        <div role="alert">
          <Notice kind="danger" words={library.unsound} />
        </div>
      )}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      <div className={styles.actions}>
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button kind="primary" isDisabled={isBusy} onPress={save}>
          {app.save}
        </Button>
      </div>
    </Dialog>
  );
}
