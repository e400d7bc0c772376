import type { PhotoId } from '../domain/ids.ts';
import type { PhotoFacts } from '../domain/measurement.ts';
import type { PhotoEntry } from '../storage/schema.ts';

/** What measuring found out, by photo; photos that were not measured are absent. */
export function factsOf(entries: readonly PhotoEntry[]): ReadonlyMap<PhotoId, PhotoFacts> {
  return new Map(entries.flatMap(({ photo, facts }) => (facts === null ? [] : [[photo.id, facts] as const])));
}
