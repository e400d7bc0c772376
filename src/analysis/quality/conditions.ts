import type { Conditions } from '../../domain/conditions.ts';
import { offShare } from '../area/placeByHand.ts';
import { intersection } from '../masks.ts';
import type { Evidence } from './evidence.ts';
import { expressionOf } from './expression.ts';
import { lightDirection } from './lightDirection.ts';
import { logColour } from './logColour.ts';

/** Outer corners of the eyes. */
const EYE_CORNERS = [33, 263] as const;

/** What two photos must share to be compared, as far as the picture itself tells. */
export function conditionsOf(evidence: Evidence): Conditions {
  const { subject, control, grey, background, planes, skin, own, grid, ownBlurMm } = evidence;
  const { geometry, pxPerMm } = subject;
  const ownSkin = intersection(skin, own);
  return {
    pose: geometry.kind === 'face' ? geometry.pose : null,
    pxPerMm,
    subjectPx: subjectPx(geometry),
    blurMm: ownBlurMm,
    controlA: control.reliable ? logColour(control.referenceRgb) : null,
    controlB: control.checkRgb && logColour(control.checkRgb),
    background,
    grey: grey && logColour(grey),
    light: lightDirection(subject, planes, ownSkin, grid),
    expression: geometry.kind === 'face' ? expressionOf(geometry.landmarks) : null,
    registration: geometry.kind === 'area' ? offShare(geometry, pxPerMm) : 0,
  };
}

/** Eye corner to eye corner in space, so that a turned head is not a smaller one; the root of a drawn area. Image pixels. */
function subjectPx(geometry: Evidence['subject']['geometry']): number {
  if (geometry.kind === 'face') {
    const [a, b] = EYE_CORNERS;
    const along = (axis: number) =>
      (geometry.landmarks[3 * a + axis] as number) - (geometry.landmarks[3 * b + axis] as number);
    return Math.hypot(along(0), along(1), along(2));
  }
  const { polygon } = geometry;
  const twice = polygon.reduce((sum, p, i) => {
    const q = polygon[(i + 1) % polygon.length] ?? p;
    return sum + p.x * q.y - q.x * p.y;
  }, 0);
  return Math.sqrt(Math.abs(twice) / 2);
}
