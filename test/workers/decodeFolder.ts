import { commands } from 'vitest/browser';

/** The public decode samples beside the checkout, as a browser test reaches them. */
declare const __SHARED_FOLDER__: string | null;

const PREFIX = '../../../shared/data/decode/';

/** Paths inside the folder, sorted; empty where this machine hasn't got it. */
export const decodeFiles: readonly string[] = Object.keys(
  import.meta.glob('../../../shared/data/decode/**/*', { query: '?url' }),
)
  .map((path) => path.slice(PREFIX.length))
  .sort();

/** Read by vitest's own command: the dev server loses files whose names hold a `#` or a `+`. */
export async function readDecodeFile(path: string): Promise<ArrayBuffer> {
  const base64 = await commands.readFile(`${__SHARED_FOLDER__}/data/decode/${path}`, 'base64');
  const response = await fetch(`data:application/octet-stream;base64,${base64}`);
  return response.arrayBuffer();
}
