import type { Consent } from './consent.ts';
import type { IsoDay, PhotoId } from './ids.ts';
import type { Photo } from './photo.ts';
import { type PermitRefusal, permitFor } from './usePermit.ts';

/** Which photos a client may take home at this moment. */
export interface OwnShare {
  readonly granted: ReadonlySet<PhotoId>;
  /** Why the first of the others stays; `null`: all may go, or there is none. */
  readonly refused: PermitRefusal | null;
}

/**
 * Photos that the client's own share covers on a day. A file holds pictures as they were kept, so a consent that wants
 * eyes covered, or regions only, lets none of a face go.
 *
 * @param consents all of the client
 */
export function ownShareOf(photos: readonly Photo[], consents: readonly Consent[], on: IsoDay): OwnShare {
  const granted = new Set<PhotoId>();
  let refused: PermitRefusal | null = null;
  for (const { id, view } of photos) {
    const shown =
      view === 'area'
        ? ({ regions: 'no-face', identity: 'body-only' } as const)
        : ({ regions: 'whole-face', identity: 'full-face' } as const);
    const permit = permitFor(consents, { scope: 'own-share', platform: null, photoId: id, on, ...shown });
    if ('refused' in permit) refused ??= permit.refused;
    else granted.add(id);
  }
  return { granted, refused };
}
