import type { ClientId, PhotoId } from '../domain/ids.ts';
import type { ImageFormat } from '../domain/photo.ts';
import { UUID } from './fields.ts';
import { LIMITS } from './limits.ts';

const EXTENSIONS: Readonly<Record<ImageFormat, string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  heic: 'heic',
};

export const MANIFEST_PATH = 'manifest.json';
export const README_PATH = 'README.txt';
export const CLINIC_PATH = 'clinic.json';

export const recordsPath = (clientId: ClientId) => `clients/${clientId}/client.json`;
export const photoPath = (clientId: ClientId, photoId: PhotoId, format: ImageFormat) =>
  `clients/${clientId}/photos/${photoId}.${EXTENSIONS[format]}`;
export const thumbnailPath = (clientId: ClientId, photoId: PhotoId) => `clients/${clientId}/thumbnails/${photoId}.jpg`;

/** What stands at a path, and how many bytes it may have. */
export type Place =
  | { readonly kind: 'readme'; readonly most: number }
  | { readonly kind: 'clinic'; readonly most: number }
  | { readonly kind: 'records'; readonly clientId: ClientId; readonly most: number }
  | {
      readonly kind: 'photo' | 'thumbnail';
      readonly clientId: ClientId;
      readonly photoId: PhotoId;
      readonly most: number;
    };

const ID = UUID.source.slice(1, -1);
const CLIENT_PATH = new RegExp(
  `^clients/(${ID})/(?:client\\.json|(photos|thumbnails)/(${ID})\\.(?:jpg|png|webp|avif|heic))$`,
);

/**
 * Reads a path of the archive. Only the paths above exist: none can climb out of a folder, name a drive or a device.
 *
 * @returns `null`: no path of ours
 */
export function placeOf(path: string): Place | null {
  if (path === README_PATH) return { kind: 'readme', most: LIMITS.thumbnailBytes };
  if (path === CLINIC_PATH) return { kind: 'clinic', most: LIMITS.recordsBytes };
  const [, clientId, folder, photoId] = CLIENT_PATH.exec(path) ?? [];
  if (clientId === undefined) return null;
  if (photoId === undefined) return { kind: 'records', clientId: clientId as ClientId, most: LIMITS.recordsBytes };
  const isPhoto = folder === 'photos';
  return {
    kind: isPhoto ? 'photo' : 'thumbnail',
    clientId: clientId as ClientId,
    photoId: photoId as PhotoId,
    most: isPhoto ? LIMITS.photoBytes : LIMITS.thumbnailBytes,
  };
}
