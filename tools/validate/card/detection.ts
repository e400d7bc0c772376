import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { findCard } from '../../../src/analysis/colour/findCard.ts';
import type { CodedImage } from '../../../src/analysis/raster.ts';
import { median, quantile } from '../../../src/analysis/statistics.ts';
import { overviewOf } from '../../../src/analysis/view.ts';
import type { CardCorners } from '../../../src/domain/colourCard.ts';
import { decodeFile } from '../../../test/fixtures/photoFile.ts';
import { arraySource } from '../../../test/fixtures/pixelSource.ts';
import { normal, seeded } from '../../simulate/seeded.ts';
import { neutralFaces } from '../neutralFaces.ts';
import { inWords, proportionOf } from '../proportion.ts';
import { developed, Studio, triple } from './camera.ts';
import { publishedChart } from './chartSpectra.ts';
import { drawCard } from './scene.ts';
import { readTables } from './spectra.ts';

/** Width of the card against that of the photo: a Passport on the chest, one beside the face, a Classic. */
const SIZES = [0.15, 0.25, 0.4] as const;
const FACES = 12;
/** How far each corner is pulled aside at random, as a share of the card's width: some thirty degrees of tilt. */
const PULLED = 0.04;
const NOISE_CODES = 3;
const JPEG_QUALITY = 85;
/** A corner further off than this share of the width is another place. */
const OFF = 0.05;

/** How often a card drawn into a photo is found. @param spectra data/spectra @param photos data/photos */
export async function recallLines(spectra: string, photos: string, onPhoto: (done: number, of: number) => void) {
  const tables = readTables(spectra);
  const [studio, chart] = [new Studio(tables), publishedChart(tables)];
  const uniform = seeded(24);
  const london = join(photos, 'london');
  const faces = neutralFaces(london).slice(0, FACES);
  const lines = [
    `cards drawn into ${FACES} photos of faces, any way round, in perspective, under cameras and lights as above, styled,`,
    `noise SD ${NOISE_CODES} codes, JPEG quality ${JPEG_QUALITY}; found with every corner within ${100 * OFF} % of the width:`,
  ];
  let done = 0;
  for (const size of SIZES) {
    let [found, misplaced] = [0, 0];
    for (const face of faces) {
      const image = await decodeFile(join(london, face));
      const corners = anyCorners(image, size, uniform);
      const pick = (of: ReadonlyMap<string, unknown>) => [...of.keys()][Math.floor(uniform() * of.size)]!;
      const rendering = studio.rendering(pick(tables.cameras), pick(tables.lights));
      const gains = triple((c) => (c === 1 ? 1 : Math.exp(0.06 * normal(uniform))));
      const [exposure, style] = [
        2 ** (-0.8 * uniform()),
        { contrast: 0.5 * uniform(), saturation: 1 + 0.2 * uniform() },
      ];
      const patches = chart.map((patch) => {
        const linear = rendering.linear(patch, gains);
        return developed(
          triple((c) => exposure * linear[c]!),
          style,
          () => 0,
        );
      });
      const scene = { ...image, data: Uint8Array.from(image.data) };
      drawCard(scene, { corners, patches, frame: [28, 28, 28] });
      const shot = await throughCamera(scene, uniform);
      const at = findCard(overviewOf(arraySource(shot)));
      const off = at?.map(({ x, y }, i) => Math.hypot(x - corners[i]!.x, y - corners[i]!.y));
      if (off && Math.max(...off) < OFF * size * shot.widthPx) found++;
      else if (off) misplaced++;
      onPhoto(++done, SIZES.length * FACES);
    }
    const wide = `${Math.round(100 * size)} % of the photo wide`;
    lines.push(`  ${wide.padEnd(24)} ${inWords(proportionOf(found, FACES))}, found elsewhere ${misplaced}`);
  }
  return lines;
}

/** How often a card is seen in photos that show none, and what the look costs. @param photos data/photos */
export async function falseFindLines(photos: string, onPhoto: (done: number, of: number) => void) {
  const files = readdirSync(photos, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(jpg|png)$/.test(name));
  const times: number[] = [];
  const seen: string[] = [];
  for (const file of files) {
    const overview = overviewOf(arraySource(await decodeFile(join(photos, file))));
    const start = process.cpuUsage();
    if (findCard(overview)) seen.push(file);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
    onPhoto(times.length, files.length);
  }
  return [
    `cards seen in the photos of data/photos, which show none: ${inWords(proportionOf(seen.length, files.length))}`,
    ...seen.map((file) => `  ${file}`),
    `CPU time of the look on the overview: median ${median(times).toFixed(0)} ms, 95th percentile ${quantile(times, 0.95).toFixed(0)} ms`,
  ];
}

function anyCorners({ widthPx, heightPx }: CodedImage, size: number, uniform: () => number): CardCorners {
  const width = size * widthPx;
  const turn = 2 * Math.PI * uniform();
  const reach = 0.65 * width;
  const within = (side: number, from: number) => reach + (side - 2 * reach) * (from + (1 - from) * uniform());
  const [x, y] = [within(widthPx, 0), within(heightPx, 0.6)];
  const corner = (dx: number, dy: number) => ({
    x: x + width * (dx * Math.cos(turn) - dy * Math.sin(turn) + PULLED * normal(uniform)),
    y: y + width * (dx * Math.sin(turn) + dy * Math.cos(turn) + PULLED * normal(uniform)),
  });
  return [corner(-0.5, -1 / 3), corner(0.5, -1 / 3), corner(0.5, 1 / 3), corner(-0.5, 1 / 3)];
}

async function throughCamera({ data, widthPx, heightPx }: CodedImage, uniform: () => number): Promise<CodedImage> {
  const noisy = Uint8ClampedArray.from(data, (code, i) => (i % 4 === 3 ? code : code + NOISE_CODES * normal(uniform)));
  const jpeg = await sharp(noisy, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
  const out = await sharp(jpeg).ensureAlpha().raw().toBuffer();
  return { widthPx, heightPx, data: new Uint8Array(out), colorSpace: 'srgb' };
}
