import type { Comparability } from '../../domain/comparability.ts';
import { messages } from '../messages.ts';
import { Icon } from '../parts/Icon.tsx';
import styles from './Comparability.module.css';

const ICONS = { comparable: 'check', caution: 'caution', 'not-comparable': 'close' } as const;

/** A verdict as an icon and words; other words than its own where it stands alone. */
export function VerdictMark({
  verdict,
  words,
}: {
  /** `null`: not checked. */
  readonly verdict: Comparability['verdict'] | null;
  readonly words?: string;
}) {
  const { comparability } = messages;
  const own = verdict === null ? comparability.unknown : comparability.verdicts[verdict];
  return (
    <span className={styles.mark} data-verdict={verdict ?? 'unknown'}>
      {verdict !== null && <Icon name={ICONS[verdict]} />}
      {words ?? own}
    </span>
  );
}
