import type { FaceGeometry, Frozen } from '../../domain/measurement.ts';
import { imageToTexel } from '../atlas/imageToTexel.ts';
import { mapFace } from '../atlas/mapFace.ts';
import { faceTexelMm2 } from '../atlas/texelArea.ts';
import type { FoundFace } from '../face/findFace.ts';
import { irisDiameterPx, poseOf, viewOf } from '../face/pose.ts';
import { FACE_OVAL } from '../face/regions.ts';
import type { PixelSource } from '../raster.ts';
import { faceControlSites } from '../skin/controlSites.ts';
import { faceZone, irisDistancePx } from '../skin/faceZone.ts';
import type { ImageBox } from '../texture/readTexture.ts';
import { boxOf, isInside } from './polygon.ts';
import type { Subject } from './subject.ts';

/** Mean visible iris diameter, mm: 0.4-0.5 mm SD between people, constant within one. */
export const IRIS_MM = 11.7;
/** Context the colour model sees about the face, mm. */
const MARGIN_MM = 12;
/** The eyes with lids and lashes, about the middle between the irises: half width and half height in iris distances. */
const SHARP_HALF = { width: 0.85, height: 0.35 };

/** A found face as a subject. Scale: stated, else the course's frozen face size, else the iris. */
export function faceSubject(
  face: FoundFace,
  source: PixelSource,
  frozen: Frozen | null,
  statedPxPerMm: number | null,
): Subject {
  const { landmarks, presence } = face;
  const { pose, pxPerCanonicalCm } = poseOf(landmarks);
  const geometry: FaceGeometry = { kind: 'face', landmarks, presence, pose, pxPerCanonicalCm };
  const fromBaseline = frozen?.mmPerCanonicalCm ? pxPerCanonicalCm / frozen.mmPerCanonicalCm : null;
  const pxPerMm = statedPxPerMm ?? fromBaseline ?? irisDiameterPx(landmarks) / IRIS_MM;
  const mmPerCanonicalCm = pxPerCanonicalCm / pxPerMm;
  const mapping = mapFace(landmarks, source.widthPx, source.heightPx);
  const oval = FACE_OVAL.map((i) => ({ x: landmarks[i * 3] as number, y: landmarks[i * 3 + 1] as number }));
  const sites = faceControlSites(landmarks);
  return {
    geometry,
    proposedView: viewOf(pose),
    pxPerMm,
    scaleSource: statedPxPerMm !== null ? 'stated' : fromBaseline !== null ? 'baseline' : 'iris',
    mmPerCanonicalCm,
    workingPxPerMm: pxPerMm,
    box: boxOf(oval, MARGIN_MM * pxPerMm),
    sharpBox: eyeBox(landmarks),
    mapping,
    texelMm2: faceTexelMm2(mmPerCanonicalCm),
    toTexel: imageToTexel(landmarks, mapping),
    zoneOn(grid) {
      const found = faceZone(landmarks, grid);
      return { ...found, own: found.zone };
    },
    controls: [
      { site: 'forehead', patches: sites.forehead },
      { site: 'cheeks', patches: sites.cheeks },
    ],
    contains: (x, y) => isInside(oval, x, y),
  };
}

function eyeBox(landmarks: Float32Array): ImageBox {
  const x = ((landmarks[468 * 3] as number) + (landmarks[473 * 3] as number)) / 2;
  const y = ((landmarks[468 * 3 + 1] as number) + (landmarks[473 * 3 + 1] as number)) / 2;
  const distance = irisDistancePx(landmarks);
  return {
    left: x - SHARP_HALF.width * distance,
    right: x + SHARP_HALF.width * distance,
    top: y - SHARP_HALF.height * distance,
    bottom: y + SHARP_HALF.height * distance,
  };
}
