import type { Room } from '../domain/room.ts';
import type { Reader } from '../storage/reader.ts';

/** The clinic's rooms, oldest first. For `useStored`. */
export function readRooms(): (db: Reader) => Promise<readonly Room[]> {
  return (db) => db.rooms();
}
