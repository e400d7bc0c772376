import type { MeasureId } from '../../../src/domain/measure.ts';
import type { FaceRegion } from '../../../src/domain/region.ts';
import type { FaceOptions } from '../../../test/fixtures/face/renderFace.ts';
import type { ToneName } from '../../../test/fixtures/face/tone.ts';

/** What changes over a rendered course: between its first and its last visit, along a straight line. */
export interface RenderedCourse {
  readonly tone: ToneName;
  readonly size: 'none' | 'small' | 'medium' | 'large';
  readonly visits: number;
  /** The one measure that changes; all of the study's, where it isn't given. */
  readonly alone?: MeasureId;
  /** The face's amounts at the first visit and the last. */
  readonly from: Amounts;
  readonly to: Amounts;
}

type Amounts = Pick<FaceOptions, 'redness' | 'pigment' | 'reliefShare'>;

/** Courses that are pictured alike, and what is asked of them. */
export interface RenderedStudy {
  /** What stands above its table. */
  readonly about: readonly string[];
  readonly measures: readonly MeasureId[];
  readonly courses: readonly RenderedCourse[];
  /** The regions that are declared treated. */
  readonly treated: readonly FaceRegion[];
  /** Shots of the first and the last visit, and of each calibration: their noise counts in the verdict. */
  readonly repeats: number;
  readonly camera: Pick<FaceOptions, 'widthPx' | 'heightPx' | 'pxPerCm'>;
}

const START: Amounts = { redness: 0.95, pigment: 0.8 };
/** Share of the starting amounts that is left at the end. */
const LEFT = { none: 1, small: 0.85, medium: 0.55, large: 0.25 } as const;
const lessened = (left: number) => ({ redness: START.redness * left, pigment: START.pigment * left });

/**
 * Redness and spots of the cheeks, at 4 px/mm; the forehead, where nothing is put in, is their control skin. Every size on
 * every tone; the number of visits goes round from 3 to 6, so that each size and tone meets several.
 */
export const COLOUR_STUDY: RenderedStudy = {
  about: [
    'Rendered courses, cheeks treated, forehead as control; 3 shots at the first and last visit, 1 between.',
    'Renderer and colour model share their light transport: this checks the pipeline and the statistics, not biology.',
  ],
  measures: ['redness', 'pigmentation'],
  courses: (['light', 'dark', 'veryDark'] as const).flatMap((tone, t) =>
    (['none', 'small', 'medium', 'large'] as const).map((size, s) => ({
      tone,
      size,
      visits: 3 + ((t + s) % 4),
      from: START,
      to: lessened(LEFT[size]),
    })),
  ),
  treated: ['cheek-right', 'cheek-left'],
  repeats: 3,
  camera: { widthPx: 800, heightPx: 960, pxPerCm: 41 },
};

/** Redness or pigment of the cheeks falls and the other stays: what either reading takes from the other. */
export const ALONE_STUDY: RenderedStudy = {
  ...COLOUR_STUDY,
  about: [
    'Rendered courses, cheeks treated, forehead as control; 2 shots at the first and last visit, 1 between.',
    'Redness falls and pigment stays, or the other way round: what is found of the one that stays comes from the other.',
  ],
  courses: (['light', 'dark', 'veryDark'] as const).flatMap((tone) =>
    (['redness', 'pigmentation'] as const).map((alone) => ({
      tone,
      size: 'large' as const,
      visits: 3,
      alone,
      from: START,
      to: {
        ...lessened(LEFT.large),
        ...(alone === 'redness' ? { pigment: START.pigment } : { redness: START.redness }),
      },
    })),
  ),
  repeats: 2,
};

/** Lines and pores of forehead and cheeks, at 8 px/mm: shares of them go. A picture takes half a minute, so the courses are few. */
export const RELIEF_STUDY: RenderedStudy = {
  about: [
    'Rendered courses at 8 px/mm, forehead and cheeks treated; 2 shots at the first and last visit, 1 between.',
    'A share of the pores, and of the length of the lines, goes; how deep the others are stays.',
  ],
  measures: ['lines', 'pores'],
  courses: (['light', 'dark'] as const).flatMap((tone) =>
    (['none', 'medium', 'large'] as const).map((size) => ({
      tone,
      size,
      visits: 3,
      from: { ...START, reliefShare: 1 },
      to: { ...START, reliefShare: LEFT[size] },
    })),
  ),
  treated: ['forehead', 'cheek-right', 'cheek-left'],
  repeats: 2,
  camera: { widthPx: 1600, heightPx: 1920, pxPerCm: 82 },
};

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
