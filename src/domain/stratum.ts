import type { Session } from './course.ts';
import type { RoomId } from './ids.ts';
import type { Photo } from './photo.ts';

/**
 * Room and device a photo was taken with: noise is learnt apart for each, and a new one starts a new stratum. The key is
 * `room|make model`, empty parts where nothing is known.
 */
export type Stratum = string;

export function stratumOf({ capture }: Pick<Photo, 'capture'>, { roomId }: Pick<Session, 'roomId'>): Stratum {
  const device = [capture.cameraMake, capture.cameraModel].filter(Boolean).join(' ');
  return `${roomId ?? ''}|${device}`;
}

/** The room and the device of a stratum; `null`, or an empty device: nothing is known. */
export function partsOf(stratum: Stratum): { readonly roomId: RoomId | null; readonly device: string } {
  const at = stratum.indexOf('|');
  const room = stratum.slice(0, at);
  return { roomId: room === '' ? null : (room as RoomId), device: stratum.slice(at + 1) };
}
