import { readFile } from 'node:fs/promises';
import { verifySet } from '../../src/archive/publishedSet/verifySet.ts';
import { setLines } from './setLines.ts';

/** `npm run verify-set -- FILE [FINGERPRINT]`: whether a published set is as it was signed, and by the key one expects. */
const [path, expected] = process.argv.slice(2);
if (path === undefined) {
  console.error('Which file? npm run verify-set -- FILE [FINGERPRINT]');
  process.exit(2);
}
const { lines, isSound } = setLines(await verifySet(new Uint8Array(await readFile(path))), expected ?? null);
console.log(lines.join('\n'));
process.exit(isSound ? 0 : 1);
