import type { FaceOptions } from '../../../test/fixtures/face/renderFace.ts';
import type { ToneName } from '../../../test/fixtures/face/tone.ts';

/** What changes over a rendered course: between its first and its last visit, along a straight line. */
export interface RenderedCourse {
  readonly tone: ToneName;
  readonly size: 'none' | 'small' | 'medium' | 'large';
  readonly visits: number;
  /** The face's amounts at the first visit and the last. */
  readonly from: Amounts;
  readonly to: Amounts;
}

type Amounts = Pick<FaceOptions, 'redness' | 'pigment'>;

const START: Amounts = { redness: 0.95, pigment: 0.8 };
/** Share of the starting amounts that is left at the end. */
const LEFT = { none: 1, small: 0.85, medium: 0.55, large: 0.25 } as const;

/** Every size on every tone; the number of visits goes round from 3 to 6, so that each size and tone meets several. */
export const RENDERED_COURSES: readonly RenderedCourse[] = (['light', 'dark', 'veryDark'] as const).flatMap((tone, t) =>
  (['none', 'small', 'medium', 'large'] as const).map((size, s) => ({
    tone,
    size,
    visits: 3 + ((t + s) % 4),
    from: START,
    to: { redness: START.redness * LEFT[size], pigment: START.pigment * LEFT[size] },
  })),
);

/** The first and the last visit are repeated: their noise counts in the verdict. */
export const REPEATED_SHOTS = 3;

type Placed = Pick<FaceOptions, 'yawDeg' | 'pitchDeg' | 'exposure' | 'whiteBalance'>;

/** How a practitioner's shots differ though nothing changed: head, exposure and white balance, drawn from a seed. */
export function placedShot(random: () => number): Placed {
  const about = (spread: number) => (random() + random() + random() - 1.5) * 1.6 * spread;
  return {
    // Poses on a half-degree grid: the renderer lights each pose once.
    yawDeg: Math.round(2 * about(1.5)) / 2,
    pitchDeg: Math.round(2 * about(1)) / 2,
    exposure: Math.exp(about(0.06)),
    whiteBalance: [Math.exp(about(0.02)), 1, Math.exp(about(0.02))],
  };
}
