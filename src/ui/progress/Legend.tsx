import type { ReactNode } from 'react';
import { messages } from '../messages.ts';
import styles from './Chart.module.css';
import { diamond } from './SessionPoint.tsx';
import { Shade } from './Shade.tsx';

/** Marks that only some charts have. */
export interface Marked {
  readonly known: boolean;
  readonly windows: boolean;
  readonly treatments: boolean;
  readonly control: boolean;
  readonly caution: boolean;
  readonly override: boolean;
  readonly stratum: boolean;
  readonly picked: boolean;
}

function span(kind: 'healing' | 'settling'): ReactNode {
  return <Shade kind={kind} x={1} y={2} width={26} height={16} />;
}

/** What the marks of the charts mean. The same for every measure. */
export function Legend({ marked }: { readonly marked: Marked }) {
  const words = messages.progress;
  const marks: readonly (readonly [string, ReactNode, boolean])[] = [
    [
      words.session,
      <g key="session" className={styles.point}>
        <path d="M14 2V18M9 2h10M9 18h10" className={styles.bar} />
        <circle cx={14} cy={10} r={5} className={styles.dot} />
      </g>,
      true,
    ],
    [
      words.shot,
      <g key="shot">
        <circle cx={9} cy={10} r={2.5} className={styles.shot} />
        <circle cx={19} cy={10} r={2.5} className={styles.shotOut} />
      </g>,
      true,
    ],
    [words.trend, <path key="trend" d="M1 14L27 6" className={styles.line} />, true],
    [words.band, <rect key="band" x={1} y={4} width={26} height={12} className={styles.band} />, true],
    [words.limits, <path key="limits" d="M1 5h26M1 15h26" className={styles.limit} />, true],
    [
      words.excluded,
      <g key="excluded" className={styles.excluded}>
        <circle cx={14} cy={10} r={5} className={styles.dot} />
      </g>,
      true,
    ],
    [
      words.caution,
      <g key="caution" className={styles.point}>
        <circle cx={14} cy={10} r={9} className={styles.ring} />
        <circle cx={14} cy={10} r={5} className={styles.dot} />
      </g>,
      marked.caution,
    ],
    [words.override, <path key="override" d={diamond(14, 10)} className={styles.override} />, marked.override],
    [words.stratum, <path key="stratum" d="M14 0V20" className={styles.stratum} />, marked.stratum],
    [words.healing, span('healing'), marked.windows],
    [words.settling, span('settling'), marked.windows],
    [words.treatment, <path key="needle" d="M14 5l6 10h-12z" className={styles.needle} />, marked.treatments],
    [words.control, <path key="control" d="M1 12L27 8" className={styles.control} />, marked.control],
    [words.pickedLegend, <path key="picked" d="M5 10h18" className={styles.picked} />, marked.picked],
    [words.known, <path key="known" d="M1 14L27 6" className={styles.known} />, marked.known],
  ];
  return (
    <ul className={styles.legend}>
      {marks
        .filter(([, , isShown]) => isShown)
        .map(([name, mark]) => (
          <li key={name}>
            <svg width={28} height={20} aria-hidden="true">
              {mark}
            </svg>
            {name}
          </li>
        ))}
    </ul>
  );
}
