import type { MeasureId } from '../../domain/measure.ts';
import { asPct } from '../../domain/noise.ts';
import type { TrendPoint } from '../../domain/trend.ts';
import { formatChange, formatDay, formatValue } from '../format.ts';
import { EXCLUSION_WORDS, messages } from '../messages.ts';

/** All there is to say of a session's point: its numbers first, then what to know about them. */
export function pointLines(point: TrendPoint, measure: MeasureId, name: string): readonly string[] {
  return [headLine(point, measure, name), ...pointNotes(point, measure)];
}

function headLine({ value, changePct, low, high, isBaseline, excluded }: TrendPoint, measure: MeasureId, name: string) {
  const { progress } = messages;
  const inUnit = value === null ? '' : formatValue(measure, value);
  if (excluded) return progress.excludedPoint(name, EXCLUSION_WORDS[excluded].what, inUnit);
  if (isBaseline || changePct === null || low === null || high === null) return progress.basePoint(name, inUnit);
  return progress.point(name, formatChange(changePct), progress.range(formatChange(low), formatChange(high)), inUnit);
}

/** What to know about a point beside its numbers: track, override, cautions, photos, check patch. */
export function pointNotes(point: TrendPoint, measure: MeasureId): readonly string[] {
  const { progress } = messages;
  const { healing, override, isNewStratum, controlChange, isBaseline } = point;
  return [
    ...(healing.cause ? [windowLine(healing.cause, override !== null ? 'progress' : point.track)] : []),
    ...(override ? [progress.overridden(override.reason, formatDay(override.on))] : []),
    ...(isNewStratum ? [progress.newStratum] : []),
    ...shotsLine(point),
    ...(measure === 'redness' && controlChange !== null && !isBaseline
      ? [progress.controlAt(formatChange(asPct(controlChange)))]
      : []),
  ];
}

function windowLine(
  { protocol, daysSince, until }: NonNullable<TrendPoint['healing']['cause']>,
  track: TrendPoint['track'],
): string {
  return messages.progress.window[track](protocol.name, daysSince, formatDay(until));
}

function shotsLine({ shots }: TrendPoint): readonly string[] {
  if (shots.length < 2) return [];
  const left = shots.flatMap(({ excluded }) => (excluded ? [EXCLUSION_WORDS[excluded].what] : []));
  return [messages.progress.shots(shots.length, left.length, [...new Set(left)].join(' '))];
}
