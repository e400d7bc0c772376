import { findFace } from '../../src/analysis/face/findFace.ts';
import { EXCLUSIONS, FACE_OVAL, FACE_POLYGONS } from '../../src/analysis/face/regions.ts';
import { type FaceOptions, PLAIN_FACE, renderFace } from '../../test/fixtures/face/renderFace.ts';
import { nodeModels } from '../../test/fixtures/nodeModels.ts';
import { arraySource } from '../../test/fixtures/pixelSource.ts';

/**
 * Does the face finder accept the rendered face, and how close does the mesh come to the true landmarks?
 *
 *     npx tsx tools/example/checkFit.ts
 *
 * Errors are mean distances as % of the distance between the iris centres.
 */
const CASES: Readonly<Record<string, Partial<FaceOptions>>> = {
  'light front': {},
  'light turned 12': { yawDeg: 12 },
  'dark front': { tone: 'dark' },
  'dark turned -12, down 5': { tone: 'dark', yawDeg: -12, pitchDeg: -5 },
  'very dark front': { tone: 'veryDark' },
};
const excluded = (name: string): number[] =>
  EXCLUSIONS.filter((exclusion) => exclusion.name.startsWith(name)).flatMap(({ ring }) => [...ring]);
const GROUPS: Readonly<Record<string, readonly number[]>> = {
  all: [...Array(468).keys()],
  oval: FACE_OVAL,
  eyes: excluded('eye'),
  brows: excluded('brow'),
  lips: excluded('lips'),
  nose: FACE_POLYGONS.nose,
  cheeks: [...FACE_POLYGONS['cheek-right'], ...FACE_POLYGONS['cheek-left']],
  forehead: FACE_POLYGONS.forehead,
};

const models = nodeModels();
for (const [name, options] of Object.entries(CASES)) {
  const { picture, landmarks: truth, irises } = renderFace({ ...PLAIN_FACE, ...options });
  const found = await findFace(arraySource(picture), models);
  if (!found) {
    console.log(`${name}: no face found`);
    continue;
  }
  const between = Math.hypot(irises[0]! - irises[2]!, irises[1]! - irises[3]!);
  const errors = Object.entries(GROUPS).map(([group, points]) => {
    const sum = points.reduce(
      (total, i) =>
        total + Math.hypot(found.landmarks[i * 3]! - truth[i * 2]!, found.landmarks[i * 3 + 1]! - truth[i * 2 + 1]!),
      0,
    );
    return `${group} ${((100 * sum) / points.length / between).toFixed(2)}`;
  });
  console.log(
    `${name}: detection ${found.detection.toFixed(3)}, presence ${found.presence.toFixed(4)}, error % ${errors.join(', ')}`,
  );
}
