import { AppError } from '../domain/errors.ts';
import type { RoomId } from '../domain/ids.ts';
import { saveRooms } from '../storage/clinic.ts';
import { requireRight } from './vault/rights.ts';

/** Gives a room another name; what was learnt of it stays. @throws AppError `not-found`: no such room */
export async function renameRoom(id: RoomId, name: string): Promise<void> {
  requireRight('measure');
  await saveRooms((rooms) => {
    if (!rooms.some((room) => room.id === id)) throw new AppError('not-found');
    return rooms.map((room) => (room.id === id ? { ...room, name: name.trim() } : room));
  });
}
