import type { ConsentScope } from '../../domain/consent.ts';
import { localDay } from '../../domain/day.ts';
import type { ClientId, SetId } from '../../domain/ids.ts';
import type { PublishedSet } from '../../domain/publishedSet.ts';
import { withdrawConsent } from '../../storage/consents.ts';
import { revisePublishedSet } from '../../storage/sets.ts';

/** Takes back these uses of a client's photos, from now on; whoever is there may do it for them. Returns the sets that are to be taken down for it. */
export function withdraw(clientId: ClientId, scopes: readonly ConsentScope[]): Promise<readonly PublishedSet[]> {
  return withdrawConsent(clientId, scopes, localDay(new Date()));
}

/** Notes where a set was shown. @throws AppError `not-found` */
export function notePlace(id: SetId, where: string): Promise<void> {
  return revisePublishedSet(id, { kind: 'shown-at', about: id }, (set) =>
    set.places.some((place) => place.where === where)
      ? set
      : { ...set, places: [...set.places, { where, takenDownOn: null }] },
  );
}

/** Confirms that a set is gone from a place, today. @throws AppError `not-found` */
export function confirmTakenDown(id: SetId, where: string): Promise<void> {
  const today = localDay(new Date());
  return revisePublishedSet(id, { kind: 'taken-down', about: id }, (set) => ({
    ...set,
    places: set.places.map((place) =>
      place.where === where && place.takenDownOn === null ? { ...place, takenDownOn: today } : place,
    ),
  }));
}

/** Confirms that a set was never shown anywhere, today. @throws AppError `not-found` */
export function confirmNeverShown(id: SetId, words: string): Promise<void> {
  const today = localDay(new Date());
  return revisePublishedSet(id, { kind: 'taken-down', about: id }, (set) =>
    set.places.length > 0 ? set : { ...set, places: [{ where: words, takenDownOn: today }] },
  );
}
