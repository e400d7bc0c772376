import type { ClientId, CourseId, IsoDay, SessionId } from './ids.ts';

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
}

/** One visit. Its photos were taken before that day's treatment unless said otherwise. */
export interface Session {
  readonly id: SessionId;
  readonly courseId: CourseId;
  readonly clientId: ClientId;
  readonly on: IsoDay;
  readonly note: string;
}
