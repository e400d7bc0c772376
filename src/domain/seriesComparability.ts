import { type Comparability, comparabilityOf, DISTANCE, type PhotoContext } from './comparability.ts';
import type { PhotoId, SessionId } from './ids.ts';
import { perMeasure } from './measure.ts';
import { contextOf, type PairVerdicts, type TakenPhotos } from './pairVerdicts.ts';
import type { View } from './photo.ts';
import { byDay } from './visitOrder.ts';

/** A view of a course against its baseline visit: the first with a measured photo of the view. */
export interface SeriesComparability {
  readonly baseline: SessionId | null;
  /** Each photo with the shot of the baseline visit it is most comparable with. */
  readonly photos: ReadonlyMap<PhotoId, PairVerdicts>;
  /** Each visit by its best photo. */
  readonly sessions: ReadonlyMap<SessionId, PairVerdicts>;
}

/** Holds every measured photo of a view against the baseline visit's. */
export function seriesComparability(record: TakenPhotos, view: View): SeriesComparability {
  const members = record.photos
    .filter((photo) => photo.view === view)
    .flatMap(({ id }) => contextOf(record, id) ?? [])
    .sort((a, b) => byDay(a.session, b.session));
  const baseline = members[0]?.session.id ?? null;
  const shots = members.filter(({ session }) => session.id === baseline);
  const photos = new Map(members.map((member) => [member.photo.id, verdictsAgainst(shots, member)]));
  const sessions = new Map<SessionId, PairVerdicts>();
  for (const { photo, session } of members) {
    const own = photos.get(photo.id);
    const best = sessions.get(session.id);
    if (own) sessions.set(session.id, best ? bestOf(best, own) : own);
  }
  return { baseline, photos, sessions };
}

function verdictsAgainst(shots: readonly PhotoContext[], photo: PhotoContext): PairVerdicts {
  return perMeasure((measure) =>
    shots.map((shot) => comparabilityOf(shot, photo, measure)).reduce<Comparability | null>(better, null),
  );
}

function bestOf(one: PairVerdicts, other: PairVerdicts): PairVerdicts {
  return perMeasure((measure) => better(one[measure], other[measure]));
}

function better(one: Comparability | null, other: Comparability | null): Comparability | null {
  if (one === null || other === null) return one ?? other;
  const difference = DISTANCE[other.verdict] - DISTANCE[one.verdict] || other.residualLn - one.residualLn;
  return difference < 0 ? other : one;
}
