import { type Course, newSession, type Session } from '../domain/course.ts';
import type { PhotoEntry } from './schema.ts';

/** A record as an older version wrote it: what came later is missing. */
type Older<T, Later extends keyof T> = Omit<T, Later> & Partial<Pick<T, Later>>;

/** A course from before courses had a purpose and treated regions. */
export function courseAsNow(course: Older<Course, 'purpose' | 'treatedRegions'>): Course {
  return { purpose: 'treatment', treatedRegions: null, ...course };
}

/** A session from before visits had treatments, signs and a room. */
export function sessionAsNow(session: Older<Session, 'treatments' | 'signs' | 'roomId'>): Session {
  return { ...newSession(session), ...session };
}

/**
 * A photo from before photos had a grey patch, an override and conditions. Facts of then are left out: what they lack
 * can't be guessed, and the photo is measured again as its pipeline is another one.
 */
export function photoEntryAsNow({
  photo,
  mark,
  facts,
}: Omit<PhotoEntry, 'photo' | 'facts'> & {
  readonly photo: Older<PhotoEntry['photo'], 'grey' | 'isAfterTreatment' | 'override'>;
  readonly facts?: PhotoEntry['facts'];
}): PhotoEntry {
  return {
    photo: { grey: null, isAfterTreatment: false, override: null, ...photo },
    mark: mark && { stamp: mark.stamp, baselineStamp: mark.baselineStamp },
    facts: facts?.conditions ? facts : null,
  };
}
