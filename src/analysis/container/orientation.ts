/** How the coded picture is turned to stand upright, in EXIF's numbering (1: as it is; 6: a quarter turn clockwise; ...). */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The same turn as two steps: first mirror left to right (or not), then turn clockwise by quarters. */
export interface Turn {
  readonly mirrored: boolean;
  readonly quarterTurnsClockwise: 0 | 1 | 2 | 3;
}

const TURNS: Record<Orientation, Turn> = {
  1: { mirrored: false, quarterTurnsClockwise: 0 },
  2: { mirrored: true, quarterTurnsClockwise: 0 },
  3: { mirrored: false, quarterTurnsClockwise: 2 },
  4: { mirrored: true, quarterTurnsClockwise: 2 },
  5: { mirrored: true, quarterTurnsClockwise: 3 },
  6: { mirrored: false, quarterTurnsClockwise: 1 },
  7: { mirrored: true, quarterTurnsClockwise: 1 },
  8: { mirrored: false, quarterTurnsClockwise: 3 },
};

export function turnOf(orientation: Orientation): Turn {
  return TURNS[orientation];
}

/** Any value that EXIF doesn't define (0, 9, 255) means upright. */
export function toOrientation(value: number): Orientation {
  return Number.isInteger(value) && value >= 1 && value <= 8 ? (value as Orientation) : 1;
}

/** Width and height change places. */
export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5;
}

/** The orientation that comes of turning clockwise by quarters after `first`. */
export function thenTurned(first: Orientation, quarterTurnsClockwise: number): Orientation {
  const turn = TURNS[first];
  return orientationOf(turn.mirrored, turn.quarterTurnsClockwise + quarterTurnsClockwise);
}

/** The orientation that comes of mirroring after `first`: left to right, or top to bottom. */
export function thenMirrored(first: Orientation, direction: 'left-right' | 'top-bottom'): Orientation {
  const turn = TURNS[first];
  const halfTurn = direction === 'top-bottom' ? 2 : 0;
  return orientationOf(!turn.mirrored, halfTurn - turn.quarterTurnsClockwise);
}

function orientationOf(mirrored: boolean, quarterTurns: number): Orientation {
  const wanted = ((quarterTurns % 4) + 4) % 4;
  for (const [orientation, turn] of Object.entries(TURNS)) {
    if (turn.mirrored === mirrored && turn.quarterTurnsClockwise === wanted) return Number(orientation) as Orientation;
  }
  return 1;
}
