import { writeFileSync } from 'node:fs';
import type { Rect } from '../../src/analysis/raster.ts';
import type { ImagePolygon } from '../../src/domain/photo.ts';
import { openDoor } from './door.ts';
import { parseOptions } from './options.ts';
import { reportLines } from './print.ts';

/** `npm run score`: the app's own workers on files of yours, headless. */
function corners(rect: Rect | null): ImagePolygon | null {
  if (!rect) return null;
  const { x, y, width, height } = rect;
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

try {
  const options = parseOptions(process.argv.slice(2));
  const door = await openDoor();
  try {
    const report = await door.score(options.files, {
      area: corners(options.area),
      control: corners(options.control),
      grey: corners(options.grey),
      pxPerMm: options.pxPerMm,
      repeats: options.repeats,
    });
    console.log(reportLines(report).join('\n'));
    if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`);
  } finally {
    await door.close();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
