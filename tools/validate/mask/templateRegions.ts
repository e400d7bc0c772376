import type { ImagePoint, ImagePolygon } from '../../../src/domain/photo.ts';

type Ring = readonly number[];

/** What people drew with the 189-point template and is no skin to measure: points of each outline, subject's right first. */
const NO_SKIN: Readonly<Record<string, readonly Ring[]>> = {
  eyes: [
    [18, 19, 20, 21, 22, 30, 29, 28],
    [23, 24, 25, 26, 27, 33, 32, 31],
  ],
  brows: [
    [71, 72, 73, 74, 75, 76, 84, 83],
    [77, 78, 79, 80, 81, 82, 86, 85],
  ],
  lips: [[87, 88, 89, 90, 91, 92, 93, 108, 107, 106, 105, 104]],
  nostrils: [
    [63, 64, 65],
    [68, 69, 70],
  ],
};
/** Between cheekbone, wing of the nose and jaw, above where a beard grows. */
const CHEEKS: readonly Ring[] = [
  [164, 165, 166, 158, 159, 111],
  [167, 168, 169, 161, 162, 114],
];
/** Columns of the forehead: brow, hairline. */
const FOREHEAD = [
  [73, 138],
  [75, 138],
  [78, 140],
  [80, 140],
] as const;
/** The part of a column that is forehead for sure and inside the mesh, whose outline ends well below the hairline. */
const FROM = 0.3;
const TO = 0.5;

/** Outlines of a person's features in image pixels: what is no skin by its name, and `cheeks` and `forehead`. */
export function templateRegions(points: readonly ImagePoint[]): ReadonlyMap<string, readonly ImagePolygon[]> {
  const outline = (ring: Ring): ImagePolygon => ring.map((i) => points[i]!);
  const along = (share: number) =>
    FOREHEAD.map(([low, high]) => {
      const [a, b] = [points[low]!, points[high]!];
      return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) };
    });
  return new Map<string, readonly ImagePolygon[]>([
    ...Object.entries(NO_SKIN).map(([name, rings]) => [name, rings.map(outline)] as const),
    ['cheeks', CHEEKS.map(outline)],
    ['forehead', [[...along(FROM), ...along(TO).reverse()]]],
  ]);
}
