import { concatBytes } from '../bytes/concat.ts';
import { AppError } from '../domain/errors.ts';

/** Reads a stream by numbers of bytes. Holds no more than it was asked for and one chunk. */
export interface ByteReader {
  /** The next `count` bytes. @throws AppError `backup-damaged`: the stream ends before */
  take(count: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The bytes up to a mark, which stays to be read. @throws AppError `backup-unknown`: it is not within `most` bytes */
  takeUntil(mark: Uint8Array, most: number): Promise<Uint8Array<ArrayBuffer>>;
  isAtEnd(): Promise<boolean>;
  /** Lets the stream go. */
  close(): Promise<void>;
}

export function byteReader(stream: ReadableStream<Uint8Array>): ByteReader {
  const reader = stream.getReader();
  let held: Uint8Array = new Uint8Array();

  async function refill(): Promise<boolean> {
    while (held.length === 0) {
      const { done, value } = await reader.read();
      if (done) return false;
      held = value;
    }
    return true;
  }

  return {
    async take(count) {
      const taken = new Uint8Array(count);
      for (let filled = 0; filled < count; ) {
        if (!(await refill())) throw new AppError('backup-damaged', 'The archive ends too early.');
        const part = held.subarray(0, count - filled);
        taken.set(part, filled);
        filled += part.length;
        held = held.subarray(part.length);
      }
      return taken;
    },

    async takeUntil(mark, most) {
      const taken: Uint8Array[] = [];
      let count = 0;
      // The mark may lie across two chunks: the end of the last one is looked at again.
      let tail: Uint8Array = new Uint8Array();
      while (await refill()) {
        const window = concatBytes([tail, held]);
        const at = indexOf(window, mark);
        if (at >= 0) {
          const all = concatBytes([...taken, held]).slice(0, count - tail.length + at);
          held = window.subarray(at);
          return all;
        }
        taken.push(held);
        count += held.length;
        if (count > most) throw new AppError('backup-too-large', 'The manifest is too long.');
        tail = window.slice(Math.max(0, window.length - mark.length + 1));
        held = new Uint8Array();
      }
      throw new AppError('backup-unknown', 'The archive has no end of its manifest.');
    },

    isAtEnd: async () => !(await refill()),
    close: () => reader.cancel().catch(() => undefined),
  };
}

function indexOf(bytes: Uint8Array, mark: Uint8Array): number {
  const [first] = mark;
  for (let at = bytes.indexOf(first as number); at >= 0; at = bytes.indexOf(first as number, at + 1)) {
    if (mark.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}
