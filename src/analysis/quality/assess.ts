import type { QualityFinding } from '../../domain/quality.ts';
import { offShare } from '../area/placeByHand.ts';
import { codeOf } from '../colour.ts';
import { irisDiameterPx } from '../face/pose.ts';
import { intersection } from '../masks.ts';
import { median, pick } from '../statistics.ts';
import { IRIS_MM } from '../subject/faceSubject.ts';
import { LEAST_PX_PER_MM } from '../texture/readTexture.ts';
import type { Evidence } from './evidence.ts';
import { expressionOf, strongestOf } from './expression.ts';
import { faceOn } from './faceParts.ts';
import { finding } from './findings.ts';
import { hiddenShare } from './hidden.ts';
import { sidesApart } from './sideLight.ts';
import { castOf, colourRange } from './skinLight.ts';

/**
 * Few pixels look like blur. A photo is blurred, and not merely small, where its sharpest edges are this soft on the skin and
 * in its own pixels: unspoilt photos of data/photos reach .205 mm or .85 px but not both, blurred ones start at .28 and .76.
 */
const BLURRED = { mm: 0.25, px: 0.75 };

/** Runs every check a photo's kind allows. */
export function assess(evidence: Evidence): QualityFinding[] {
  const { subject, found, skin, own, control, jpegQuality } = evidence;
  const { pxPerMm } = subject;
  const bare = count(found.mask, own);
  const clear = count(skin, own);
  return [
    ...(pxPerMm === null ? [] : [finding('resolution', pxPerMm)]),
    ...sharpnessChecks(evidence),
    finding('too-bright', found.clippedShare),
    finding('too-dark', found.darkShare),
    ...dimness(evidence, bare),
    finding('highlights', bare === 0 ? 0 : (bare - clear) / bare),
    finding('colour-cast', castOf(found.skin)),
    finding('control-skin', control.unevenness),
    finding('coverage', clear / Math.max(count(own, own), 1)),
    ...(jpegQuality === null ? [] : [finding('compression', jpegQuality)]),
    ...(subject.geometry.kind === 'area' ? [finding('alignment', offShare(subject.geometry, pxPerMm))] : []),
    ...faceChecks(evidence),
  ];
}

function dimness({ planes, found, own }: Evidence, bare: number): QualityFinding[] {
  if (bare === 0) return [];
  const lnY = median(pick(planes.lnY, intersection(found.mask, own)));
  return [finding('dim', codeOf(Math.exp(lnY)))];
}

/** Focus, noise and smoothing. Too few pixels look like blur, and blur like smoothing: each is said once. */
function sharpnessChecks({ subject, ownBlurMm, grain }: Evidence): QualityFinding[] {
  const { pxPerMm } = subject;
  const isFine = pxPerMm !== null && pxPerMm >= LEAST_PX_PER_MM;
  const isBlurred = ownBlurMm !== null && ownBlurMm > BLURRED.mm && ownBlurMm * (pxPerMm ?? 0) > BLURRED.px;
  return [
    ...(ownBlurMm !== null && (isFine || isBlurred) ? [finding('focus', ownBlurMm)] : []),
    ...(grain === null ? [] : [finding('noise', grain.noise)]),
    ...(grain === null || isBlurred ? [] : [finding('smoothed', grain.detail)]),
  ];
}

function faceChecks({ subject, frozen, planes, found, skin, own, grid }: Evidence): QualityFinding[] {
  const { geometry, proposedView } = subject;
  if (geometry.kind !== 'face') return [];
  const { pose, landmarks, pxPerCanonicalCm } = geometry;
  const straight = proposedView === 'front' ? 0 : proposedView === 'left45' ? -45 : 45;
  const offDeg = Math.max(Math.abs(pose.yawDeg - straight), Math.abs(pose.pitchDeg));
  const irisMmPerCm = (pxPerCanonicalCm * IRIS_MM) / irisDiameterPx(landmarks);
  return [
    finding('monochrome', colourRange(planes, faceOn(landmarks, grid))),
    finding('uneven-light', sidesApart(landmarks, planes, skin, own, grid)),
    finding('pose', offDeg),
    finding('roll', Math.abs(pose.rollDeg)),
    ...(frozen?.mmPerCanonicalCm ? [finding('scale-change', Math.abs(irisMmPerCm / frozen.mmPerCanonicalCm - 1))] : []),
    finding('expression', strongestOf(expressionOf(landmarks))),
    finding('hidden', hiddenShare(landmarks, pose.yawDeg, own, found.mask, grid)),
  ];
}

function count(mask: Uint8Array, within: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < mask.length; i++) sum += (mask[i] as number) & (within[i] as number);
  return sum;
}
