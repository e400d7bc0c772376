import type { CodedImage } from '../raster.ts';

/** A picture at half its size: sums of four codes, 0..1020, a plane each. */
export interface HalvedPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly planes: readonly [Uint16Array, Uint16Array, Uint16Array];
}

/** A compact spot of one even colour: its middle and area in halved pixels. */
export interface EvenBlob {
  readonly x: number;
  readonly y: number;
  readonly areaPx: number;
}

/** Neighbours of one patch differ by less than this: 7 codes, in sums of four. */
const EVEN_STEP = 28;
/** A patch of a card that can be read, in halved pixels; the largest as a share of the picture. */
const LEAST_AREA_PX = 8;
const LARGEST_SHARE = 0.03;
/** Area against that of the rectangle with the same spread, and the longest side against the shortest. */
const COMPACT = { from: 0.82, to: 1.25 };
const LONGEST = 2.8;

export function halved({ data, widthPx, heightPx }: CodedImage): HalvedPicture {
  const width = widthPx >> 1;
  const height = heightPx >> 1;
  const words = new Uint32Array(data.buffer, data.byteOffset, widthPx * heightPx);
  const planes = [0, 1, 2].map(() => new Uint16Array(width * height)) as unknown as HalvedPicture['planes'];
  const [red, green, blue] = planes;
  for (let y = 0, i = 0; y < height; y++) {
    let at = 2 * y * widthPx;
    for (let x = 0; x < width; x++, i++, at += 2) {
      const a = words[at] as number;
      const b = words[at + 1] as number;
      const c = words[at + widthPx] as number;
      const d = words[at + widthPx + 1] as number;
      // Red and blue lie in two halves of one number, which a sum of four codes doesn't overflow.
      const sums = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff);
      red[i] = sums & 0xffff;
      blue[i] = sums >>> 16;
      green[i] = ((a >>> 8) & 255) + ((b >>> 8) & 255) + ((c >>> 8) & 255) + ((d >>> 8) & 255);
    }
  }
  return { widthPx: width, heightPx: height, planes };
}

/** Finds even, compact spots: connected pixels that hardly differ from their neighbours. */
export function evenBlobs(picture: HalvedPicture): EvenBlob[] {
  const { widthPx, heightPx } = picture;
  const { labels, parent } = labelled(picture);
  const sums = new Float64Array(6 * parent.length);
  for (let y = 0, i = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i++) {
      const label = labels[i] as number;
      if (label === 0) continue;
      const at = 6 * label;
      sums[at] = (sums[at] as number) + 1;
      sums[at + 1] = (sums[at + 1] as number) + x;
      sums[at + 2] = (sums[at + 2] as number) + y;
      sums[at + 3] = (sums[at + 3] as number) + x * x;
      sums[at + 4] = (sums[at + 4] as number) + x * y;
      sums[at + 5] = (sums[at + 5] as number) + y * y;
    }
  }
  for (let label = parent.length - 1; label > 0; label--) {
    const root = parent[label] as number;
    if (root === label) continue;
    for (let k = 0; k < 6; k++) sums[6 * root + k] = (sums[6 * root + k] as number) + (sums[6 * label + k] as number);
  }
  const blobs: EvenBlob[] = [];
  const most = LARGEST_SHARE * widthPx * heightPx;
  for (let label = 1; label < parent.length; label++) {
    if (parent[label] !== label) continue;
    const [n, x, y, xx, xy, yy] = sums.subarray(6 * label, 6 * label + 6) as unknown as number[];
    if (n! < LEAST_AREA_PX || n! > most) continue;
    const blob = { x: x! / n!, y: y! / n!, areaPx: n! };
    // A pixel is a square of its own, not a point.
    const [sxx, sxy, syy] = [
      xx! / n! - blob.x ** 2 + 1 / 12,
      xy! / n! - blob.x * blob.y,
      yy! / n! - blob.y ** 2 + 1 / 12,
    ];
    if (isPatch(n!, sxx, sxy, syy)) blobs.push({ ...blob, x: blob.x + 0.5, y: blob.y + 0.5 });
  }
  return blobs;
}

function isPatch(areaPx: number, sxx: number, sxy: number, syy: number): boolean {
  const middle = (sxx + syy) / 2;
  const apart = Math.hypot((sxx - syy) / 2, sxy);
  const [long, short] = [middle + apart, Math.max(middle - apart, 1 / 12)];
  const filled = areaPx / (12 * Math.sqrt(long * short));
  return filled > COMPACT.from && filled < COMPACT.to && long < LONGEST ** 2 * short;
}

/** Labels of even pixels, from 1; 0: an edge. Parents of labels that met are told afterwards, each with its own root. */
function labelled({ widthPx, heightPx, planes }: HalvedPicture): { labels: Int32Array; parent: Int32Array } {
  const [red, green, blue] = planes;
  const labels = new Int32Array(widthPx * heightPx);
  const parent = new Int32Array((widthPx * heightPx) / 2 + 2);
  let count = 1;
  const rootOf = (label: number) => {
    let root = label;
    while (parent[root] !== root) root = parent[root] as number;
    return root;
  };
  for (let y = 0; y < heightPx - 1; y++) {
    for (let x = 0; x < widthPx - 1; x++) {
      const i = y * widthPx + x;
      if (
        stepOf(red, i, widthPx) > EVEN_STEP ||
        stepOf(green, i, widthPx) > EVEN_STEP ||
        stepOf(blue, i, widthPx) > EVEN_STEP
      )
        continue;
      const left = x > 0 ? (labels[i - 1] as number) : 0;
      const above = y > 0 ? (labels[i - widthPx] as number) : 0;
      if (left === 0 && above === 0) {
        parent[count] = count;
        labels[i] = count++;
      } else if (left === 0 || above === 0 || left === above) {
        labels[i] = left || above;
      } else {
        const [a, b] = [rootOf(left), rootOf(above)];
        const root = Math.min(a, b);
        parent[Math.max(a, b)] = root;
        labels[i] = root;
      }
    }
  }
  // A parent is always the smaller label, so one pass upwards finds every root.
  for (let label = 1; label < count; label++) parent[label] = parent[parent[label] as number] as number;
  return { labels, parent: parent.subarray(0, count) };
}

/** Largest difference to the pixels at the right and below. */
function stepOf(plane: Uint16Array, i: number, widthPx: number): number {
  const here = plane[i] as number;
  const right = Math.abs((plane[i + 1] as number) - here);
  const below = Math.abs((plane[i + widthPx] as number) - here);
  return Math.max(right, below);
}
