import type { Verdict } from '../../domain/verdict.ts';
import { formatAmount, formatChange } from '../format.ts';
import { messages } from '../messages.ts';
import type { IconName } from '../parts/Icon.tsx';
import { MEASURE_WORDS } from '../words/names.ts';

/** A verdict as it is shown: never by colour alone. */
export interface VerdictWords {
  readonly icon: IconName;
  readonly word: string;
  /** The numbers behind it, or why there is none. */
  readonly says: string;
  /** The one thing to do where it is withheld; empty elsewhere. */
  readonly remedy: string;
}

const ICONS: Readonly<Record<Verdict['kind'], IconName>> = {
  improved: 'down-right',
  'within-error': 'same',
  worse: 'up-right',
  withheld: 'pause',
};

/** Another visit alone won't bring the verdict. */
const LASTING: ReadonlySet<Verdict['withheld']> = new Set(['within-face', 'unreferenced']);

export function verdictWords(verdict: Verdict): VerdictWords {
  const word = messages.verdict.words[verdict.kind];
  const icon = ICONS[verdict.kind];
  if (verdict.withheld === 'not-due') return { icon, word, says: notDue(verdict), remedy: '' };
  if (verdict.withheld !== null) {
    const { what, remedy } = messages.verdict.why[verdict.withheld];
    return { icon, word: LASTING.has(verdict.withheld) ? messages.verdict.words.none : word, says: what, remedy };
  }
  return { icon, word, says: numbersOf(verdict), remedy: '' };
}

function notDue({ dueAtSession, changePct }: Verdict): string {
  const due = messages.verdict.notDue(messages.course.session(dueAtSession));
  return changePct === null ? due : `${due} ${messages.verdict.soFar(formatChange(changePct))}`;
}

function numbersOf({ kind, measure, changePct, low, high, sdcDownPct, sdcUpPct }: Verdict): string {
  const { beyond, within } = messages.verdict;
  if (changePct === null || low === null || high === null || sdcDownPct === null || sdcUpPct === null) return '';
  if (kind === 'within-error') return within(formatChange(changePct), formatAmount(sdcDownPct), formatAmount(sdcUpPct));
  const { less, more } = MEASURE_WORDS[measure];
  return beyond(formatAmount(changePct), changePct > 0 ? more : less, formatChange(low), formatChange(high));
}
