/**
 * A face drawn with a few ellipses, as a tensor [1, side, side, 3]: the fixed picture of the golden tests. Values run
 * from `black` to `white`. Nobody's picture, the same on every machine.
 */
export function drawnFace(side: number, black: number, white: number): Float32Array {
  const ellipses = [
    { x: 0.5, y: 0.5, halfWidth: 0.3, halfHeight: 0.4, rgb: [0.8, 0.6, 0.5] },
    { x: 0.38, y: 0.34, halfWidth: 0.08, halfHeight: 0.015, rgb: [0.3, 0.2, 0.15] },
    { x: 0.62, y: 0.34, halfWidth: 0.08, halfHeight: 0.015, rgb: [0.3, 0.2, 0.15] },
    { x: 0.38, y: 0.41, halfWidth: 0.06, halfHeight: 0.025, rgb: [0.95, 0.95, 0.95] },
    { x: 0.62, y: 0.41, halfWidth: 0.06, halfHeight: 0.025, rgb: [0.95, 0.95, 0.95] },
    { x: 0.38, y: 0.41, halfWidth: 0.025, halfHeight: 0.025, rgb: [0.25, 0.15, 0.1] },
    { x: 0.62, y: 0.41, halfWidth: 0.025, halfHeight: 0.025, rgb: [0.25, 0.15, 0.1] },
    { x: 0.5, y: 0.56, halfWidth: 0.05, halfHeight: 0.03, rgb: [0.7, 0.5, 0.42] },
    { x: 0.5, y: 0.72, halfWidth: 0.11, halfHeight: 0.035, rgb: [0.7, 0.35, 0.35] },
  ];
  const tensor = new Float32Array(side * side * 3);
  for (let i = 0; i < side * side; i++) {
    const x = ((i % side) + 0.5) / side;
    const y = (Math.floor(i / side) + 0.5) / side;
    let rgb = [0.35, 0.4, 0.45];
    for (const { x: cx, y: cy, halfWidth, halfHeight, rgb: own } of ellipses) {
      if (((x - cx) / halfWidth) ** 2 + ((y - cy) / halfHeight) ** 2 < 1) rgb = own;
    }
    const shade = 1 - 0.3 * (x - 0.5) ** 2 - 0.2 * (y - 0.4) ** 2;
    for (let c = 0; c < 3; c++) tensor[3 * i + c] = black + (white - black) * shade * rgb[c]!;
  }
  return tensor;
}
