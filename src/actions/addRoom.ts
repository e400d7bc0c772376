import type { RoomId } from '../domain/ids.ts';
import { saveRooms } from '../storage/clinic.ts';
import { requireRight } from './vault/rights.ts';

/** Adds a room in which photos are taken. */
export async function addRoom({ name }: { readonly name: string }): Promise<RoomId> {
  requireRight('measure');
  const id = crypto.randomUUID() as string as RoomId;
  const room = { id, name: name.trim(), createdAt: Date.now() };
  await saveRooms((rooms) => (rooms.some((known) => known.id === id) ? rooms : [...rooms, room]));
  return id;
}
