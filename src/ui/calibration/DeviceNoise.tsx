import { type CalibrationState, REPEAT_DAYS } from '../../domain/calibrationState.ts';
import { partsOf } from '../../domain/stratum.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import type { Remedy } from '../words/remedy.ts';
import styles from './Calibration.module.css';
import { NoiseTable } from './NoiseTable.tsx';

/** The one thing to do next; `null`: nothing. */
function nextStep({ peopleNeeded, shotsNeeded, isDue }: CalibrationState): Remedy | null {
  const { next } = messages.calibration;
  if (peopleNeeded > 0) return next.people(peopleNeeded);
  if (shotsNeeded > 0) return next.shots(shotsNeeded);
  return isDue ? next.due(REPEAT_DAYS) : null;
}

/** What is learnt of one device in a room, from how much, and what to do next. */
export function DeviceNoise({ state, room }: { readonly state: CalibrationState; readonly room: string }) {
  const { calibration } = messages;
  const { people, repeats, firstOn, latestOn, visitsNeeded } = state;
  const device = partsOf(state.stratum).device || calibration.noDevice;
  const outlying = Math.max(0, ...state.measures.map(({ noise }) => noise?.outlying ?? 0));
  const step = nextStep(state);
  return (
    <div className={styles.device}>
      <h4>{device}</h4>
      {firstOn !== null && latestOn !== null ? (
        <p className={styles.soft}>
          {calibration.founded(people, repeats)} · {calibration.since(formatDay(firstOn), formatDay(latestOn))}
        </p>
      ) : (
        <p className={styles.soft}>{calibration.nothing}</p>
      )}
      {state.measures.some(({ noise }) => noise !== null) && (
        <NoiseTable measures={state.measures} caption={calibration.table(room, device)} />
      )}
      {outlying > 0 && <p className={styles.soft}>{calibration.outlying(outlying)}</p>}
      {step === null ? (
        <p className={styles.learnt}>
          <Icon name="check" />
          {calibration.learnt} {state.isOutweighed && calibration.learntFew}
        </p>
      ) : (
        <Notice words={step} />
      )}
      <p className={styles.soft}>{visitsNeeded > 0 ? calibration.visits(visitsNeeded) : calibration.visitsLearnt}</p>
    </div>
  );
}
