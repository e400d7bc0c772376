import { useEffect, useState } from 'react';
import { openPicture } from '../../actions/openPicture.ts';
import { AppError, type FaultCode, type RefusalCode } from '../../domain/errors.ts';
import type { PhotoId } from '../../domain/ids.ts';

export type OpenedPicture = { readonly picture: ImageBitmap } | { readonly code: FaultCode | RefusalCode } | null;

/** The stored picture of a photo at full size; `null` while it is being opened. It is given back when the screen goes. */
export function useOpenedPicture(photoId: PhotoId): OpenedPicture {
  const [opened, setOpened] = useState<OpenedPicture>(null);
  useEffect(() => {
    const stop = new AbortController();
    let held: ImageBitmap | null = null;
    openPicture(photoId, stop.signal).then(
      (picture) => {
        if (stop.signal.aborted) return picture.close();
        held = picture;
        setOpened({ picture });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setOpened({ code: error instanceof AppError ? error.code : 'unexpected' });
      },
    );
    return () => {
      stop.abort();
      held?.close();
    };
  }, [photoId]);
  return opened;
}
