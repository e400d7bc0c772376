import styles from './ChartTip.module.css';

interface ChartTipProps {
  readonly lines: readonly string[];
  /** Where it points at, px inside the chart's frame. */
  readonly atX: number;
  readonly atY: number;
  /** Size of the frame: it opens to the side where there is room. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What a mark says, beside it. The mark's own name says the same to those who hear it. */
export function ChartTip({ lines, atX, atY, widthPx, heightPx }: ChartTipProps) {
  const [head, ...notes] = lines;
  return (
    <div
      aria-hidden="true"
      className={styles.tip}
      data-side={atX > widthPx / 2 ? 'end' : 'start'}
      data-below={atY < heightPx / 2}
      style={{ insetInlineStart: atX, insetBlockStart: atY }}
    >
      <p className={styles.head}>{head}</p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
