import type { Conditions, LogColour } from '../../domain/conditions.ts';
import { offShare } from '../area/placeByHand.ts';
import type { Subject } from '../subject/subject.ts';

/** What two photos must share to be compared, as far as the picture itself tells. */
export function conditionsOf(
  subject: Subject,
  control: { readonly referenceRgb: readonly [number, number, number]; readonly reliable: boolean },
  blurMm: number | null,
): Conditions {
  const { geometry, pxPerMm } = subject;
  return {
    pose: geometry.kind === 'face' ? geometry.pose : null,
    pxPerMm,
    subjectPx: geometry.kind === 'face' ? geometry.pxPerCanonicalCm : 1,
    blurMm,
    controlA: control.reliable ? logColour(control.referenceRgb) : null,
    controlB: null,
    background: null,
    grey: null,
    light: { fromLeft: 0, fromAbove: 0 },
    expression: null,
    registration: geometry.kind === 'area' ? offShare(geometry, pxPerMm) : 0,
  };
}

/** @param rgb linear sRGB, above zero */
function logColour([r, g, b]: readonly [number, number, number]): LogColour {
  return { lnY: Math.log(0.299 * r + 0.587 * g + 0.114 * b), u: Math.log(r / g), v: Math.log(g / b) };
}
