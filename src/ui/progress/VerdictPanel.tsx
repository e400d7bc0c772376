import { useId } from 'react';
import type { Verdict } from '../../domain/verdict.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Icon } from '../parts/Icon.tsx';
import { MEASURE_WORDS } from '../words/names.ts';
import { clientSentence } from './clientSentence.ts';
import { regionName } from './regionName.ts';
import styles from './Verdict.module.css';
import { verdictWords } from './verdictWords.ts';

function VerdictItem({ verdict }: { readonly verdict: Verdict }) {
  const { icon, word, says, remedy } = verdictWords(verdict);
  return (
    <li className={styles.verdict} data-kind={verdict.kind} data-measure={verdict.measure}>
      <p className={styles.measure}>{MEASURE_WORDS[verdict.measure].name}</p>
      <p className={styles.word}>
        <Icon name={icon} />
        {word}
      </p>
      <p>{says}</p>
      {remedy && <p className={styles.remedy}>{remedy}</p>}
      {verdict.kind !== 'withheld' && verdict.on && (
        <p className={styles.soft}>{messages.verdict.asOf(formatDay(verdict.on))}</p>
      )}
    </li>
  );
}

/** One verdict per main measure of the declared area, and the same in words for the client. */
export function VerdictPanel({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  const id = useId();
  const [first] = verdicts;
  if (first === undefined) return null;
  const { heading, how, plain } = messages.verdict;
  return (
    <section aria-labelledby={id} className={styles.panel}>
      <h3 id={id}>{heading(regionName(first.region))}</h3>
      <ul className={styles.verdicts}>
        {verdicts.map((verdict) => (
          <VerdictItem key={verdict.measure} verdict={verdict} />
        ))}
      </ul>
      <p className={styles.how}>{how}</p>
      <div className={styles.plain}>
        <p className={styles.measure}>{plain}</p>
        <ul className={styles.sentences}>
          {verdicts.map((verdict) => (
            <li key={verdict.measure}>{clientSentence(verdict)}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
