import type { Session } from './course.ts';
import { addDays, daysBetween } from './day.ts';
import type { IsoDay } from './ids.ts';
import { familyOf, MEASURES, type MeasureId } from './measure.ts';
import type { Photo } from './photo.ts';
import { type Protocol, type ProtocolLibrary, protocolIn } from './protocol.ts';
import { type Override, SKIN_SIGNS, type SkinSign } from './treatment.ts';

/** `progress`: may enter the trend; `settling`: with caution; `healing`: shown on its own, never in the trend. */
export type Track = 'progress' | 'settling' | 'healing';

/** On which track a photo is for one measure, and what puts it there. */
export interface Healing {
  readonly track: Track;
  /** The window that decides; `until` is its last day. `null`: the photo is in no window. */
  readonly cause: {
    readonly protocol: Protocol;
    readonly treatedOn: IsoDay;
    readonly daysSince: number;
    readonly until: IsoDay;
  } | null;
  /** What was seen at the visit that makes the measure unfit, whatever the day. */
  readonly sign: SkinSign | null;
  /** Where a person lets the photo count in spite of its window or sign: the track is `progress` then, both are still told. */
  readonly override: Override | null;
}

/**
 * What each sign makes unfit. Flaking, bronzing: `extra` in protocols.json, field.md section 5. Recent sun: protocols.json
 * calls it unfit, field.md only cautious; unfit, because a tan changes the spots themselves and the background they are
 * read against, and a person can still override it with a reason. Make-up covers both colours; lines and pores show through
 * or are caught by the photo's own checks.
 */
const UNFIT: Readonly<Record<SkinSign, readonly MeasureId[]>> = {
  flaking: ['lines', 'pores'],
  bronzing: ['pigmentation'],
  'recent-sun': ['pigmentation'],
  'make-up': ['redness', 'pigmentation'],
};

/** Every visit whose treatments a course's photos may show healing of: its own, and those of other courses of the area. */
export function healingVisits({
  sessions,
  treatedElsewhere = [],
}: {
  readonly sessions: readonly Session[];
  readonly treatedElsewhere?: readonly Session[];
}): readonly Session[] {
  return treatedElsewhere.length === 0 ? sessions : [...sessions, ...treatedElsewhere];
}

/**
 * The track of a photo for a measure. The longest window of all treatments of all sessions wins. A photo of a treatment's
 * own day was taken before it, unless the photo says otherwise. A window of 0 days is none.
 *
 * @param sessions `healingVisits`: every session, those without photos too
 */
export function healingOf(
  photo: Photo,
  sessions: readonly Session[],
  library: ProtocolLibrary,
  measure: MeasureId,
): Healing {
  const own = sessions.find(({ id }) => id === photo.sessionId);
  if (own === undefined) return { track: 'progress', cause: null, sign: null, override: null };
  const windows = sessions.flatMap((session) => windowsAt(own.on, photo, session, library, measure));
  const [deciding] = windows.sort((a, b) => rank(b) - rank(a) || b.until.localeCompare(a.until));
  const sign = SKIN_SIGNS.find((seen) => own.signs.includes(seen) && UNFIT[seen].includes(measure)) ?? null;
  const override = deciding !== undefined || sign !== null ? photo.override : null;
  const track = override === null ? (deciding?.track ?? 'progress') : 'progress';
  if (deciding === undefined) return { track, cause: null, sign, override };
  const { protocol, treatedOn, daysSince, until } = deciding;
  return { track, cause: { protocol, treatedOn, daysSince, until }, sign, override };
}

/** Whether a photo may enter the trend of the measure. */
export function isFit({ track, sign, override }: Healing): boolean {
  return override !== null || (track !== 'healing' && sign === null);
}

/** How long photos after a treatment show healing, and how long settling, for a measure. Both days are the last ones. */
export interface Windows {
  readonly healingUntil: IsoDay;
  readonly settlingUntil: IsoDay;
}

/** The windows that a treatment of a day opens. */
export function windowsAfter(protocol: Protocol, treatedOn: IsoDay, measure: MeasureId): Windows {
  const healingDays = healingDaysOf(protocol, measure);
  return {
    healingUntil: addDays(treatedOn, healingDays),
    settlingUntil: addDays(treatedOn, Math.max(healingDays, protocol.settlingDays)),
  };
}

/** Measures that heal longer after this treatment than the others. */
export function slowMeasures(protocol: Protocol): readonly MeasureId[] {
  return MEASURES.filter((measure) => healingDaysOf(protocol, measure) > protocol.healingDays);
}

interface Window {
  readonly track: Exclude<Track, 'progress'>;
  readonly protocol: Protocol;
  readonly treatedOn: IsoDay;
  readonly daysSince: number;
  readonly until: IsoDay;
}

const rank = ({ track }: Window) => (track === 'healing' ? 1 : 0);

function windowsAt(
  on: IsoDay,
  { isAfterTreatment }: Photo,
  session: Session,
  library: ProtocolLibrary,
  measure: MeasureId,
): Window[] {
  const daysSince = daysBetween(session.on, on);
  if (daysSince < 0 || (daysSince === 0 && !isAfterTreatment)) return [];
  return session.treatments.flatMap(({ protocolId }): Window[] => {
    const protocol = protocolIn(library, protocolId);
    if (protocol === null) return [];
    const { healingUntil, settlingUntil } = windowsAfter(protocol, session.on, measure);
    const window = { protocol, treatedOn: session.on, daysSince };
    const isIn = (until: IsoDay) => until > session.on && on <= until;
    if (isIn(healingUntil)) return [{ ...window, track: 'healing', until: healingUntil }];
    return isIn(settlingUntil) ? [{ ...window, track: 'settling', until: settlingUntil }] : [];
  });
}

/** For how many days a photo after this treatment shows healing, for a measure. */
export function healingDaysOf({ healingDays, perMeasure }: Protocol, measure: MeasureId): number {
  const family = familyOf(measure);
  const own = perMeasure?.[measure] ?? (family === 'texture' ? perMeasure?.texture : undefined);
  return Math.max(healingDays, own?.healingDays ?? 0);
}
