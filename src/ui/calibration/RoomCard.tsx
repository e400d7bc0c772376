import { useId, useState } from 'react';
import { Link } from 'wouter';
import type { CalibrationPerson } from '../../actions/readCalibration.ts';
import { renameRoom } from '../../actions/renameRoom.ts';
import type { CalibrationState } from '../../domain/calibrationState.ts';
import type { Room } from '../../domain/room.ts';
import { toPhotos } from '../app/routes.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Calibration.module.css';
import { DeviceNoise } from './DeviceNoise.tsx';
import { NameForm } from './NameForm.tsx';
import { StartCalibration } from './StartCalibration.tsx';

interface RoomCardProps {
  /** `null`: photos whose session has no room. */
  readonly room: Room | null;
  /** One for each device. */
  readonly states: readonly CalibrationState[];
  readonly people: readonly CalibrationPerson[];
}

/** A room: what is learnt with each device in it, the next step, and whom it was learnt from. */
export function RoomCard({ room, states, people }: RoomCardProps) {
  const heading = useId();
  const { calibration } = messages;
  const name = room?.name ?? calibration.otherRoom;
  return (
    <section className={panels.panel} aria-labelledby={heading}>
      <div className={panels.head}>
        <h3 id={heading}>{name}</h3>
        {room && (
          <Permitted right="measure">
            <RenameRoom room={room} />
          </Permitted>
        )}
      </div>
      {room === null && <p className={styles.soft}>{calibration.otherRoomLead}</p>}
      {states.length === 0 && (
        <>
          <p className={styles.soft}>{calibration.nothing}</p>
          <Notice words={calibration.next.people(2)} />
        </>
      )}
      {states.map((state) => (
        <DeviceNoise key={state.stratum} state={state} room={name} />
      ))}
      {people.length > 0 && <People people={people} />}
      {room && (
        <Permitted right="measure">
          <StartCalibration room={room} isFirst={states.length === 0} />
        </Permitted>
      )}
    </section>
  );
}

function People({ people }: Pick<RoomCardProps, 'people'>) {
  const heading = useId();
  const { calibration } = messages;
  return (
    <div>
      <h4 id={heading}>{calibration.people}</h4>
      <ul className={styles.people} aria-labelledby={heading}>
        {people.map(({ client, course, photos, latestOn }) => (
          <li key={course.id}>
            <Link href={toPhotos(course.id)}>
              {client.label}
              <span className={styles.soft}>
                {photos === 0 || latestOn === null
                  ? calibration.noPhotos
                  : calibration.personPhotos(photos, formatDay(latestOn))}
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function RenameRoom({ room }: { readonly room: Room }) {
  const [isOpen, setOpen] = useState(false);
  const { isBusy, code, run } = useAction();
  const { calibration, app } = messages;
  const rename = (name: string) =>
    run(async () => {
      await renameRoom(room.id, name);
      setOpen(false);
    });
  return (
    <>
      <Button kind="plain" aria-label={calibration.renameOf(room.name)} onPress={() => setOpen(true)}>
        {calibration.rename}
      </Button>
      <Dialog title={calibration.renameTitle} isOpen={isOpen} onClose={() => setOpen(false)}>
        <NameForm
          label={calibration.roomName}
          missing={calibration.roomMissing}
          submit={app.save}
          initial={room.name}
          isBusy={isBusy}
          onSubmit={rename}
        />
        {code && <Notice kind="danger" words={remedyFor(code)} />}
      </Dialog>
    </>
  );
}
