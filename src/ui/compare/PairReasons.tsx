import type { PairReason } from '../../domain/comparability.ts';
import { messages } from '../messages.ts';
import { PAIR_FORMATS, PAIR_WORDS } from '../words/pairs.ts';
import { QUALITY_WORDS } from '../words/quality.ts';
import type { Remedy } from '../words/remedy.ts';
import styles from './Comparability.module.css';
import { VerdictMark } from './VerdictMark.tsx';

/** What a reason means and the one thing to do: a photo's own check speaks for itself. */
export function reasonWords({ check, finding }: PairReason): Remedy {
  return finding === undefined ? PAIR_WORDS[check] : QUALITY_WORDS[finding];
}

function limitWords({ cautionAt, refuseAt }: PairReason, format: ((value: number) => string) | null): string {
  const { comparability } = messages;
  const mayRefuse = Number.isFinite(refuseAt);
  if (format === null) return mayRefuse ? comparability.onlyRefused : comparability.onlyTold;
  return comparability.limits(format(cautionAt), mayRefuse ? format(refuseAt) : null);
}

/** Every reason of a verdict with its number and limits, weightiest first. */
export function PairReasons({ reasons }: { readonly reasons: readonly PairReason[] }) {
  const { comparability } = messages;
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason) => {
        const format = PAIR_FORMATS[reason.check];
        const { what, remedy } = reasonWords(reason);
        return (
          <li key={reason.check}>
            <p>
              <strong>{PAIR_WORDS[reason.check].name}</strong>{' '}
              <VerdictMark verdict={reason.level === 'refused' ? 'not-comparable' : 'caution'} />
            </p>
            <p>
              {what} {remedy}
            </p>
            <p className={styles.soft}>
              {format && comparability.found(format(reason.value))} {limitWords(reason, format)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
