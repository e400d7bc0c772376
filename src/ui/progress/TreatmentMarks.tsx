import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import styles from './Chart.module.css';
import type { TreatmentMark } from './chartLayers.ts';
import { MarkRow } from './MarkRow.tsx';
import type { Stage } from './stage.ts';
import type { Roving } from './useRoving.ts';

/** Height of the lane that the marks stand in, under the plot. */
export const LANE_PX = 22;
const HOLD_PX = 44;

/** What a mark says: the day and all that was given on it. */
export function treatmentWords({ on, names }: TreatmentMark): string {
  return messages.progress.treated(formatDay(on), names.join(', '));
}

/** The treatments, as ticks under the plot; several of one day share a tick that tells how many. */
export function TreatmentMarks({
  marks,
  stage,
  roving,
}: {
  readonly marks: readonly TreatmentMark[];
  readonly stage: Stage;
  readonly roving: Roving;
}) {
  const top = stage.heightPx;
  return (
    <MarkRow name={messages.progress.treatments} roving={roving}>
      {marks.map((mark, index) => {
        const x = stage.x(mark.on);
        return (
          // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a mark shows its words when it is reached, and does nothing else
          <g
            key={mark.on}
            {...roving.markProps(index)}
            role="img"
            aria-label={treatmentWords(mark)}
            className={styles.treatment}
          >
            <rect x={x - HOLD_PX / 2} y={top} width={HOLD_PX} height={HOLD_PX} className={styles.hold} />
            <path d={`M${x} ${top + 4}l6 10h-12z`} className={styles.needle} />
            {mark.names.length > 1 && (
              <text x={x + 9} y={top + 15} className={styles.countOf}>
                {mark.names.length}
              </text>
            )}
          </g>
        );
      })}
    </MarkRow>
  );
}
