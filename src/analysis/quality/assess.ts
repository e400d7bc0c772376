import type { Frozen } from '../../domain/measurement.ts';
import type { QualityFinding } from '../../domain/quality.ts';
import { offShare } from '../area/placeByHand.ts';
import { irisDiameterPx } from '../face/pose.ts';
import type { Grid } from '../resample.ts';
import type { ControlReading } from '../skin/controlSkin.ts';
import type { SkinMask } from '../skin/skinMask.ts';
import type { SkinPlanes } from '../skin/skinPlanes.ts';
import type { Subject } from '../subject/subject.ts';
import { LEAST_PX_PER_MM } from '../texture/readTexture.ts';
import { expressionOf } from './expression.ts';
import { finding } from './findings.ts';
import { sidesApart } from './sideLight.ts';

/** What the checks look at. */
export interface Evidence {
  readonly subject: Subject;
  readonly frozen: Frozen | null;
  readonly grid: Grid;
  readonly planes: SkinPlanes;
  readonly found: SkinMask;
  /** Bare skin less highlights, and the subject's own part of the picture. */
  readonly skin: Uint8Array;
  readonly own: Uint8Array;
  readonly control: ControlReading;
  readonly ownBlurMm: number | null;
}

/** Runs every check a photo's kind allows. */
export function assess(evidence: Evidence): QualityFinding[] {
  const { subject, found, skin, own, control, ownBlurMm } = evidence;
  const { pxPerMm } = subject;
  const bare = count(found.mask, own);
  const clear = count(skin, own);
  return [
    ...(pxPerMm === null ? [] : [finding('resolution', pxPerMm)]),
    // Too few pixels look like blur: that is said once.
    ...(ownBlurMm === null || pxPerMm === null || pxPerMm < LEAST_PX_PER_MM ? [] : [finding('focus', ownBlurMm)]),
    finding('too-bright', found.clippedShare),
    finding('too-dark', found.darkShare),
    finding('highlights', bare === 0 ? 0 : (bare - clear) / bare),
    finding('control-skin', Math.max(control.spreadU, control.spreadV, control.halvesApart)),
    finding('coverage', clear / Math.max(count(own, own), 1)),
    ...(subject.geometry.kind === 'area' ? [finding('alignment', offShare(subject.geometry, pxPerMm))] : []),
    ...faceChecks(evidence),
  ];
}

function faceChecks({ subject, frozen, planes, skin, grid }: Evidence): QualityFinding[] {
  const { geometry, proposedView } = subject;
  if (geometry.kind !== 'face') return [];
  const { pose, landmarks, pxPerCanonicalCm } = geometry;
  const straight = proposedView === 'front' ? 0 : proposedView === 'left45' ? -45 : 45;
  const offDeg = Math.max(Math.abs(pose.yawDeg - straight), Math.abs(pose.pitchDeg));
  const irisMmPerCm = (pxPerCanonicalCm * 11.7) / irisDiameterPx(landmarks);
  return [
    finding('uneven-light', sidesApart(landmarks, planes, skin, grid)),
    finding('pose', offDeg),
    ...(frozen?.mmPerCanonicalCm ? [finding('scale-change', Math.abs(irisMmPerCm / frozen.mmPerCanonicalCm - 1))] : []),
    finding('expression', expressionOf(landmarks)),
  ];
}

function count(mask: Uint8Array, within: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < mask.length; i++) sum += (mask[i] as number) & (within[i] as number);
  return sum;
}
