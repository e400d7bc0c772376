/**
 * Fills a closed polygon into a mask by the even-odd rule: texels whose centre lies inside are set to `value`.
 *
 * `points`: x, y each, in texels. A texel already set to something else than 0 is left alone where `isKept`.
 */
export function fillPolygon(
  mask: Uint8Array,
  widthPx: number,
  points: ArrayLike<number>,
  value = 1,
  isKept = false,
): void {
  const heightPx = mask.length / widthPx;
  const count = points.length / 2;
  const crossings: number[] = [];
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < points.length; i += 2) {
    top = Math.min(top, points[i] as number);
    bottom = Math.max(bottom, points[i] as number);
  }
  const end = Math.min(heightPx, Math.ceil(bottom));
  for (let row = Math.max(0, Math.floor(top)); row < end; row++) {
    const y = row + 0.5;
    crossings.length = 0;
    for (let i = 0, j = count - 1; i < count; j = i++) {
      const yi = points[i * 2 + 1] as number;
      const yj = points[j * 2 + 1] as number;
      if (yi > y === yj > y) continue;
      const xi = points[i * 2] as number;
      crossings.push(xi + (((points[j * 2] as number) - xi) * (y - yi)) / (yj - yi));
    }
    crossings.sort((p, q) => p - q);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil((crossings[k] as number) - 0.5));
      const to = Math.min(widthPx - 1, Math.ceil((crossings[k + 1] as number) - 0.5) - 1);
      if (!isKept) mask.fill(value, row * widthPx + from, row * widthPx + Math.max(from, to + 1));
      else for (let at = row * widthPx + from; at <= row * widthPx + to; at++) if (mask[at] === 0) mask[at] = value;
    }
  }
}

/** Sets every texel whose centre lies inside a closed polygon or within `radius` texels of its outline to 1. */
export function fillDilated(mask: Uint8Array, widthPx: number, points: ArrayLike<number>, radius: number): void {
  fillPolygon(mask, widthPx, points);
  const heightPx = mask.length / widthPx;
  const count = points.length / 2;
  for (let i = 0, j = count - 1; i < count; j = i++) {
    const ax = points[j * 2] as number;
    const ay = points[j * 2 + 1] as number;
    const dx = (points[i * 2] as number) - ax;
    const dy = (points[i * 2 + 1] as number) - ay;
    const lengthSquared = dx * dx + dy * dy;
    const left = Math.max(0, Math.floor(Math.min(ax, ax + dx) - radius));
    const right = Math.min(widthPx - 1, Math.ceil(Math.max(ax, ax + dx) + radius));
    const top = Math.max(0, Math.floor(Math.min(ay, ay + dy) - radius));
    const bottom = Math.min(heightPx - 1, Math.ceil(Math.max(ay, ay + dy) + radius));
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const px = x + 0.5 - ax;
        const py = y + 0.5 - ay;
        const along = lengthSquared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared)) : 0;
        if ((px - along * dx) ** 2 + (py - along * dy) ** 2 <= radius * radius) mask[y * widthPx + x] = 1;
      }
    }
  }
}
