import type { Expression } from '../../domain/conditions.ts';
import { headFrame } from '../face/pose.ts';

/**
 * What a face does, measured in the head's own frame so that a turn of the head is not taken for a smile. Below 0: less
 * than the usual rest (thin lips, low brows, wide eyes); two photos of one person differ by their expression alone.
 *
 * @param landmarks 478 x (x, y, z), image pixels.
 */
export function expressionOf(landmarks: Float32Array): Expression {
  const head = headFrame(landmarks);
  const at = (point: number, axis: number) => head[3 * point + axis] as number;
  const height = (...points: readonly number[]) => points.reduce((sum, point) => sum + at(point, 1), 0) / points.length;
  const distance = (a: number, b: number) => Math.hypot(at(a, 0) - at(b, 0), at(a, 1) - at(b, 1), at(a, 2) - at(b, 2));
  const eyes = height(33, 133, 263, 362);
  const corners = height(61, 291);
  // A smile lifts the mouth's corners, against the lips and against the nose, and pushes the cheeks up. It widens the mouth,
  // too, but people's mouths differ more than a smile does, and by descent: that would find smiles on dark skin.
  const smile = 2 * (corners - height(13, 14)) + 2 * (height(50, 280) - eyes) + (corners - height(2));
  const raised = beyond(height(105, 334) - eyes, BROW_RAISED);
  const knitted = beyond(distance(55, 285), BROW_KNITTED);
  const aperture = (distance(159, 145) + distance(386, 374)) / (distance(33, 133) + distance(263, 362));
  return {
    mouth: beyond(distance(13, 14), MOUTH),
    smile: beyond(smile, SMILE),
    brow: Math.max(raised, knitted),
    squint: beyond(aperture, SQUINT),
  };
}

/** The expression furthest from rest: 1 is where it starts to matter. */
export function strongestOf({ mouth, smile, brow, squint }: Expression): number {
  return Math.max(mouth, smile, brow, squint);
}

/** How far a length is on its way from rest to where it matters. */
function beyond(value: number, { rest, matters }: { readonly rest: number; readonly matters: number }): number {
  return (value - rest) / (matters - rest);
}

/*
 * Rest: median of the 51 neutral London photos. Matters: about their 98 % quantile on the side the expression lies, for the
 * smile the 95 % one (canonical cm; for the eyes, opening over width). `npm run validate gates` counts what that lets through.
 */
const MOUTH = { rest: 0.07, matters: 0.3 };
const SMILE = { rest: -9.57, matters: -8.83 };
const BROW_RAISED = { rest: 2.66, matters: 3.3 };
const BROW_KNITTED = { rest: 2.71, matters: 2.3 };
const SQUINT = { rest: 0.335, matters: 0.24 };
