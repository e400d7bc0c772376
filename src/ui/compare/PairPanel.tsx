import type { CourseRecord } from '../../domain/courseRecord.ts';
import { asPct } from '../../domain/noise.ts';
import type { PairVerdicts } from '../../domain/pairVerdicts.ts';
import type { Photo } from '../../domain/photo.ts';
import { showsHealing, tracksOf } from '../capture/healingWords.ts';
import { TrackLines } from '../capture/TrackLines.tsx';
import { formatAmount } from '../format.ts';
import { messages } from '../messages.ts';
import panels from '../parts/Panel.module.css';
import { MEASURE_WORDS } from '../words/names.ts';
import styles from './Comparability.module.css';
import { PairReasons, reasonWords } from './PairReasons.tsx';
import { type PairGroup, pairGroups } from './pairGroups.ts';
import { VerdictMark } from './VerdictMark.tsx';

/** Beneath this an addition to the noise can't be seen in whole per cent. */
const LEAST_RESIDUAL_LN = 0.01;

function Group({ group: { measures, comparability, residualLn } }: { readonly group: PairGroup }) {
  const words = messages.comparability;
  const [first] = comparability?.reasons ?? [];
  const isNumberGiven = comparability !== null && comparability.verdict !== 'not-comparable';
  return (
    <li className={styles.group}>
      <p className={styles.groupHead}>
        <strong>{messages.healing.and(measures.map((measure) => MEASURE_WORDS[measure].name))}</strong>
        <VerdictMark verdict={comparability?.verdict ?? null} />
      </p>
      {comparability === null && <p className={styles.soft}>{words.unknownMore}</p>}
      {comparability && !first && <p className={styles.soft}>{words.calm}</p>}
      {first && (
        <p>
          {reasonWords(first).what} <span className={styles.next}>{words.next}</span> {reasonWords(first).remedy}
        </p>
      )}
      {isNumberGiven && residualLn >= LEAST_RESIDUAL_LN && (
        <p className={styles.soft}>{words.residual(formatAmount(asPct(residualLn)))}</p>
      )}
      {comparability && first && (
        <details className={styles.more}>
          <summary>{words.numbers}</summary>
          <PairReasons reasons={comparability.reasons} />
        </details>
      )}
    </li>
  );
}

/** One photo of the pair, as far as healing goes. */
interface PairSide {
  readonly photo: Photo;
  readonly day: string;
}

interface PairPanelProps {
  readonly verdicts: PairVerdicts;
  readonly left: PairSide;
  readonly right: PairSide;
  /** Its treatments, and those given elsewhere, decide what skin a photo shows. */
  readonly course: Pick<CourseRecord, 'sessions' | 'treatedElsewhere' | 'library'>;
}

/** Whether two photos may be compared, measure by measure, why not, the one thing to do, and what skin they show. */
export function PairPanel({ verdicts, left, right, course }: PairPanelProps) {
  const { comparability } = messages;
  const sides = (['left', 'right'] as const).map((side) => {
    const { photo, day } = side === 'left' ? left : right;
    return { side, day, tracks: tracksOf(photo, course) };
  });
  const isNoted = sides.some(
    ({ tracks }) =>
      showsHealing(tracks) || tracks.signs.length > 0 || tracks.groups.some(({ cause }) => cause !== null),
  );
  return (
    <section className={`${panels.panel} ${styles.panel}`} aria-labelledby="comparability">
      <h3 id="comparability">{comparability.title}</h3>
      <ul className={styles.groups}>
        {pairGroups(verdicts).map((group) => (
          <Group key={group.measures[0]} group={group} />
        ))}
      </ul>
      {isNoted && (
        <div className={styles.states}>
          <h4>{comparability.states}</h4>
          {sides.map(({ side, day, tracks }) => (
            <div key={side}>
              <p className={styles.soft}>{comparability.ofDay(day, comparability.sides[side])}</p>
              <TrackLines tracks={tracks} />
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
