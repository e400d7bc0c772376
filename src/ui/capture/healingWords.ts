import type { CourseRecord } from '../../domain/courseRecord.ts';
import { type Healing, healingOf, healingVisits, slowMeasures, windowsAfter } from '../../domain/healing.ts';
import type { IsoDay } from '../../domain/ids.ts';
import { MEASURES, type MeasureId } from '../../domain/measure.ts';
import type { Photo } from '../../domain/photo.ts';
import type { Protocol } from '../../domain/protocol.ts';
import type { SkinSign } from '../../domain/treatment.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { MEASURE_WORDS } from '../words/names.ts';

/** Measures that stand on the same track for the same reason. */
export interface TrackGroup extends Omit<Healing, 'sign'> {
  readonly measures: readonly MeasureId[];
}

export interface PhotoTracks {
  /** The weightiest first. */
  readonly groups: readonly TrackGroup[];
  /** What was seen that day, and the measures it makes unfit. */
  readonly signs: readonly { readonly sign: SkinSign; readonly measures: readonly MeasureId[] }[];
}

/** What a photo's tracks follow from. */
type Visits = Pick<CourseRecord, 'sessions' | 'treatedElsewhere' | 'library'>;

const WEIGHT = { healing: 2, settling: 1, progress: 0 } as const;

/** On which tracks a photo is, measures alike taken together. */
export function tracksOf(photo: Photo, view: Visits): PhotoTracks {
  const visits = healingVisits(view);
  const all = MEASURES.map((measure) => ({ measure, ...healingOf(photo, visits, view.library, measure) }));
  const groups = new Map<string, TrackGroup>();
  const signs = new Map<SkinSign, MeasureId[]>();
  for (const { measure, track, cause, sign, override } of all) {
    const key = `${track} ${cause?.protocol.id} ${cause?.until}`;
    const measures = [...(groups.get(key)?.measures ?? []), measure];
    groups.set(key, { track, cause, override: groups.get(key)?.override ?? override, measures });
    if (sign) signs.set(sign, [...(signs.get(sign) ?? []), measure]);
  }
  return {
    groups: [...groups.values()].sort((a, b) => WEIGHT[b.track] - WEIGHT[a.track]),
    signs: [...signs].map(([sign, measures]) => ({ sign, measures })),
  };
}

/** Whether a photo shows healing skin, for some measure at least; a decision to let it count doesn't change what it shows. */
export function showsHealing({ groups }: PhotoTracks): boolean {
  return groups.some(({ track }) => track === 'healing');
}

/** As in `redness and pigmentation`. */
export function namesOf(measures: readonly MeasureId[]): string {
  return messages.healing.and(measures.map((measure) => MEASURE_WORDS[measure].name.toLowerCase()));
}

/** As in `Healing until 12 May`, and for which measures, where not for all. */
export function trackWords({ track, cause, measures }: TrackGroup): string {
  const { healing } = messages;
  const words = healing.track[track](cause ? formatDay(cause.until) : '');
  return measures.length === MEASURES.length ? words : healing.trackOf(words, namesOf(measures));
}

/** Until when photos after a treatment show healing, and settling. */
export function windowWords(protocol: Protocol, treatedOn: IsoDay): string {
  const { healing } = messages;
  const { healingUntil, settlingUntil } = windowsAfter(protocol, treatedOn, 'redness');
  const slow = slowMeasures(protocol);
  const [first] = slow;
  if (settlingUntil === treatedOn) return healing.noWindow;
  return [
    healing.windows(formatDay(healingUntil), formatDay(settlingUntil)),
    ...(first ? [healing.slow(namesOf(slow), formatDay(windowsAfter(protocol, treatedOn, first).healingUntil))] : []),
  ].join(' ');
}
