import { useState } from 'react';
import { type SessionNotes, updateSession } from '../../actions/updateSession.ts';
import type { Course, Session } from '../../domain/course.ts';
import { isIsoDay } from '../../domain/day.ts';
import type { ProtocolLibrary } from '../../domain/protocol.ts';
import { SKIN_SIGNS, type SkinSign } from '../../domain/treatment.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Check, CheckGroup } from '../parts/Check.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { NativeField, TextArea } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Photos.module.css';
import { RemoveSession } from './RemoveSession.tsx';
import { RoomChoice } from './RoomChoice.tsx';
import { TreatmentFields } from './TreatmentFields.tsx';

interface SessionDetailsProps {
  readonly session: Session;
  readonly course: Course;
  readonly library: ProtocolLibrary;
  /** A visit with photos can't be deleted. */
  readonly hasPhotos: boolean;
  readonly onClose: () => void;
}

function Signs({ signs, onChange }: { readonly signs: readonly SkinSign[]; onChange(signs: SkinSign[]): void }) {
  const { healing } = messages;
  return (
    <CheckGroup label={healing.signs} hint={healing.signsHint}>
      {SKIN_SIGNS.map((sign) => (
        <Check
          key={sign}
          label={healing.signNames[sign]}
          isChecked={signs.includes(sign)}
          onChange={(isSeen) => onChange(SKIN_SIGNS.filter((one) => (one === sign ? isSeen : signs.includes(one))))}
        />
      ))}
    </CheckGroup>
  );
}

/** What is noted of a visit: its day, the treatments given, what was seen, the room, a note. Saved all at once. */
export function SessionDetails({ session, course, library, hasPhotos, onClose }: SessionDetailsProps) {
  const [notes, setNotes] = useState<SessionNotes>(session);
  const [day, setDay] = useState<string>(session.on);
  const [isDayTaken, setDayTaken] = useState(false);
  const { isBusy, code, run } = useAction();
  const { healing, app } = messages;
  const change = (part: Partial<SessionNotes>) => setNotes((before) => ({ ...before, ...part }));
  const chooseDay = (next: string) => {
    setDay(next);
    setDayTaken(false);
    if (isIsoDay(next)) change({ on: next });
  };
  const save = () =>
    run(async () => {
      const { courseId, id: sessionId } = session;
      if ((await updateSession({ courseId, sessionId }, notes)) === 'saved') onClose();
      else setDayTaken(true);
    });
  return (
    <Dialog title={healing.openOf(formatDay(session.on))} isOpen onClose={onClose}>
      <TreatmentFields
        treatments={notes.treatments}
        on={notes.on}
        library={library}
        protocolId={course.protocolId}
        onChange={(treatments) => change({ treatments })}
      />
      <Signs signs={notes.signs} onChange={(signs) => change({ signs })} />
      <RoomChoice value={notes.roomId} onChange={(roomId) => change({ roomId })} />
      <TextArea
        label={healing.note}
        hint={healing.noteHint}
        value={notes.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <NativeField
        label={healing.day}
        type="date"
        required
        value={day}
        onChange={(event) => chooseDay(event.target.value)}
      />
      {isDayTaken && <Notice kind="danger" words={healing.dayTaken} />}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      <div className={styles.actions}>
        {!hasPhotos && <RemoveSession session={session} onRemoved={onClose} />}
        <Button onPress={onClose}>{app.cancel}</Button>
        <Button kind="primary" isDisabled={isBusy || !isIsoDay(day)} onPress={save}>
          {app.save}
        </Button>
      </div>
    </Dialog>
  );
}
