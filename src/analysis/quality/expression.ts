/**
 * How far a face is from rest, 0 at rest, 1 where it starts to matter: the larger of an open mouth and a smile.
 * Landmarks: 478 x (x, y, z), image pixels.
 */
export function expressionOf(landmarks: Float32Array): number {
  const distance = (a: number, b: number) =>
    Math.hypot(
      (landmarks[a * 3] as number) - (landmarks[b * 3] as number),
      (landmarks[a * 3 + 1] as number) - (landmarks[b * 3 + 1] as number),
      (landmarks[a * 3 + 2] as number) - (landmarks[b * 3 + 2] as number),
    );
  const mouthWidth = distance(61, 291);
  const opening = distance(13, 14) / mouthWidth;
  // A smile widens the mouth and lifts its corners; the width between the outer eye corners stays.
  const eyeWidth = distance(33, 263);
  const height = (point: number) => landmarks[point * 3 + 1] as number;
  const lift = ((height(13) + height(14)) / 2 - (height(61) + height(291)) / 2) / eyeWidth;
  const smile = mouthWidth / eyeWidth + lift;
  return Math.max(opening / OPENING_MATTERS, (smile - SMILE_REST) / (SMILE_MATTERS - SMILE_REST), 0);
}

/** Inner lips apart by this share of the mouth's width. */
const OPENING_MATTERS = 0.1;
/** Width and lift of the mouth over eye-corner width: at rest, and from where a face smiles. */
const SMILE_REST = 0.52;
const SMILE_MATTERS = 0.6;
