import type { Session } from './course.ts';
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
