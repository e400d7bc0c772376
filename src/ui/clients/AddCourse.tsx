import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useLocation } from 'wouter';
import { addCourse } from '../../actions/addCourse.ts';
import { BODY_AREAS, type BodyArea, CONCERNS, type Concern } from '../../domain/course.ts';
import type { ClientId } from '../../domain/ids.ts';
import { type ProtocolLibrary, protocolIn, sessionsOffered } from '../../domain/protocol.ts';
import type { FaceRegion } from '../../domain/region.ts';
import { toPhotos } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Choice, NativeField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { AREAS, CONCERN_NAMES } from '../words/names.ts';
import styles from './Clients.module.css';
import { TreatedRegions } from './TreatedRegions.tsx';

const MOST_SESSIONS = 24;
const AREA_OPTIONS = BODY_AREAS.map((value) => ({ value, label: AREAS[value] }));
const CONCERN_OPTIONS = CONCERNS.map((value) => ({ value, label: CONCERN_NAMES[value] }));
const NO_TREATMENT = { value: '', label: messages.client.noTreatment };
interface AddCourseProps {
  readonly clientId: ClientId;
  readonly library: ProtocolLibrary;
}

/** Plans a course: area, what of it is treated, concern, treatment, as many sessions as the library says. Then goes to its photos. */
export function AddCourse({ clientId, library }: AddCourseProps) {
  const offered = (protocolId: string) => sessionsOffered(protocolIn(library, protocolId));
  const treatments = [NO_TREATMENT, ...library.protocols.map(({ id, name }) => ({ value: id, label: name }))];
  const [area, setArea] = useState<BodyArea>('face');
  const [regions, setRegions] = useState<readonly FaceRegion[] | null>(null);
  const [concern, setConcern] = useState<Concern>('redness');
  const [treatment, setTreatment] = useState('');
  const [planned, setPlanned] = useState<number>(offered('')[0]);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { client: words } = messages;
  const [least, most] = offered(treatment);
  const isPlanValid = Number.isInteger(planned) && planned >= 1 && planned <= MOST_SESSIONS;
  const treatedRegions = area === 'face' ? regions : null;
  const isValid = isPlanValid && treatedRegions?.length !== 0;

  const chooseTreatment = (id: string) => {
    setTreatment(id);
    setPlanned(offered(id)[0]);
  };
  const submit = () =>
    run(async () => {
      const protocolId = treatment === '' ? null : treatment;
      const plan = { clientId, area, concern, protocolId, plannedSessions: planned, treatedRegions };
      navigate(toPhotos(await addCourse(plan)));
    });
  return (
    <Form
      className={styles.form!}
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) submit();
      }}
    >
      <Segmented label={words.area} value={area} options={AREA_OPTIONS} onChange={setArea} />
      {area === 'face' && <TreatedRegions regions={regions} onChange={setRegions} />}
      <Choice label={words.concern} value={concern} options={CONCERN_OPTIONS} onChange={setConcern} />
      <Choice label={words.treatment} value={treatment} options={treatments} onChange={chooseTreatment} />
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
        <Button type="submit" kind="primary" isDisabled={isBusy || !isValid}>
          {words.create}
        </Button>
      </div>
    </Form>
  );
}
