import type { RoomId } from './ids.ts';

/** A place of the clinic where photos are taken: with its light and backdrop, half of a stratum. */
export interface Room {
  readonly id: RoomId;
  readonly name: string;
  /** Epoch ms. */
  readonly createdAt: number;
}
