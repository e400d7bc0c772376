import type { RefusalCode } from '../../domain/errors.ts';
import type { Photo } from '../../domain/photo.ts';

const HELPED_BY_DRAWING: readonly RefusalCode[] = ['no-face', 'area-not-found', 'not-skin'];

/** Whether drawing an area on this photo leads anywhere: it shows a drawn area already, or no face to measure. */
export function mayDraw({ view, status }: Photo): boolean {
  if (view === 'area' || status.kind === 'needs-area') return true;
  return status.kind === 'refused' && HELPED_BY_DRAWING.includes(status.code);
}
