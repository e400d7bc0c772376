import { readCalibration } from '../../actions/readCalibration.ts';
import { useStored } from '../../actions/useStored.ts';
import { calibrationState } from '../../domain/calibrationState.ts';
import { localDay } from '../../domain/day.ts';
import { partsOf } from '../../domain/stratum.ts';
import { ClinicFrame } from '../clinic/ClinicFrame.tsx';
import { messages } from '../messages.ts';
import { Permitted } from '../parts/Permitted.tsx';
import { AddRoom } from './AddRoom.tsx';
import styles from './Calibration.module.css';
import { RoomCard } from './RoomCard.tsx';

/** The clinic's rooms, what is learnt of the noise in each, and the way to learn more. */
export function CalibrationPage() {
  const view = useStored(readCalibration(), []);
  const { calibration, app } = messages;
  if (view === undefined) return <p role="status">{app.loading}</p>;
  const { rooms, noise, people } = view;
  const known = people.flatMap(({ strata }) => strata);
  const states = calibrationState(noise, localDay(new Date()), known);
  const statesIn = (id: string | null) => states.filter(({ stratum }) => partsOf(stratum).roomId === id);
  const others = statesIn(null);
  return (
    <ClinicFrame screen="calibration">
      <div className={styles.page}>
        <p className={styles.lead}>{calibration.lead}</p>
        {rooms.length === 0 && <p className={styles.soft}>{calibration.noRooms}</p>}
        {rooms.map((room) => (
          <RoomCard
            key={room.id}
            room={room}
            states={statesIn(room.id)}
            people={people.filter(({ roomIds }) => roomIds.includes(room.id))}
          />
        ))}
        <Permitted right="measure" isTold>
          <AddRoom />
        </Permitted>
        {others.length > 0 && (
          <RoomCard room={null} states={others} people={people.filter(({ roomIds }) => roomIds.includes(null))} />
        )}
      </div>
    </ClinicFrame>
  );
}
