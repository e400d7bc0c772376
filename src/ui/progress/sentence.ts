import type { Trend, TrendPoint } from '../../domain/trend.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { formatAmount, formatChange } from '../format.ts';
import { messages } from '../messages.ts';
import { EXCLUSION_WORDS } from '../words/exclusions.ts';
import { MEASURE_WORDS } from '../words/names.ts';
import { verdictWords } from './verdictWords.ts';

/** What a chart says in one or two plain sentences, the number that stands out, and what holds it back. */
export interface CardSentence {
  readonly says: string;
  readonly reservation: string;
  /** Change shown large, per cent; `null`: there is none to show. */
  readonly changePct: number | null;
  readonly isWithinError: boolean;
}

/** @param verdict the measure's own, where the chart is of the area it is about: its numbers stand at the top of the page */
export function sentenceOf(trend: Trend, verdict: Verdict | null): CardSentence {
  const { progress } = messages;
  const { total, points } = trend;
  const none = { changePct: null, isWithinError: true };
  if (!points.some(({ changePct }) => changePct !== null)) {
    const excluded = points.find((point) => point.excluded)?.excluded;
    const why = excluded ? `${EXCLUSION_WORDS[excluded].what} ${EXCLUSION_WORDS[excluded].remedy}` : '';
    return { ...none, says: progress.noValue(MEASURE_WORDS[trend.measure].name), reservation: why };
  }
  if (total === null) return { ...none, says: progress.baseline, reservation: '' };
  if (verdict) {
    const { changePct } = total;
    const { word } = verdictWords(verdict);
    const says = verdict.kind === 'withheld' ? progress.guide(word) : `${word}.`;
    return { says, reservation: '', changePct, isWithinError: !isFirm(verdict) };
  }
  return changeSentence(trend, total);
}

function isFirm({ kind }: Verdict): boolean {
  return kind === 'improved' || kind === 'worse';
}

/** The same for a session picked by hand instead of the latest. */
export function pickedSentence(trend: Trend, point: TrendPoint | undefined, name: string): CardSentence {
  const { progress } = messages;
  const { changePct, low, high } = point ?? { changePct: null, low: null, high: null };
  if (changePct === null || low === null || high === null) {
    const says = progress.notPicked(name, MEASURE_WORDS[trend.measure].name);
    return { says, reservation: '', changePct: null, isWithinError: true };
  }
  const isWithinError = low <= 0 && high >= 0;
  return {
    says: wordsOfChange(trend, { changePct, low, high }),
    reservation: progress.picked(name),
    changePct,
    isWithinError,
  };
}

function changeSentence(trend: Trend, total: NonNullable<Trend['total']>): CardSentence {
  const { isWithinError, changePct, sdcDownPct, sdcUpPct } = total;
  const { progress } = messages;
  const says = isWithinError
    ? progress.within(
        MEASURE_WORDS[trend.measure].name.toLowerCase(),
        formatChange(changePct),
        progress.margin(formatAmount(sdcDownPct), formatAmount(sdcUpPct)),
      )
    : wordsOfChange(trend, total);
  return { says, reservation: '', changePct, isWithinError };
}

function wordsOfChange(
  { measure }: Trend,
  { changePct, low, high }: { readonly changePct: number; readonly low: number; readonly high: number },
): string {
  const { less, more } = MEASURE_WORDS[measure];
  const [from, to] = [formatChange(low), formatChange(high)];
  const amount = formatAmount(changePct);
  const words = changePct > 0 ? more : less;
  return low <= 0 && high >= 0
    ? messages.progress.unclear(amount, words, from, to)
    : messages.progress.beyond(amount, words, from, to);
}

/**
 * What holds for every chart of the page: that a whole averages or a region only guides, and what colours are read against.
 *
 * @param canChoose whether the page lets a region be chosen; paper doesn't
 */
export function notesOn(trends: readonly Trend[], canChoose: boolean): readonly string[] {
  const { progress } = messages;
  const [redness] = trends;
  if (!redness) return [];
  const { region, mode } = redness;
  const isWhole = region === 'area' || region === 'treated';
  const whole = canChoose ? `${progress.whole} ${progress.chooseRegion}` : progress.whole;
  const notes = [
    region === 'face' ? whole : isWhole ? '' : progress.oneRegion,
    mode === null || mode === 'none' ? '' : progress.mode[mode],
  ];
  return notes.filter(Boolean);
}
