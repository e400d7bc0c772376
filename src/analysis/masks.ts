/** 1 where both masks are. A loop: `map` with a function takes three times as long. */
export function intersection(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length);
  for (let i = 0; i < both.length; i++) both[i] = (a[i] as number) & (b[i] as number);
  return both;
}

/** The pixels of a mask that another hasn't. */
export function without(mask: Uint8Array, taken: Uint8Array): Uint8Array {
  const left = new Uint8Array(mask.length);
  for (let i = 0; i < left.length; i++) left[i] = (mask[i] as number) & ~(taken[i] as number);
  return left;
}

/** Indices of the pixels a mask has set, in order. */
export function setPixels(mask: Uint8Array): Int32Array {
  // The built-in searches pass over what is empty three times as fast as a loop.
  const first = mask.indexOf(1);
  if (first < 0) return new Int32Array(0);
  const end = mask.lastIndexOf(1) + 1;
  let count = 0;
  for (let i = first; i < end; i++) count += mask[i] as number;
  const out = new Int32Array(count);
  for (let i = first, k = 0; i < end; i++) if (mask[i]) out[k++] = i;
  return out;
}

/** Those of some pixels, by index, that a mask has set. */
export function within(pixels: Int32Array, mask: Uint8Array): Int32Array {
  const kept = new Int32Array(pixels.length);
  let count = 0;
  for (let k = 0; k < pixels.length; k++) {
    const i = pixels[k] as number;
    if (mask[i] === 1) kept[count++] = i;
  }
  return kept.subarray(0, count);
}
