import styles from './Chart.module.css';
import type { HealingSpan } from './chartLayers.ts';

/** Between two lines of the hatching, and between two dots. */
const SPACING_PX = 7;
const DIAGONAL_PX = SPACING_PX * Math.SQRT2;
const FIRST_DOT_PX = 2;

interface ShadeProps {
  readonly kind: HealingSpan['kind'];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A span of days: hatched for healing, dotted for settling, so that they are told apart without colour. Drawn line by line,
 * because browsers print a pattern as pixels.
 */
export function Shade({ kind, ...box }: ShadeProps) {
  return <path data-span={kind} d={kind === 'healing' ? hatching(box) : dots(box)} className={styles[kind]} />;
}

type Box = Omit<ShadeProps, 'kind'>;

/** Rising lines, cut at the box: on each, x + y is the same. */
function hatching({ x, y, width, height }: Box): string {
  const lines: string[] = [];
  const last = x + width + y + height;
  for (let sum = Math.ceil((x + y) / DIAGONAL_PX) * DIAGONAL_PX; sum < last; sum += DIAGONAL_PX) {
    const left = Math.max(x, sum - y - height);
    const right = Math.min(x + width, sum - y);
    lines.push(`M${px(left)} ${px(sum - left)}L${px(right)} ${px(sum - right)}`);
  }
  return lines.join('');
}

function dots({ x, y, width, height }: Box): string {
  const drawn: string[] = [];
  for (let atX = firstFrom(x); atX <= x + width; atX += SPACING_PX)
    for (let atY = firstFrom(y); atY <= y + height; atY += SPACING_PX) drawn.push(`M${atX} ${atY}h0`);
  return drawn.join('');
}

const firstFrom = (edge: number) => Math.ceil((edge - FIRST_DOT_PX) / SPACING_PX) * SPACING_PX + FIRST_DOT_PX;
const px = (value: number) => Number(value.toFixed(2));
