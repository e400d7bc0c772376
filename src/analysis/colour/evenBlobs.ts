import { join } from '../disjointSets.ts';
import { type CodedImage, wordsOf } from '../raster.ts';

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

export function halved(image: CodedImage): HalvedPicture {
  const { widthPx, heightPx } = image;
  const width = widthPx >> 1;
  const height = heightPx >> 1;
  const words = wordsOf(image);
  const planes = [0, 1, 2].map(() => new Uint16Array(width * height)) as unknown as HalvedPicture['planes'];
  for (let y = 0; y < height; y++) halveRow(words, 2 * y * widthPx, widthPx, planes, y * width, width);
  return { widthPx: width, heightPx: height, planes };
}

// Loops over a row are functions of their own: called for each row, they are compiled to their fastest within one picture.

function halveRow(
  words: Int32Array,
  from: number,
  below: number,
  [red, green, blue]: HalvedPicture['planes'],
  to: number,
  count: number,
): void {
  for (let i = to, at = from; i < to + count; i++, at += 2) {
    const a = words[at] as number;
    const b = words[at + 1] as number;
    const c = words[at + below] as number;
    const d = words[at + below + 1] as number;
    // Red and blue lie in two halves of one number, which a sum of four codes doesn't overflow.
    const sums = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff);
    red[i] = sums & 0xffff;
    blue[i] = sums >>> 16;
    green[i] = ((a >>> 8) & 255) + ((b >>> 8) & 255) + ((c >>> 8) & 255) + ((d >>> 8) & 255);
  }
}

/** Finds even, compact spots: connected pixels that hardly differ from their neighbours. */
export function evenBlobs(picture: HalvedPicture): EvenBlob[] {
  const { widthPx, heightPx } = picture;
  const { labels, parent } = labelled(picture);
  const sums = new Float64Array(6 * parent.length);
  for (let y = 0; y < heightPx; y++) addMoments(sums, labels.subarray(y * widthPx, (y + 1) * widthPx), y);
  for (let label = parent.length - 1; label > 0; label--) {
    const root = parent[label] as number;
    if (root === label) continue;
    for (let k = 0; k < 6; k++) sums[6 * root + k] = (sums[6 * root + k] as number) + (sums[6 * label + k] as number);
  }
  const blobs: EvenBlob[] = [];
  const most = LARGEST_SHARE * widthPx * heightPx;
  for (let label = 1; label < parent.length; label++) {
    const areaPx = sums[6 * label] as number;
    if (parent[label] !== label || areaPx < LEAST_AREA_PX || areaPx > most) continue;
    const mean = (k: number) => (sums[6 * label + k] as number) / areaPx;
    const [x, y] = [mean(1), mean(2)];
    // A pixel is a square of its own, not a point.
    const [sxx, sxy, syy] = [mean(3) - x ** 2 + 1 / 12, mean(4) - x * y, mean(5) - y ** 2 + 1 / 12];
    if (isPatch(areaPx, sxx, sxy, syy)) blobs.push({ x: x + 0.5, y: y + 0.5, areaPx });
  }
  return blobs;
}

/** Adds a row's pixels to their labels' sums: of 1, x, y, x^2, x y and y^2. */
function addMoments(sums: Float64Array, labels: Int32Array, y: number): void {
  for (let x = 0; x < labels.length; x++) {
    const at = 6 * (labels[x] as number);
    // An edge is no pixel of a spot.
    if (at === 0) continue;
    sums[at] = (sums[at] as number) + 1;
    sums[at + 1] = (sums[at + 1] as number) + x;
    sums[at + 2] = (sums[at + 2] as number) + y;
    sums[at + 3] = (sums[at + 3] as number) + x * x;
    sums[at + 4] = (sums[at + 4] as number) + x * y;
    sums[at + 5] = (sums[at + 5] as number) + y * y;
  }
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
  const labels = new Int32Array(widthPx * heightPx);
  const parent = new Int32Array((widthPx * heightPx) / 2 + 2);
  const isEven = new Uint8Array(widthPx - 1);
  let count = 1;
  for (let y = 0; y < heightPx - 1; y++) {
    const first = y * widthPx;
    isEven.fill(1);
    for (const plane of planes) dropEdges(isEven, plane.subarray(first, first + 2 * widthPx), widthPx);
    count = labelRow(labels, first, widthPx, isEven, parent, count);
  }
  // A parent is always the smaller label, so one pass upwards finds every root.
  for (let label = 1; label < count; label++) parent[label] = parent[parent[label] as number] as number;
  return { labels, parent: parent.subarray(0, count) };
}

/** Takes the pixels off a row that differ from the one at their right or below. */
function dropEdges(isEven: Uint8Array, rows: Uint16Array, widthPx: number): void {
  for (let x = 0; x < isEven.length; x++) {
    const here = rows[x] as number;
    const right = Math.abs((rows[x + 1] as number) - here);
    const below = Math.abs((rows[x + widthPx] as number) - here);
    if (right > EVEN_STEP || below > EVEN_STEP) isEven[x] = 0;
  }
}

/** Labels the even pixels of a row; tells the next label that is free. */
function labelRow(
  labels: Int32Array,
  first: number,
  widthPx: number,
  isEven: Uint8Array,
  parent: Int32Array,
  free: number,
): number {
  let count = free;
  let left = 0;
  for (let x = 0, i = first; x < isEven.length; x++, i++) {
    let label = 0;
    if (isEven[x]) {
      const above = i < widthPx ? 0 : (labels[i - widthPx] as number);
      label = left || above;
      if (label === 0) {
        label = count++;
        parent[label] = label;
      } else if (left !== 0 && above !== 0 && left !== above) {
        label = join(left, above, parent);
      }
    }
    labels[i] = label;
    left = label;
  }
  return count;
}
