import { messages } from '../messages.ts';
import styles from './Progress.module.css';

/** What the marks of the charts mean. The same for every measure. */
export function Legend({ hasKnown }: { readonly hasKnown: boolean }) {
  const { session, shot, trend, band, excluded, known } = messages.progress;
  const marks = [
    [
      session,
      <g key="s" className={styles.point}>
        <path d="M14 2V18M9 2h10M9 18h10" className={styles.bar} />
        <circle cx={14} cy={10} r={5} className={styles.dot} />
      </g>,
    ],
    [shot, <circle key="p" cx={14} cy={10} r={2.5} className={styles.shot} />],
    [trend, <path key="t" d="M1 14L27 6" className={styles.line} />],
    [band, <rect key="b" x={1} y={4} width={26} height={12} className={styles.band} />],
    [
      excluded,
      <g key="e" className={styles.excluded}>
        <circle cx={14} cy={10} r={5} className={styles.dot} />
      </g>,
    ],
    ...(hasKnown ? [[known, <path key="k" d="M1 14L27 6" className={styles.known} />] as const] : []),
  ] as const;
  return (
    <ul className={styles.legend}>
      {marks.map(([words, mark]) => (
        <li key={words}>
          <svg width={28} height={20} aria-hidden="true">
            {mark}
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
