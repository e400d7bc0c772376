import type { Trend } from '../../domain/trend.ts';
import { formatAmount, formatChange } from '../format.ts';
import { EXCLUSION_WORDS, MEASURE_WORDS, messages } from '../messages.ts';

/** What a chart says, in one plain sentence, and what holds it back, in a second one where there is something. */
export function sentenceOf(trend: Trend): { readonly says: string; readonly reservation: string } {
  const { progress } = messages;
  const { name, less, more } = MEASURE_WORDS[trend.measure];
  const { total, points, slope } = trend;
  if (!points.some(({ changePct }) => changePct !== null)) {
    const excluded = points.find((point) => point.excluded)?.excluded;
    const why = excluded ? `${EXCLUSION_WORDS[excluded].what} ${EXCLUSION_WORDS[excluded].remedy}` : '';
    return { says: progress.noValue(name), reservation: why };
  }
  if (total === null) return { says: progress.baseline, reservation: '' };
  const says = total.isWithinError
    ? progress.within(
        name.toLowerCase(),
        formatChange(total.changePct),
        progress.margin(formatAmount(total.sdcDownPct), formatAmount(total.sdcUpPct)),
      )
    : progress.beyond(
        formatAmount(total.changePct),
        total.changePct > 0 ? more : less,
        formatChange(total.low),
        formatChange(total.high),
      );
  return { says, reservation: slope?.isDoubtful ? progress.doubtful : '' };
}

/** What holds for every chart of the page: that a whole averages or a region only guides, and what colours are read against. */
export function notesOn(trends: readonly Trend[]): readonly string[] {
  const { progress } = messages;
  const [redness] = trends;
  if (!redness) return [];
  const { region, mode } = redness;
  const notes = [
    region === 'face' ? progress.whole : region === 'area' ? '' : progress.oneRegion,
    mode === null || mode === 'none' ? '' : progress.mode[mode],
  ];
  return notes.filter(Boolean);
}
