import type { ClientId, CourseId, IsoDay, RoomId, SessionId } from './ids.ts';
import type { FaceRegion } from './region.ts';
import type { SkinSign, Treatment } from './treatment.ts';

export interface Client {
  readonly id: ClientId;
  /** A name or a code, as the clinic likes. */
  readonly label: string;
  /** Epoch ms. */
  readonly createdAt: number;
  /** The example that ships with the product: rendered pictures, no person. */
  readonly isExample: boolean;
}

export const BODY_AREAS = ['face', 'neck', 'hands', 'body'] as const;
export type BodyArea = (typeof BODY_AREAS)[number];

export const CONCERNS = [
  'redness',
  'pigmentation',
  'lines',
  'pores',
  'scars',
  'texture',
  'dullness',
  'tone',
  'stretch-marks',
] as const;
export type Concern = (typeof CONCERNS)[number];

export interface Course {
  readonly id: CourseId;
  readonly clientId: ClientId;
  readonly area: BodyArea;
  readonly concern: Concern;
  /** Id in the protocol library; `null`: none chosen. */
  readonly protocolId: string | null;
  readonly plannedSessions: number;
  readonly createdAt: number;
  /**
   * `calibration`: repeat shots of untreated skin, taken to learn the noise of a room and device; never treated, so its
   * repeat visits also tell the variation between visits.
   */
  readonly purpose: 'treatment' | 'calibration';
  /** The face regions that are treated, declared before the first change is seen; `null`: the whole area. */
  readonly treatedRegions: readonly FaceRegion[] | null;
}

/** One visit. Its photos were taken before that day's treatment unless said otherwise. */
export interface Session {
  readonly id: SessionId;
  readonly courseId: CourseId;
  readonly clientId: ClientId;
  readonly on: IsoDay;
  readonly note: string;
  /** Given at this visit, after its photos unless a photo says otherwise; several at once. */
  readonly treatments: readonly Treatment[];
  readonly signs: readonly SkinSign[];
  /** Where its photos were taken; `null`: not said. */
  readonly roomId: RoomId | null;
}

/** A visit as it begins: nothing treated, nothing seen. */
export function newSession(place: Pick<Session, 'id' | 'courseId' | 'clientId' | 'on'>): Session {
  return { ...place, note: '', treatments: [], signs: [], roomId: null };
}

/** The room to expect at the next visit: that of the latest session that has one. @param sessions by day */
export function usualRoom(sessions: readonly Session[]): RoomId | null {
  return sessions.findLast(({ roomId }) => roomId !== null)?.roomId ?? null;
}
