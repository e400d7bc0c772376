import type { Consent } from '../domain/consent.ts';
import type { IsoDay } from '../domain/ids.ts';
import type { PublishedPlace, PublishedSet } from '../domain/publishedSet.ts';

/** A consent that is on both sides: what was signed stays as it is here, and what was taken back anywhere is taken back. */
export function joinConsents(here: Consent, there: Consent): Consent {
  const ended = new Map(there.scopes.map(({ scope, withdrawnOn }) => [scope, withdrawnOn]));
  return {
    ...here,
    scopes: here.scopes.map((grant) => ({
      ...grant,
      withdrawnOn: earlier(grant.withdrawnOn, ended.get(grant.scope) ?? null),
    })),
  };
}

/** A set that is on both sides: flagged if it is on either, with the places of both, gone where somebody confirmed it. */
export function joinSets(here: PublishedSet, there: PublishedSet): PublishedSet {
  // Of an erased client nothing comes back this way.
  if (here.clientIds.length === 0) return { ...here, flaggedOn: earlier(here.flaggedOn, there.flaggedOn) };
  return {
    ...here,
    flaggedOn: earlier(here.flaggedOn, there.flaggedOn),
    places: joinPlaces(here.places, there.places),
  };
}

function joinPlaces(here: readonly PublishedPlace[], there: readonly PublishedPlace[]): readonly PublishedPlace[] {
  const coming = new Map(there.map(({ where, takenDownOn }) => [where, takenDownOn]));
  const known = new Set(here.map(({ where }) => where));
  return [
    ...here.map((place) => ({ ...place, takenDownOn: earlier(place.takenDownOn, coming.get(place.where) ?? null) })),
    ...there.filter(({ where }) => !known.has(where)),
  ];
}

/** The earlier of two days; `null`: neither is. */
function earlier(a: IsoDay | null, b: IsoDay | null): IsoDay | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
