type Lab = readonly [L: number, a: number, b: number];

const RADIANS = Math.PI / 180;
const TO_7 = 25 ** 7;

/** CIEDE2000 colour difference of two CIELAB colours. [CIE 142:2001; Sharma, Wu & Dalal, Color Res Appl 30 (2005) 21] */
export function deltaE2000([L1, a1, b1]: Lab, [L2, a2, b2]: Lab): number {
  const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(meanC ** 7 / (meanC ** 7 + TO_7));
  const [C1, C2] = [Math.hypot(stretch * a1, b1), Math.hypot(stretch * a2, b2)];
  const [h1, h2] = [hueDeg(stretch * a1, b1), hueDeg(stretch * a2, b2)];
  const isGrey = C1 * C2 === 0;
  const apart = h2 - h1;
  const turn = isGrey ? 0 : apart - 360 * Math.round(Math.abs(apart) === 180 ? 0 : apart / 360);
  const dH = 2 * Math.sqrt(C1 * C2) * Math.sin((turn / 2) * RADIANS);
  const h = isGrey ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const L = (L1 + L2) / 2;
  const C = (C1 + C2) / 2;
  const t = 1 - 0.17 * cosDeg(h - 30) + 0.24 * cosDeg(2 * h) + 0.32 * cosDeg(3 * h + 6) - 0.2 * cosDeg(4 * h - 63);
  const sL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const sC = 1 + 0.045 * C;
  const sH = 1 + 0.015 * C * t;
  const blueTurn = 30 * Math.exp(-(((h - 275) / 25) ** 2));
  const rT = -2 * Math.sqrt(C ** 7 / (C ** 7 + TO_7)) * Math.sin(2 * blueTurn * RADIANS);
  const [dL, dC, dh] = [(L2 - L1) / sL, (C2 - C1) / sC, dH / sH];
  return Math.sqrt(dL * dL + dC * dC + dh * dh + rT * dC * dh);
}

function hueDeg(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / RADIANS + 360) % 360;
}

function cosDeg(angle: number): number {
  return Math.cos(angle * RADIANS);
}
