import { CANONICAL } from '../../../src/analysis/face/canonical.ts';

export interface Turn {
  readonly yawDeg?: number;
  readonly pitchDeg?: number;
  readonly rollDeg?: number;
  readonly pxPerCm?: number;
  readonly x: number;
  readonly y: number;
}

/** The canonical face seen by weak perspective: 478 landmarks in image pixels (the ten of the irises stay at 0). */
export function turnedFace({ yawDeg = 0, pitchDeg = 0, rollDeg = 0, pxPerCm = 40, x, y }: Turn): Float32Array {
  const landmarks = new Float32Array(1434);
  const [yaw, pitch, roll] = [yawDeg, pitchDeg, rollDeg].map((deg) => (deg * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  for (let i = 0; i < 468 * 3; i += 3) {
    const [cx, cy, cz] = CANONICAL.vertices.subarray(i, i + 3) as unknown as [number, number, number];
    let [px, py, pz] = [cx, -cy, -cz];
    [px, pz] = [px * Math.cos(yaw) + pz * Math.sin(yaw), -px * Math.sin(yaw) + pz * Math.cos(yaw)];
    [py, pz] = [py * Math.cos(pitch) - pz * Math.sin(pitch), py * Math.sin(pitch) + pz * Math.cos(pitch)];
    [px, py] = [px * Math.cos(roll) - py * Math.sin(roll), px * Math.sin(roll) + py * Math.cos(roll)];
    landmarks.set([x + px * pxPerCm, y + py * pxPerCm, pz * pxPerCm], i);
  }
  return landmarks;
}
