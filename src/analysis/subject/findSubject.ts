import type { RefusalCode } from '../../domain/errors.ts';
import { placeByHand } from '../area/placeByHand.ts';
import { registerArea } from '../area/registerArea.ts';
import { findFace } from '../face/findFace.ts';
import type { MeasureRequest } from '../measurePhoto.ts';
import type { Models } from '../models.ts';
import type { PixelSource } from '../raster.ts';
import { drawnArea, registeredArea } from './areaSubject.ts';
import { faceSubject } from './faceSubject.ts';
import type { Subject } from './subject.ts';

export type SubjectOutcome =
  | { readonly kind: 'subject'; readonly subject: Subject }
  | { readonly kind: 'needs-area' }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

/**
 * Finds what is to be measured: the drawn or registered body area, else the face; without either an area is asked for.
 * An area that isn't recognised on a later photo is taken from where a person drew it there.
 */
export async function findSubject(
  source: PixelSource,
  models: Pick<Models, 'detect' | 'mesh'>,
  request: MeasureRequest,
): Promise<SubjectOutcome> {
  const { area, baselineArea } = request;
  if (baselineArea) {
    const geometry = registerArea(baselineArea, source, area) ?? (area && placeByHand(baselineArea, area));
    if (!geometry) return { kind: 'refused', code: 'area-not-found' };
    return { kind: 'subject', subject: registeredArea(geometry, baselineArea.atlas) };
  }
  if (area) return { kind: 'subject', subject: drawnArea(area, request.statedPxPerMm) };
  const face = await findFace(source, models);
  if (!face) return { kind: 'needs-area' };
  if (face.faces > 1) return { kind: 'refused', code: 'several-faces' };
  return { kind: 'subject', subject: faceSubject(face, source, request.frozen, request.statedPxPerMm) };
}
