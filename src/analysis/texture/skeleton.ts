import { setPixels } from '../masks.ts';

/**
 * Thins a mask to lines one pixel wide, in place: two sub-passes until nothing changes (Zhang and Suen, Communications
 * of the ACM 27 (1984) 236-239), then the corners of the stairs it leaves on slanted lines.
 *
 * @param mask 1 or 0; its border pixels are cleared.
 * @returns indices of the pixels left, in order.
 */
export function skeletonise(mask: Uint8Array, widthPx: number): Int32Array {
  clearBorder(mask, widthPx);
  const alive = setPixels(mask);
  const peeled = new Int32Array(alive.length);
  let left = alive.length;
  for (let changed = true; changed; ) {
    changed = false;
    for (const pass of [1, 2] as const) {
      const count = collectPeeled(mask, widthPx, alive.subarray(0, left), pass, peeled);
      for (let k = 0; k < count; k++) mask[peeled[k] as number] = 0;
      if (count === 0) continue;
      changed = true;
      left = dropCleared(mask, alive, left);
    }
  }
  for (const at of alive.subarray(0, left)) if (isStair(mask, widthPx, at)) mask[at] = 0;
  return alive.subarray(0, dropCleared(mask, alive, left));
}

/** Writes the pixels a sub-pass takes away into `peeled`, and tells how many they are. */
function collectPeeled(mask: Uint8Array, widthPx: number, alive: Int32Array, pass: 1 | 2, peeled: Int32Array): number {
  let count = 0;
  for (let k = 0; k < alive.length; k++) {
    const at = alive[k] as number;
    const above = at - widthPx;
    const below = at + widthPx;
    const neighbours =
      (mask[above] as number) |
      ((mask[above + 1] as number) << 1) |
      ((mask[at + 1] as number) << 2) |
      ((mask[below + 1] as number) << 3) |
      ((mask[below] as number) << 4) |
      ((mask[below - 1] as number) << 5) |
      ((mask[at - 1] as number) << 6) |
      ((mask[above - 1] as number) << 7);
    if ((PEELED_IN[neighbours] as number) & pass) peeled[count++] = at;
  }
  return count;
}

/** Closes the gaps that cleared pixels leave among the first `count`; tells how many are left. */
function dropCleared(mask: Uint8Array, alive: Int32Array, count: number): number {
  let left = 0;
  for (let k = 0; k < count; k++) {
    const at = alive[k] as number;
    if (mask[at]) alive[left++] = at;
  }
  return left;
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

/** For each set of neighbours (clockwise from the one above, bit 0 first) the sub-passes that take the pixel away: 1, 2 or both. */
const PEELED_IN = Uint8Array.from({ length: 256 }, (_, neighbours) => peeledIn(neighbours));

function peeledIn(neighbours: number): number {
  const bit = (k: number) => (neighbours >> (k % 8)) & 1;
  let set = 0;
  let rises = 0;
  for (let k = 0; k < 8; k++) {
    set += bit(k);
    if (bit(k) < bit(k + 1)) rises++;
  }
  if (set < 2 || set > 6 || rises !== 1) return 0;
  const [up, right, down, left] = [bit(0), bit(2), bit(4), bit(6)];
  const first = up * right * down === 0 && right * down * left === 0 ? 1 : 0;
  const second = up * right * left === 0 && up * down * left === 0 ? 2 : 0;
  return first | second;
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
