import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { measurePhoto } from '../../src/analysis/measurePhoto.ts';
import type { PixelSource } from '../../src/analysis/raster.ts';
import { type SeriesPhoto, scoreSeries } from '../../src/analysis/score/scoreSeries.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import { PIPELINE } from '../../src/domain/pipeline.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { nodeModels } from '../../test/fixtures/nodeModels.ts';
import { arraySource } from '../../test/fixtures/pixelSource.ts';
import { EXAMPLE_COURSES, type ExampleCourse, pictureFile } from './courses.ts';

/**
 * `npx tsx tools/example/measure.ts`: measures the example's pictures by the product's own pipeline and writes
 * `public/example/readings-light.json` and `readings-dark.json`, the form `src/actions/exampleFile.ts` reads.
 *
 * `--without-readings` writes them with no readings: the product then measures the pictures when the example is opened.
 */
const FOLDER = fileURLToPath(new URL('../../public/example', import.meta.url));
const withReadings = !process.argv.includes('--without-readings');

for (const course of EXAMPLE_COURSES) {
  const readings = withReadings ? await readingsOf(course) : [];
  const { label, area, concern, protocolId, visits } = course;
  const file = {
    pipeline: PIPELINE,
    course: { label, area, concern, protocolId, plannedSessions: visits.length },
    sessions: visits.map(({ on }, visit) => {
      const name = pictureFile(course, visit);
      return { on, photos: [{ file: name, view: 'front', readings: readings.filter(of(name)).map(shipped) }] };
    }),
  };
  await writeFile(`${FOLDER}/readings-${course.tone}.json`, `${JSON.stringify(file, null, 1)}\n`);
}

async function readingsOf(course: ExampleCourse): Promise<Reading[]> {
  const models = nodeModels();
  const photos: SeriesPhoto[] = [];
  for (const visit of course.visits.keys()) {
    const file = pictureFile(course, visit);
    const frozen = photos[0]?.measurement.frozen ?? null;
    const request = { area: null, control: null, statedPxPerMm: null, frozen, baselineArea: null };
    const outcome = await measurePhoto(await openPicture(file), models, request, () => {});
    if (outcome.kind !== 'measured') throw new Error(`${file}: ${JSON.stringify(outcome)}`);
    const { measurement } = outcome;
    photos.push({ photoId: file as string as PhotoId, measurement, isBaseline: visit === 0 });
    console.log(`${file}: ${measurement.pxPerMm?.toFixed(2)} px/mm, control ${measurement.control.mode}`);
  }
  return scoreSeries(photos);
}

async function openPicture(file: string): Promise<PixelSource> {
  const { data, info } = await sharp(await readFile(`${FOLDER}/${file}`))
    .ensureAlpha()
    .raw()
    .toBuffer({
      resolveWithObject: true,
    });
  return arraySource({ widthPx: info.width, heightPx: info.height, data, colorSpace: 'srgb' });
}

function of(file: string): (reading: Reading) => boolean {
  return ({ photoId }) => photoId === file;
}

/** The picture and the pipeline are named once, above; five digits are far below any noise. */
function shipped({ photoId: _photo, pipeline: _pipeline, ...reading }: Reading): unknown {
  return JSON.parse(JSON.stringify(reading, (_, v) => (typeof v === 'number' ? Number(v.toPrecision(5)) : v)));
}
