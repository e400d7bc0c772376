/**
 * Thins a mask to lines one pixel wide, in place: two sub-passes until nothing changes (Zhang and Suen, Communications
 * of the ACM 27 (1984) 236-239), then the corners of the stairs it leaves on slanted lines.
 *
 * @param mask 1 or 0; its border pixels are cleared.
 */
export function skeletonise(mask: Uint8Array, widthPx: number): void {
  clearBorder(mask, widthPx);
  let alive: number[] = [];
  for (let i = 0; i < mask.length; i++) if (mask[i]) alive.push(i);
  for (let changed = true; changed; ) {
    changed = false;
    for (const pass of [0, 1] as const) {
      const peeled = alive.filter((at) => mayPeel(mask, widthPx, at, pass));
      for (const at of peeled) mask[at] = 0;
      if (peeled.length > 0) {
        changed = true;
        alive = alive.filter((at) => mask[at]);
      }
    }
  }
  for (const at of alive) if (isStair(mask, widthPx, at)) mask[at] = 0;
}

/** Straight and diagonal step of a digital line, unbiased over its directions (Proffitt and Rosen 1979). */
const STRAIGHT_PX = 0.948;
const DIAGONAL_PX = 1.34;

/** Length of line each skeleton pixel stands for, in pixels: half the way to each neighbour it is joined to. */
export function lengthAt(mask: Uint8Array, widthPx: number, at: number): number {
  const bit = (offset: number) => mask[at + offset] as number;
  const up = bit(-widthPx);
  const down = bit(widthPx);
  const left = bit(-1);
  const right = bit(1);
  // A diagonal step counts only where no straight one makes it a detour.
  const diagonal =
    (1 - (up | left)) * bit(-widthPx - 1) +
    (1 - (up | right)) * bit(-widthPx + 1) +
    (1 - (down | left)) * bit(widthPx - 1) +
    (1 - (down | right)) * bit(widthPx + 1);
  return (STRAIGHT_PX * (up + down + left + right) + DIAGONAL_PX * diagonal) / 2;
}

function mayPeel(mask: Uint8Array, widthPx: number, at: number, pass: 0 | 1): boolean {
  const p2 = mask[at - widthPx] as number;
  const p3 = mask[at - widthPx + 1] as number;
  const p4 = mask[at + 1] as number;
  const p5 = mask[at + widthPx + 1] as number;
  const p6 = mask[at + widthPx] as number;
  const p7 = mask[at + widthPx - 1] as number;
  const p8 = mask[at - 1] as number;
  const p9 = mask[at - widthPx - 1] as number;
  const neighbours = p2 + p3 + p4 + p5 + p6 + p7 + p8 + p9;
  if (neighbours < 2 || neighbours > 6) return false;
  const rises =
    Number(p2 < p3) +
    Number(p3 < p4) +
    Number(p4 < p5) +
    Number(p5 < p6) +
    Number(p6 < p7) +
    Number(p7 < p8) +
    Number(p8 < p9) +
    Number(p9 < p2);
  if (rises !== 1) return false;
  return pass === 0 ? p2 * p4 * p6 === 0 && p4 * p6 * p8 === 0 : p2 * p4 * p8 === 0 && p2 * p6 * p8 === 0;
}

/** The corner of a stair: the two pixels it joins touch across the corner without it. */
function isStair(mask: Uint8Array, widthPx: number, at: number): boolean {
  const isSet = (dx: number, dy: number) => mask[at + dy * widthPx + dx] === 1;
  return [-1, 1].some((dy) =>
    [-1, 1].some(
      (dx) => isSet(0, dy) && isSet(dx, 0) && !isSet(dx, dy) && !isSet(-dx, -dy) && !(isSet(-dx, 0) && isSet(0, -dy)),
    ),
  );
}

function clearBorder(mask: Uint8Array, widthPx: number): void {
  const heightPx = mask.length / widthPx;
  mask.fill(0, 0, widthPx);
  mask.fill(0, (heightPx - 1) * widthPx);
  for (let y = 0; y < heightPx; y++) {
    mask[y * widthPx] = 0;
    mask[(y + 1) * widthPx - 1] = 0;
  }
}
