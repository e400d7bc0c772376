import { AppError } from '../../domain/errors.ts';
import { hasText, textAt, uint32, uintOfSize } from './bytes.ts';

/** One box of the ISO base media file format (ISO 14496-12): the building block of HEIC and AVIF. */
export interface Box {
  readonly type: string;
  readonly start: number;
  /** First byte after size and type. */
  readonly body: number;
  readonly end: number;
}

/** A 64 MP grid has a few hundred items and properties. */
const MAX_BOXES = 8192;

/** The boxes that fill `[from, to)`, one level deep. Throws AppError `damaged` where one doesn't fit. */
export function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let start = from; start < to; ) {
    const box = boxAt(bytes, start, to);
    boxes.push(box);
    if (boxes.length > MAX_BOXES) throw new AppError('damaged', 'too many boxes');
    start = box.end;
  }
  return boxes;
}

/**
 * The boxes of the whole file. What follows the last whole box is taken for a phone's own appendix, not for a box, unless it is
 * media data cut short.
 */
export function topLevelBoxes(bytes: Uint8Array): Box[] {
  const boxes: Box[] = [];
  let start = 0;
  while (start + 8 <= bytes.length && boxes.length < MAX_BOXES) {
    try {
      boxes.push(boxAt(bytes, start, bytes.length));
    } catch (error) {
      const isAppendix = boxes.some((box) => box.type === 'meta') && !hasText(bytes, start + 4, 'mdat');
      if (error instanceof AppError && isAppendix) return boxes;
      throw error;
    }
    start = (boxes.at(-1) as Box).end;
  }
  return boxes;
}

export function boxOf(boxes: readonly Box[], type: string): Box | undefined {
  return boxes.find((box) => box.type === type);
}

/** The box of that type, or AppError `damaged`. */
export function requiredBox(boxes: readonly Box[], type: string): Box {
  const box = boxOf(boxes, type);
  if (box === undefined) throw new AppError('damaged', `no ${type} box`);
  return box;
}

function boxAt(bytes: Uint8Array, start: number, to: number): Box {
  const shortSize = uint32(bytes, start);
  const type = textAt(bytes, start + 4);
  const body = start + (shortSize === 1 ? 16 : 8);
  const size = shortSize === 1 ? uintOfSize(bytes, start + 8, 8) : shortSize === 0 ? to - start : shortSize;
  const end = start + size;
  if (end < body || end > to) throw new AppError('damaged', `box ${type} doesn't fit`);
  return { type, start, body, end };
}
