import type { PhotoContext } from '../../src/domain/comparability.ts';
import type { IsoDay } from '../../src/domain/ids.ts';
import type { Measurement } from '../../src/domain/measurement.ts';
import type { ScoredPhoto } from '../score/report.ts';
import { plainPhoto, plainSession } from './plainPhoto.ts';

/**
 * A scored photo as the rules of comparability see it, in a visit and a room of which nothing is known.
 *
 * @throws RangeError: it was not measured
 */
export function contextOf(scored: ScoredPhoto, id: string): PhotoContext {
  const { measured, conditions, control, quality, textureReason, capture } = scored;
  if (!measured || !conditions || !control || !capture) throw new RangeError(`${scored.file} was not measured`);
  const session = plainSession('2026-01-05' as IsoDay);
  const { view, pxPerMm } = measured;
  const scaleSource = measured.scaleSource as Measurement['scaleSource'];
  return {
    photo: { ...plainPhoto(id, session), view, capture },
    session,
    facts: { quality, conditions, control, textureReason, pxPerMm, scaleSource },
  };
}
