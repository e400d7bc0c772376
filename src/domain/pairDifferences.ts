import type { PhotoContext } from './comparability.ts';
import type { Conditions } from './conditions.ts';
import { lightChange } from './lightChange.ts';
import type { PairCheck } from './pairLimits.ts';
import { stratumOf } from './stratum.ts';

/** By how much two photos differ in each check. `null`: it could not be read. Absent: it has no meaning here. */
export type PairDifferences = Readonly<Partial<Record<PairCheck, number | null>>>;

/** Blur below this, mm, is beyond what the texture model sees: half a pixel at its 8 px/mm. */
const SHARPEST_MM = 0.0625;

/** Measures a pair; the same in either order. */
export function pairDifferences(a: PhotoContext, b: PhotoContext): PairDifferences {
  const one = a.facts.conditions;
  const other = b.facts.conditions;
  const { ev, cast, uneven, background } = lightChange(one, other);
  return {
    ...faceDifferences(one, other),
    ...scaleDifferences(a, b),
    'light-colour': cast,
    'light-uneven': uneven,
    ...(ev === null ? {} : { exposure: ev }),
    ...(background === null ? {} : { background }),
    'light-direction': Math.hypot(
      one.light.fromLeft - other.light.fromLeft,
      one.light.fromAbove - other.light.fromAbove,
    ),
    flash: Number(areKnownToDiffer(a.photo.capture.flashFired, b.photo.capture.flashFired)),
    sharpness: blurRatio(one.blurMm, other.blurMm),
    device: Number(deviceOf(a) !== deviceOf(b)),
    room: Number(a.session.roomId !== b.session.roomId),
    'make-up': Math.max(makeUp(a), makeUp(b)),
    alignment: one.registration + other.registration,
    reference: Number(a.facts.control.mode !== b.facts.control.mode),
  };
}

function faceDifferences(a: Conditions, b: Conditions): PairDifferences {
  if (a.pose === null && b.pose === null) return {};
  return { turned: turn(a, b), expression: expressionApart(a, b) };
}

function turn({ pose: a }: Conditions, { pose: b }: Conditions): number | null {
  if (a === null || b === null) return null;
  return Math.max(Math.abs(a.yawDeg - b.yawDeg), Math.abs(a.pitchDeg - b.pitchDeg), Math.abs(a.rollDeg - b.rollDeg));
}

function expressionApart({ expression: a }: Conditions, { expression: b }: Conditions): number | null {
  if (a === null || b === null) return null;
  return Math.max(
    Math.abs(a.mouth - b.mouth),
    Math.abs(a.smile - b.smile),
    Math.abs(a.brow - b.brow),
    Math.abs(a.squint - b.squint),
  );
}

/** Another distance changes the subject's pixels and its share of the picture; another file size or a crop, only one. */
function scaleDifferences(a: PhotoContext, b: PhotoContext): PairDifferences {
  const pixels = timesApart(a.facts.conditions.subjectPx, b.facts.conditions.subjectPx) - 1;
  const framing = timesApart(shareOfPicture(a), shareOfPicture(b)) - 1;
  return { scale: Math.min(pixels, framing), size: pixels };
}

function shareOfPicture({ photo, facts }: PhotoContext): number {
  return facts.conditions.subjectPx / Math.max(photo.widthPx, photo.heightPx, 1);
}

function blurRatio(aMm: number | null, bMm: number | null): number | null {
  return aMm === null || bMm === null ? null : timesApart(Math.max(aMm, SHARPEST_MM), Math.max(bMm, SHARPEST_MM));
}

/** Larger over smaller. @param a above zero @param b above zero */
function timesApart(a: number, b: number): number {
  return Math.max(a / b, b / a);
}

/** 2: made up. 1: made up, and a person lets the photo count. */
function makeUp({ photo, session }: PhotoContext): number {
  if (!session.signs.includes('make-up')) return 0;
  return photo.override === null ? 2 : 1;
}

function deviceOf({ photo }: PhotoContext): string {
  return stratumOf(photo, { roomId: null });
}

function areKnownToDiffer(a: boolean | null, b: boolean | null): boolean {
  return a !== null && b !== null && a !== b;
}
