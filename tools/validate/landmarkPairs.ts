/** A point of the 189-point template and the landmark of the mesh that means the same place. */
export type LandmarkPair = readonly [template: number, landmark: number];

/**
 * Places that both the template and the mesh define as points, by feature, subject's right first. Left out: points that
 * only lie somewhere along a line (the lid between its middle and its corners, the lip borders between their landmarks,
 * the ridge of the nose), and the brow's tail, which the template draws further out than the mesh has points.
 */
export const LANDMARK_PAIRS = {
  pupils: [
    [0, 468],
    [1, 473],
  ],
  // Outer and inner rim of each iris.
  irises: [
    [4, 471],
    [8, 469],
    [12, 476],
    [16, 474],
  ],
  // Outer corner, middle of the upper lid, inner corner, middle of the lower lid.
  eyes: [
    [18, 33],
    [20, 159],
    [22, 133],
    [29, 145],
    [27, 263],
    [25, 386],
    [23, 362],
    [32, 374],
  ],
  // Peak and inner end.
  brows: [
    [73, 105],
    [76, 55],
    [80, 334],
    [77, 285],
  ],
  // Where the wings meet the cheek, and the base of the columella.
  nose: [
    [63, 64],
    [68, 294],
    [55, 2],
  ],
  // Corners, the three points of Cupid's bow, the line between the lips, the lower border.
  mouth: [
    [87, 61],
    [93, 291],
    [89, 37],
    [90, 0],
    [91, 267],
    [96, 13],
    [101, 14],
    [106, 17],
  ],
  chin: [[129, 152]],
} as const satisfies Readonly<Record<string, readonly LandmarkPair[]>>;

/** Template points along the jaw: they are held against the outline of the mesh, for neither has a fixed place along it. */
export const JAW_POINTS = [126, 127, 128, 130, 131, 132] as const;

/** The template's pupils: their distance is the unit of every error. */
export const PUPILS = [0, 1] as const;

/** The template's iris rims on a horizontal line, right eye then left. */
export const IRIS_RIMS = [
  [4, 8],
  [12, 16],
] as const;
