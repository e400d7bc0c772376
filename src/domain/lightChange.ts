import type { Conditions, LogColour } from './conditions.ts';

/** How the light changed between two photos, judged on what should not change. `null`: nothing tells. */
export interface LightChange {
  /** Of the brightness, without its sign. */
  readonly ev: number | null;
  /** Of the colour: length of d(u, v). */
  readonly cast: number | null;
  /** How far control patches A and B disagree about d(u, v). */
  readonly uneven: number | null;
  /** How far the background and the skin, or the grey patch, disagree about it. */
  readonly background: number | null;
}

/** From a grey patch where both photos have one, else from control skin, else from the background. Symmetric. */
export function lightChange(a: Conditions, b: Conditions): LightChange {
  const grey = step(a.grey, b.grey);
  const controlA = step(a.controlA, b.controlA);
  const controlB = step(a.controlB, b.controlB);
  const background = step(a.background, b.background);
  const onSubject = grey ?? middle(controlA, controlB);
  const light = onSubject ?? background;
  return {
    ev: light && Math.abs(light.lnY) / Math.LN2,
    cast: light && Math.hypot(light.u, light.v),
    uneven: controlA && controlB && apart(controlA, controlB),
    background: background && onSubject && apart(background, onSubject),
  };
}

function step(from: LogColour | null, to: LogColour | null): LogColour | null {
  return from && to && { lnY: to.lnY - from.lnY, u: to.u - from.u, v: to.v - from.v };
}

function middle(a: LogColour | null, b: LogColour | null): LogColour | null {
  if (a === null || b === null) return a ?? b;
  return { lnY: (a.lnY + b.lnY) / 2, u: (a.u + b.u) / 2, v: (a.v + b.v) / 2 };
}

function apart(a: LogColour, b: LogColour): number {
  return Math.hypot(a.u - b.u, a.v - b.v);
}
