/** Memory of planes that were given back, the last one last. */
const free: Float32Array[] = [];
/** As many as one photo has in use at a time. */
const MOST_FREE = 10;
/** A plane lies in memory at most so many times its own size: the others are of another kind of plane. */
const ROOMY = 2;

/**
 * A plane of one value that its user gives back: unlike a `keptRoom` it may outlive calls and waits. The system hands out fresh
 * memory page by page, which for a large plane takes longer than what is done in it.
 */
export function lendPlane(length: number, value = 0): Float32Array {
  const at = free.findIndex((plane) => plane.length >= length && plane.length <= ROOMY * length);
  const [found] = at < 0 ? [] : free.splice(at, 1);
  if (found !== undefined) return found.subarray(0, length).fill(value);
  const fresh = new Float32Array(length);
  return value === 0 ? fresh : fresh.fill(value);
}

/**
 * Takes back the memory that a plane lies in; whoever gives it back doesn't look at it again.
 *
 * @throws Error where it was given back before: two photos would be written over each other
 */
export function giveBackPlane({ buffer }: Float32Array): void {
  if (free.some((plane) => plane.buffer === buffer)) throw new Error('A plane was given back twice');
  free.push(new Float32Array(buffer as ArrayBuffer));
  if (free.length > MOST_FREE) free.shift();
}
