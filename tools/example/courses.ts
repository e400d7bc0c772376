import type { BodyArea, Concern } from '../../src/domain/course.ts';
import type { FaceRegion } from '../../src/domain/region.ts';
import type { FaceOptions } from '../../test/fixtures/face/renderFace.ts';

/** One visit of an example course: what its skin is like, and how this photograph differs from the others. */
interface ExampleVisit {
  readonly on: `${number}-${number}-${number}`;
  readonly redness: number;
  readonly pigment: number;
  readonly relief: number;
  /** Shots of the visit: three where the noise matters most, at the ends of the course. */
  readonly shots: number;
}

export interface ExampleCourse {
  readonly tone: 'light' | 'dark';
  readonly label: string;
  readonly area: BodyArea;
  readonly concern: Concern;
  /** In the protocol library. */
  readonly protocolId: string;
  /** Where the change is; the forehead beside it is the control skin. */
  readonly treatedRegions: readonly FaceRegion[];
  readonly visits: readonly ExampleVisit[];
}

/** Five visits four weeks apart. Redness, pigment and relief fall; at one visit the chief complaint is a little worse. */
export const EXAMPLE_COURSES: readonly ExampleCourse[] = [
  {
    tone: 'light',
    label: 'Example, light skin (computer-generated)',
    area: 'face',
    concern: 'redness',
    protocolId: 'laser-non-ablative',
    treatedRegions: ['cheek-right', 'cheek-left'],
    visits: [
      { on: '2026-03-02', redness: 0.95, pigment: 0.85, relief: 1.15, shots: 3 },
      { on: '2026-03-30', redness: 0.72, pigment: 0.74, relief: 1.02, shots: 1 },
      { on: '2026-04-27', redness: 0.79, pigment: 0.66, relief: 0.92, shots: 1 },
      { on: '2026-05-25', redness: 0.52, pigment: 0.55, relief: 0.82, shots: 1 },
      { on: '2026-06-22', redness: 0.36, pigment: 0.44, relief: 0.7, shots: 3 },
    ],
  },
  {
    tone: 'dark',
    label: 'Example, dark skin (computer-generated)',
    area: 'face',
    concern: 'pigmentation',
    protocolId: 'peel-light',
    treatedRegions: ['cheek-right', 'cheek-left'],
    visits: [
      { on: '2026-03-03', redness: 0.8, pigment: 0.5, relief: 1.15, shots: 3 },
      { on: '2026-03-31', redness: 0.7, pigment: 0.4, relief: 1.03, shots: 1 },
      { on: '2026-04-28', redness: 0.6, pigment: 0.43, relief: 0.93, shots: 1 },
      { on: '2026-05-26', redness: 0.48, pigment: 0.31, relief: 0.82, shots: 1 },
      { on: '2026-06-23', redness: 0.36, pigment: 0.22, relief: 0.7, shots: 3 },
    ],
  },
];

/** How the camera and the head differ from visit to visit. */
const SHOTS = [
  { yawDeg: 0, pitchDeg: 0, exposure: 1, whiteBalance: [1, 1, 1] },
  { yawDeg: 1.5, pitchDeg: -0.5, exposure: 0.96, whiteBalance: [1.015, 1, 0.985] },
  { yawDeg: -1.2, pitchDeg: 0.4, exposure: 1.03, whiteBalance: [0.99, 1, 1.015] },
  { yawDeg: 0.8, pitchDeg: -0.3, exposure: 0.98, whiteBalance: [1.01, 1, 1] },
  { yawDeg: -0.6, pitchDeg: 0, exposure: 1.02, whiteBalance: [0.995, 1, 0.99] },
] as const satisfies readonly Pick<FaceOptions, 'yawDeg' | 'pitchDeg' | 'exposure' | 'whiteBalance'>[];

/** How repositioning moves a repeat against the visit's first shot. */
const REPEATS = [
  { yawDeg: 0, pitchDeg: 0, exposure: 1 },
  { yawDeg: 1.1, pitchDeg: 0.5, exposure: 0.985 },
  { yawDeg: -0.9, pitchDeg: -0.6, exposure: 1.015 },
] as const;

/** One picture of a course. */
export interface ExamplePicture {
  readonly file: string;
  readonly visit: number;
  readonly on: ExampleVisit['on'];
  /** What the renderer needs: more than 8 px/mm on the skin. */
  readonly options: FaceOptions;
}

/** All pictures of a course, visit by visit. */
export function picturesOf(course: ExampleCourse): readonly ExamplePicture[] {
  return course.visits.flatMap(({ on, shots, redness, pigment, relief }, visit) =>
    REPEATS.slice(0, shots).map((repeat, shot) => {
      const placed = SHOTS[visit]!;
      return {
        file: `${course.tone}-${visit + 1}${['', 'b', 'c'][shot]}.jpg`,
        visit,
        on,
        options: {
          tone: course.tone,
          redness,
          pigment,
          relief,
          yawDeg: placed.yawDeg + repeat.yawDeg,
          pitchDeg: placed.pitchDeg + repeat.pitchDeg,
          exposure: placed.exposure * repeat.exposure,
          whiteBalance: placed.whiteBalance,
          seed: 100 * (course.tone === 'light' ? 1 : 2) + visit + 10 * shot,
          widthPx: 1560,
          heightPx: 1960,
          pxPerCm: 90,
          detail: 'fine',
        },
      };
    }),
  );
}
