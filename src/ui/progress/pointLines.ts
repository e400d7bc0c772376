import type { PairCheck } from '../../domain/comparability.ts';
import type { MeasureId } from '../../domain/measure.ts';
import { asPct } from '../../domain/noise.ts';
import type { TrendPoint } from '../../domain/trend.ts';
import { formatChange, formatDay, formatValue } from '../format.ts';
import { messages } from '../messages.ts';
import { EXCLUSION_WORDS } from '../words/exclusions.ts';
import { PAIR_WORDS } from '../words/pairs.ts';
import { isControlMoved } from './chartLayers.ts';

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
  const { healing, override, isNewStratum } = point;
  return [
    ...(healing.cause ? [windowLine(healing.cause, override !== null ? 'progress' : point.track)] : []),
    ...(override && healing.sign ? [EXCLUSION_WORDS[healing.sign].what] : []),
    ...(override ? [progress.overridden(override.reason, formatDay(override.on))] : []),
    ...pairLine(point),
    ...(isNewStratum ? [progress.newStratum] : []),
    ...shotsLine(point),
    ...(measure === 'redness' ? controlLineOf(point) : []),
  ];
}

function windowLine(
  { protocol, daysSince, until }: NonNullable<TrendPoint['healing']['cause']>,
  track: TrendPoint['track'],
): string {
  return messages.progress.window[track](protocol.name, daysSince, formatDay(until));
}

function controlLineOf(point: TrendPoint): readonly string[] {
  const { isBaseline, controlChange, controlSdc } = point;
  if (isBaseline || controlChange === null || controlSdc === null) return [];
  const { controlAt, controlMovedAt, range } = messages.progress;
  const margin = ` (${range(formatChange(asPct(-controlSdc)), formatChange(asPct(controlSdc)))})`;
  return [(isControlMoved(point) ? controlMovedAt : controlAt)(formatChange(asPct(controlChange)), margin)];
}

/** A new device or room is told in its own words. */
const TOLD_APART: ReadonlySet<PairCheck> = new Set(['device', 'room']);

/** Why the session compares with caution, or not at all, with the first one's photo. */
function pairLine({ comparability, excluded }: TrendPoint): readonly string[] {
  const told = comparability?.reasons.filter(({ check }) => !TOLD_APART.has(check)) ?? [];
  if (told.length === 0 || (excluded !== undefined && excluded !== 'not-comparable')) return [];
  const words = told.map(({ check }) => PAIR_WORDS[check].what).join(' ');
  return [excluded ? words : messages.progress.cautious(words)];
}

function shotsLine({ shots }: TrendPoint): readonly string[] {
  if (shots.length < 2) return [];
  const left = shots.flatMap(({ excluded }) => (excluded ? [EXCLUSION_WORDS[excluded].what] : []));
  return [messages.progress.shots(shots.length, left.length, [...new Set(left)].join(' '))];
}
