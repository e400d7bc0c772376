import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useLocation } from 'wouter';
import { addCourse } from '../../actions/addCourse.ts';
import { BODY_AREAS, type BodyArea, CONCERNS, type Concern } from '../../domain/course.ts';
import type { ClientId } from '../../domain/ids.ts';
import { protocolIn, SHIPPED_LIBRARY, sessionsOffered } from '../../domain/protocol.ts';
import { toPhotos } from '../app/routes.ts';
import { AREAS, CONCERN_NAMES, messages, remedyFor } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Choice, NativeField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useAction } from '../parts/useAction.ts';
import styles from './Clients.module.css';

const MOST_SESSIONS = 24;
const AREA_OPTIONS = BODY_AREAS.map((value) => ({ value, label: AREAS[value] }));
const CONCERN_OPTIONS = CONCERNS.map((value) => ({ value, label: CONCERN_NAMES[value] }));
const NO_TREATMENT = { value: '', label: messages.client.noTreatment };
const TREATMENT_OPTIONS = [
  NO_TREATMENT,
  ...SHIPPED_LIBRARY.protocols.map(({ id, name }) => ({ value: id, label: name })),
];

const offered = (protocolId: string) => sessionsOffered(protocolIn(SHIPPED_LIBRARY, protocolId));

/** Plans a course: area, concern, treatment, and as many sessions as the library says. Then goes to its photos. */
export function AddCourse({ clientId }: { readonly clientId: ClientId }) {
  const [area, setArea] = useState<BodyArea>('face');
  const [concern, setConcern] = useState<Concern>('redness');
  const [treatment, setTreatment] = useState('');
  const [planned, setPlanned] = useState<number>(offered('')[0]);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { client: words } = messages;
  const [least, most] = offered(treatment);
  const isPlanValid = Number.isInteger(planned) && planned >= 1 && planned <= MOST_SESSIONS;

  const chooseTreatment = (id: string) => {
    setTreatment(id);
    setPlanned(offered(id)[0]);
  };
  const submit = () =>
    run(async () => {
      const protocolId = treatment === '' ? null : treatment;
      navigate(toPhotos(await addCourse({ clientId, area, concern, protocolId, plannedSessions: planned })));
    });
  return (
    <Form
      className={styles.form!}
      onSubmit={(event) => {
        event.preventDefault();
        if (isPlanValid) submit();
      }}
    >
      <Segmented label={words.area} value={area} options={AREA_OPTIONS} onChange={setArea} />
      <Choice label={words.concern} value={concern} options={CONCERN_OPTIONS} onChange={setConcern} />
      <Choice label={words.treatment} value={treatment} options={TREATMENT_OPTIONS} onChange={chooseTreatment} />
      <NativeField
        label={words.planned}
        hint={isPlanValid ? words.plannedHint(least, most) : words.plannedRange}
        type="number"
        inputMode="numeric"
        min={1}
        max={MOST_SESSIONS}
        step={1}
        value={Number.isNaN(planned) ? '' : planned}
        onChange={(event) => setPlanned(event.target.valueAsNumber)}
      />
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      <div className={styles.actions}>
        <Button type="submit" kind="primary" isDisabled={isBusy || !isPlanValid}>
          {words.create}
        </Button>
      </div>
    </Form>
  );
}
