import { type ProtocolFigures, shippedFigures } from '../../domain/clinicLibrary.ts';
import { healingDaysOf, slowMeasures } from '../../domain/healing.ts';
import type { Protocol } from '../../domain/protocol.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import { MEASURE_WORDS } from '../words/names.ts';
import { dayRangeWords, figureWords, rangeWords } from './figures.ts';
import styles from './Treatments.module.css';

interface ProtocolCardProps {
  readonly protocol: Protocol;
  readonly onChange: () => void;
  readonly onReset: () => void;
}

function windowsOf(protocol: Protocol): string {
  const { library, healing } = messages;
  const words = library.windows(protocol.healingDays, protocol.settlingDays);
  const slow = slowMeasures(protocol);
  const [first] = slow;
  if (first === undefined) return words;
  const names = healing.and(slow.map((measure) => MEASURE_WORDS[measure].name.toLowerCase()));
  return `${words}; ${library.slow(names, healingDaysOf(protocol, first))}`;
}

function isSame(protocol: ProtocolFigures, ours: ProtocolFigures): boolean {
  return figureWords(protocol) === figureWords(ours);
}

/** A treatment of the library: its figures, what they are founded on, and the way to change them. */
export function ProtocolCard({ protocol, onChange, onReset }: ProtocolCardProps) {
  const { library } = messages;
  const { terms } = library;
  const ours = shippedFigures(protocol.id);
  const isChanged = ours !== null && !isSame(protocol, ours);
  const facts = [
    [terms.windows, windowsOf(protocol)],
    [terms.interval, dayRangeWords(protocol.intervalDays)],
    [terms.sessions, rangeWords(protocol.sessions)],
    [terms.results, dayRangeWords(protocol.resultsDays)],
    [terms.performedBy, protocol.performedBy],
    [terms.evidence, library.evidence[protocol.evidence]],
    [terms.ours, isChanged ? figureWords(ours) : ''],
  ] as const;
  const heading = `protocol-${protocol.id}`;
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <div className={styles.head}>
        <h3 id={heading}>{protocol.name}</h3>
        {(isChanged || ours === null) && (
          <span className={styles.chip}>{ours === null ? library.own : library.changed}</span>
        )}
      </div>
      <dl className={styles.facts}>
        {facts.map(
          ([term, words]) =>
            words && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{words}</dd>
              </div>
            ),
        )}
      </dl>
      <p className={styles.soft}>
        {protocol.cumulative ? library.adds : library.fades} {protocol.notes}
      </p>
      <details>
        <summary className={styles.summary}>{library.sources}</summary>
        <ul className={styles.sources}>
          {protocol.sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </details>
      <Permitted right="manage">
        <div className={styles.actions}>
          {isChanged && (
            <Button kind="plain" aria-label={library.resetOf(protocol.name)} onPress={onReset}>
              {library.reset}
            </Button>
          )}
          <Button aria-label={library.changeOf(protocol.name)} onPress={onChange}>
            {library.change}
          </Button>
        </div>
      </Permitted>
    </section>
  );
}
