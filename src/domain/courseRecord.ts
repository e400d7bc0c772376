import type { Course, Session } from './course.ts';
import type { PhotoId } from './ids.ts';
import type { PhotoFacts } from './measurement.ts';
import type { CalibratedNoise } from './noise.ts';
import type { Photo } from './photo.ts';
import type { ProtocolLibrary } from './protocol.ts';
import type { Reading } from './reading.ts';

/** All that is known of a course: what trend, verdict and plan are made from, and nothing else. */
export interface CourseRecord {
  readonly course: Course;
  /** By day. */
  readonly sessions: readonly Session[];
  /** Treated visits of the client's other courses of the same area: their healing windows count here too. */
  readonly treatedElsewhere?: readonly Session[];
  /** By session, then by time taken. */
  readonly photos: readonly Photo[];
  readonly readings: readonly Reading[];
  /** Absent for photos that were not measured. */
  readonly facts: ReadonlyMap<PhotoId, PhotoFacts>;
  /** The clinic's treatment library. */
  readonly library: ProtocolLibrary;
  /** Noise the clinic's own repeats tell, by stratum; empty: all of it is assumed. */
  readonly calibrated: readonly CalibratedNoise[];
}
