import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { type FaceOptions, renderFace, truthOf } from '../../test/fixtures/face/renderFace.ts';
import { EXAMPLE_COURSES, picturesOf } from './courses.ts';

/**
 * `npm run example`: renders the pictures of the two example courses into `public/example`, with the truth they were
 * made from (`truth.json`) and a small card for the start screen. Seeded: the same code gives the same pictures.
 * `npm run example -- dark` (or `light`) renders one course and keeps the other, `--missing` renders what isn't there yet,
 * `--truth` writes the truth alone.
 *
 * `npm run example:measure` then measures them.
 */
const FOLDER = fileURLToPath(new URL('../../public/example', import.meta.url));
const JPEG = { quality: 91, chromaSubsampling: '4:4:4', mozjpeg: false } as const;

const missingOnly = process.argv.includes('--missing');
const tones = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const all = EXAMPLE_COURSES.flatMap((course) => picturesOf(course));
const pictures = (process.argv.includes('--truth') ? [] : [...all])
  .filter(({ options }) => tones.length === 0 || tones.includes(options.tone))
  .filter(({ file }) => !missingOnly || !existsSync(`${FOLDER}/${file}`))
  // Both courses share their poses, so the light of each is reckoned once.
  .sort((a, b) => a.visit - b.visit || a.options.yawDeg - b.options.yawDeg);
for (const { file, options } of pictures) {
  const started = performance.now();
  const rendered = renderFace(options);
  const { data, widthPx, heightPx } = rendered.picture;
  const pixels = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } }).removeAlpha();
  await mkdir(`${FOLDER}/${options.tone}`, { recursive: true });
  await pixels.clone().jpeg(JPEG).toFile(`${FOLDER}/${file}`);
  if (file.endsWith('-1.jpg'))
    await pixels.clone().resize(640, 800).jpeg({ quality: 84 }).toFile(`${FOLDER}/${options.tone}/card.jpg`);
  const { size } = await stat(`${FOLDER}/${file}`);
  console.log(`${file}: ${Math.round(size / 1000)} kB, ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
const about =
  'Pictures of a face that does not exist, drawn by test/fixtures/face. regions: what was put into the skin, means over the ' +
  'skin of a region that a front view shows; redness: ln haemoglobin above unflushed skin; pigmentation: ln melanin above the skin around the ' +
  'spots; relief: depth of pores and lines as a share of the drawn ones.';
const truth = all
  .map(({ file, on, options }) => ({ file, on, ...madeFrom(options), regions: rounded(truthOf(options)) }))
  .sort((a, b) => (a.file < b.file ? -1 : 1));
await writeFile(`${FOLDER}/truth.json`, `${JSON.stringify({ about, pictures: truth }, null, 1)}\n`);

function madeFrom({ tone, redness, pigment, relief, yawDeg, pitchDeg, exposure, whiteBalance, pxPerCm }: FaceOptions) {
  return { tone, redness, pigment, relief, yawDeg, pitchDeg, exposure, whiteBalance, pxPerCm };
}

function rounded(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (_, v) => (typeof v === 'number' ? Number(v.toFixed(5)) : v)));
}
