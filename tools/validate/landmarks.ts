import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FoundFace, findFace } from '../../src/analysis/face/findFace.ts';
import { irisDiameterPx } from '../../src/analysis/face/pose.ts';
import { FACE_OVAL } from '../../src/analysis/face/regions.ts';
import type { Models } from '../../src/analysis/models.ts';
import type { ImagePoint } from '../../src/domain/photo.ts';
import { photoFile } from '../../test/fixtures/photoFile.ts';
import { IRIS_RIMS, JAW_POINTS, LANDMARK_PAIRS, PUPILS } from './landmarkPairs.ts';
import { readTemplate } from './template.ts';

/** How the mesh lies against points that people clicked. */
export interface LandmarkReport {
  readonly photos: number;
  /** Photographs without exactly one accepted face, by file name. */
  readonly refused: readonly string[];
  /** Photographs with a template. */
  readonly compared: number;
  /** Distances as a fraction of the distance between the pupils, by feature. */
  readonly errors: ReadonlyMap<string, readonly number[]>;
  /** Iris diameter of the mesh over the clicked horizontal one, a photograph each. */
  readonly irisRatios: readonly number[];
}

const JAW = 'jaw, to the outline';

/** Finds the face in every neutral and smiling photograph of `folder` and holds it against the template, where there is one. */
export async function compareLandmarks(
  folder: string,
  models: Pick<Models, 'detect' | 'mesh'>,
  onPhoto: (done: number, of: number) => void,
): Promise<LandmarkReport> {
  const names = readdirSync(folder)
    .filter((name) => /_(neutral|smiling)\.jpg$/.test(name))
    .sort();
  const errors = new Map<string, number[]>([...Object.keys(LANDMARK_PAIRS), JAW].map((feature) => [feature, []]));
  const refused: string[] = [];
  const irisRatios: number[] = [];
  for (const [index, name] of names.entries()) {
    const face = await findFace(await photoFile(join(folder, name)), models);
    if (face?.faces !== 1) refused.push(name);
    const template = join(folder, name.replace(/jpg$/, 'tem'));
    if (face && existsSync(template)) irisRatios.push(addErrors(errors, face, readTemplate(template)));
    onPhoto(index + 1, names.length);
  }
  return { photos: names.length, refused, compared: irisRatios.length, errors, irisRatios };
}

/** Adds one photograph's errors to the features they belong to; gives its iris ratio. */
function addErrors(errors: Map<string, number[]>, { landmarks }: FoundFace, clicked: readonly ImagePoint[]): number {
  const found = (landmark: number): ImagePoint => ({ x: landmarks[3 * landmark]!, y: landmarks[3 * landmark + 1]! });
  const eyeDistancePx = distance(clicked[PUPILS[0]]!, clicked[PUPILS[1]]!);
  for (const [feature, pairs] of Object.entries(LANDMARK_PAIRS)) {
    for (const [template, landmark] of pairs) {
      errors.get(feature)!.push(distance(clicked[template]!, found(landmark)) / eyeDistancePx);
    }
  }
  const outline = FACE_OVAL.map(found);
  for (const point of JAW_POINTS) errors.get(JAW)!.push(distanceToRing(clicked[point]!, outline) / eyeDistancePx);
  const [right, left] = IRIS_RIMS.map(([outer, inner]) => distance(clicked[outer]!, clicked[inner]!));
  return irisDiameterPx(landmarks) / ((right! + left!) / 2);
}

function distance(a: ImagePoint, b: ImagePoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Shortest distance from a point to a closed line. */
function distanceToRing(point: ImagePoint, ring: readonly ImagePoint[]): number {
  const toSegments = ring.map((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy);
    const t = Math.min(1, Math.max(0, along));
    return distance(point, { x: a.x + t * dx, y: a.y + t * dy });
  });
  return Math.min(...toSegments);
}

/** The report as lines of text: acceptance, then mean, 95th percentile and largest error by feature. */
export function landmarkLines({ photos, refused, compared, errors, irisRatios }: LandmarkReport): string[] {
  const percent = (fraction: number): string => (100 * fraction).toFixed(2).padStart(7);
  const row = (feature: string, values: readonly number[]): string => {
    const sorted = values.toSorted((a, b) => a - b);
    const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN;
    return `${feature.padEnd(22)}${percent(mean(values))}${percent(p95)}${percent(sorted.at(-1) ?? Number.NaN)}${String(values.length).padStart(6)}`;
  };
  const points = [...errors].filter(([feature]) => feature !== JAW).flatMap(([, values]) => values);
  const spread = Math.sqrt(mean(irisRatios.map((ratio) => (ratio - mean(irisRatios)) ** 2)));
  return [
    `faces: ${photos - refused.length} of ${photos} photographs accepted${refused.length > 0 ? `; not ${refused.join(', ')}` : ''}`,
    `landmarks against ${compared} templates, % of the distance between the pupils`,
    `${'feature'.padEnd(22)}${'mean'.padStart(7)}${'p95'.padStart(7)}${'max'.padStart(7)}${'n'.padStart(6)}`,
    ...[...errors].map(([feature, values]) => row(feature, values)),
    row('all points', points),
    `iris diameter / clicked: mean ${mean(irisRatios).toFixed(3)}, SD ${spread.toFixed(3)}`,
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
