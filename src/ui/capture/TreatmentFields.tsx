import type { IsoDay } from '../../domain/ids.ts';
import { type ProtocolLibrary, protocolIn } from '../../domain/protocol.ts';
import type { Treatment } from '../../domain/treatment.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Choice, TextField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { windowWords } from './healingWords.ts';
import styles from './Photos.module.css';

interface TreatmentFieldsProps {
  readonly treatments: readonly Treatment[];
  readonly on: IsoDay;
  readonly library: ProtocolLibrary;
  /** Offered first: the course's own; `null`: none was chosen. */
  readonly protocolId: string | null;
  readonly onChange: (treatments: readonly Treatment[]) => void;
}

function TreatmentRow({
  treatment,
  number,
  on,
  library,
  onChange,
  onRemove,
}: {
  readonly treatment: Treatment;
  readonly number: number;
  readonly on: IsoDay;
  readonly library: ProtocolLibrary;
  readonly onChange: (treatment: Treatment) => void;
  readonly onRemove: () => void;
}) {
  const { healing } = messages;
  const protocol = protocolIn(library, treatment.protocolId);
  const options = library.protocols.map(({ id, name }) => ({ value: id, label: name }));
  const known = protocol ? options : [{ value: treatment.protocolId, label: healing.unknownTreatment }, ...options];
  return (
    <fieldset className={styles.treatment} aria-label={healing.treatment(number)}>
      <div className={styles.treatmentHead}>
        <Choice
          label={healing.treatment(number)}
          value={treatment.protocolId}
          options={known}
          onChange={(protocolId) => onChange({ ...treatment, protocolId })}
        />
        <Button kind="plain" aria-label={healing.removeTreatment(number)} onPress={onRemove}>
          <Icon name="remove" />
        </Button>
      </div>
      {protocol && (
        <p className={styles.window} role="status">
          {windowWords(protocol, on)}
        </p>
      )}
      <div className={styles.pair}>
        <TextField
          label={healing.performedBy}
          {...(protocol?.performedBy ? { hint: healing.performedByHint(protocol.performedBy) } : {})}
          value={treatment.performedBy}
          onChange={(performedBy) => onChange({ ...treatment, performedBy })}
        />
        <TextField
          label={healing.detail}
          value={treatment.detail}
          onChange={(detail) => onChange({ ...treatment, detail })}
        />
      </div>
    </fieldset>
  );
}

/** The treatments given at a visit, each with the days of its windows. */
export function TreatmentFields({ treatments, on, library, protocolId, onChange }: TreatmentFieldsProps) {
  const { healing } = messages;
  const first = protocolIn(library, protocolId)?.id ?? library.protocols[0]?.id ?? '';
  const add = () =>
    onChange([...treatments, { id: crypto.randomUUID(), protocolId: first, performedBy: '', detail: '' }]);
  return (
    <section className={styles.fields} aria-labelledby="treatments">
      <h3 id="treatments">{healing.treatments}</h3>
      {treatments.length === 0 && <p className={styles.soft}>{healing.noTreatments}</p>}
      {treatments.map((treatment, index) => (
        <TreatmentRow
          key={treatment.id}
          treatment={treatment}
          number={index + 1}
          on={on}
          library={library}
          onChange={(changed) => onChange(treatments.map((known) => (known.id === changed.id ? changed : known)))}
          onRemove={() => onChange(treatments.filter(({ id }) => id !== treatment.id))}
        />
      ))}
      <div className={styles.foot}>
        <Button onPress={add}>
          <Icon name="plus" />
          {healing.addTreatment}
        </Button>
      </div>
      {treatments.length > 0 && <p className={styles.soft}>{healing.beforeRule}</p>}
    </section>
  );
}
