/**
 * Memory for what is needed within one call, kept for the next: fresh memory costs more than most of what is done in it.
 *
 * @returns a function from a length to an array of that length, as the last call left it. What it gave before is overwritten,
 *   so it must not outlive the call, nor a wait.
 */
export function keptRoom<T extends { readonly length: number; subarray(from: number, to: number): T }>(
  make: (length: number) => T,
): (length: number) => T {
  let held = make(0);
  return (length) => {
    if (held.length < length) held = make(length);
    return held.subarray(0, length);
  };
}
