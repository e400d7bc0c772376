import { useEffect, useState } from 'react';
import { type AlignedPair, comparePhotos } from '../../actions/comparePhotos.ts';
import { AppError, type FaultCode, type RefusalCode } from '../../domain/errors.ts';
import type { PhotoId } from '../../domain/ids.ts';

export type ComparisonState =
  | { readonly kind: 'busy' }
  | { readonly kind: 'ready'; readonly pair: AlignedPair }
  | { readonly kind: 'failed'; readonly code: FaultCode | RefusalCode };

function release({ pictures, overlays }: AlignedPair): void {
  for (const picture of pictures) picture.close();
  for (const { left, right, difference } of Object.values(overlays))
    for (const map of [left, right, difference]) map?.close();
}

/** Two photos lined up. Their pictures are given back when another pair is asked for or the screen goes. */
export function useComparison(left: PhotoId, right: PhotoId): ComparisonState {
  const [state, setState] = useState<ComparisonState>({ kind: 'busy' });
  useEffect(() => {
    const stop = new AbortController();
    let held: AlignedPair | null = null;
    setState({ kind: 'busy' });
    comparePhotos(left, right, stop.signal).then(
      (pair) => {
        if (stop.signal.aborted) return release(pair);
        held = pair;
        setState({ kind: 'ready', pair });
      },
      (error: unknown) => {
        if (!stop.signal.aborted)
          setState({ kind: 'failed', code: error instanceof AppError ? error.code : 'unexpected' });
      },
    );
    return () => {
      stop.abort();
      if (held) release(held);
    };
  }, [left, right]);
  return state;
}
