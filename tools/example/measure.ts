import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Door, openDoor } from '../score/door.ts';
import { EXAMPLE_COURSES, type ExampleCourse, picturesOf } from './courses.ts';

/**
 * `npm run example:measure`: measures the example's pictures through the built app's own workers and writes
 * `public/example/readings-light.json` and `readings-dark.json`, the form `src/actions/exampleFile.ts` reads.
 */
const FOLDER = fileURLToPath(new URL('../../public/example', import.meta.url));

const door = await openDoor();
try {
  for (const course of EXAMPLE_COURSES) {
    const text = JSON.stringify(await exampleFile(door, course), inShort, 1);
    await writeFile(`${FOLDER}/readings-${course.tone}.json`, `${text}\n`);
    console.log(`readings-${course.tone}.json: ${Math.round(text.length / 1000)} kB`);
  }
} finally {
  await door.close();
}

async function exampleFile(through: Door, course: ExampleCourse): Promise<unknown> {
  const pictures = picturesOf(course);
  const report = await through.score(
    pictures.map(({ file }) => `${FOLDER}/${file}`),
    { area: null, control: null, grey: null, pxPerMm: null, repeats: course.visits[0]!.shots },
  );
  const { label, area, concern, protocolId, treatedRegions, visits } = course;
  return {
    pipeline: report.pipeline,
    course: { label, area, concern, protocolId, treatedRegions, plannedSessions: visits.length },
    sessions: visits.map(({ on }, visit) => ({
      on,
      // The last visit is the follow-up: nothing is given any more.
      treatments: visit === visits.length - 1 ? [] : [protocolId],
      photos: pictures.flatMap((picture, i) => {
        const { measured, refusal, readings, quality, conditions, control, textureReason } = report.photos[i]!;
        if (!measured) throw new Error(`${picture.file} was not measured: ${refusal}`);
        // The picture and the pipeline are named once, above.
        const shipped = readings.map(({ pipeline: _, ...reading }) => reading);
        const { pxPerMm, scaleSource } = measured;
        const facts = { quality, conditions, control, pxPerMm, scaleSource, textureReason };
        return picture.visit === visit ? [{ file: picture.file, view: measured.view, readings: shipped, facts }] : [];
      }),
    })),
  };
}

/** Five digits are far below any noise. */
function inShort(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(5)) : value;
}
