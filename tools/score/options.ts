import type { Rect } from '../../src/analysis/raster.ts';

export interface ScoreOptions {
  readonly files: readonly string[];
  readonly area: Rect | null;
  readonly control: Rect | null;
  readonly grey: Rect | null;
  readonly pxPerMm: number | null;
  readonly repeats: number;
  readonly json: string | null;
}

const USAGE = `Usage: npm run score -- [--area x,y,w,h] [--control x,y,w,h] [--grey x,y,w,h]
                             [--px-per-mm N] [--repeats N] [--json out.json] FILE...

  --area       what to measure, in upright pixels of the first photo; needed where a photo shows no face
  --control    clear untreated skin the colour is referred to, in upright pixels
  --grey       a grey card or other neutral thing, in upright pixels, in the same place on every photo
  --px-per-mm  scale of the photos; needed for lines and pores of a drawn area
  --repeats    how many of the first photos are shots of the first visit (1)
  --json       write everything to this file as well (format: docs/score-format.md)`;

function rectOf(text: string | undefined, flag: string): Rect {
  const numbers = (text ?? '').split(',').map(Number);
  const [x, y, width, height] = numbers;
  const isRect = numbers.length === 4 && numbers.every((n) => Number.isInteger(n) && n >= 0) && !!width && !!height;
  if (!isRect || x === undefined || y === undefined)
    throw new Error(`${flag} wants x,y,w,h in whole pixels.\n\n${USAGE}`);
  return { x, y, width: width!, height: height! };
}

/**
 * Reads the command line of `npm run score`.
 *
 * @throws Error that says what is wrong and how to call it.
 */
export function parseOptions(args: readonly string[]): ScoreOptions {
  const files: string[] = [];
  let area: Rect | null = null;
  let control: Rect | null = null;
  let grey: Rect | null = null;
  let pxPerMm: number | null = null;
  let repeats = 1;
  let json: string | null = null;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--area') area = rectOf(args[++i], arg);
    else if (arg === '--control') control = rectOf(args[++i], arg);
    else if (arg === '--grey') grey = rectOf(args[++i], arg);
    else if (arg === '--px-per-mm') {
      pxPerMm = Number(args[++i]);
      if (!(pxPerMm > 0 && pxPerMm < 1000)) throw new Error(`--px-per-mm wants a positive number.\n\n${USAGE}`);
    } else if (arg === '--repeats') {
      repeats = Number(args[++i]);
      if (!Number.isInteger(repeats) || repeats < 1) throw new Error(`--repeats wants a whole number.\n\n${USAGE}`);
    } else if (arg === '--json') {
      json = args[++i] ?? null;
      if (!json) throw new Error(`--json wants a file name.\n\n${USAGE}`);
    } else if (arg.startsWith('--')) throw new Error(`Unknown option ${arg}.\n\n${USAGE}`);
    else files.push(arg);
  }
  if (files.length === 0) throw new Error(`Name at least one photo.\n\n${USAGE}`);
  return { files, area, control, grey, pxPerMm, repeats, json };
}
