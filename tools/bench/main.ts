import { rmSync } from 'node:fs';
import { openDoor } from '../score/door.ts';
import { firstPaint } from './firstPaint.ts';
import { compareRuntimes, compareWithPrototype } from './inference.ts';
import { printLoadTable } from './load/loadTable.ts';
import { timeOfficialLandmarks } from './officialLandmarks.ts';
import { type BenchPhotograph, benchPhotographs } from './photographs.ts';
import { bareDecodeS, costOf, type PhotoCost, peakWasmBytes, StageClock, watchWasmMemory } from './pipeline.ts';

/** `npm run bench`: speed and memory as ratios inside one run. CPU seconds, since wall time follows the machine's load. `-- load`: only the table of a full vault. */
const s = (seconds: number) => seconds.toFixed(2).padStart(7);
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const medianOf = (costs: readonly PhotoCost[], pick: (cost: PhotoCost) => number) => median(costs.map(pick));

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

function printPhotos(photos: readonly BenchPhotograph[], costs: readonly PhotoCost[]): void {
  const names = costs[0]!.stages.map(({ stage }) => stage);
  console.log(`photo                   size    CPU s  wall s  ${names.map((name) => name.padStart(16)).join('')}`);
  for (const [i, { file, cpuS, wallS, stages }] of costs.entries()) {
    const size = megabytes(photos[i]!.bytes);
    console.log(
      `${file.padEnd(20)} ${size.padStart(7)}  ${s(cpuS)} ${s(wallS)}  ${stages.map((stage) => s(stage.cpuS).padStart(16)).join('')}`,
    );
  }
}

if (process.argv[2] === 'load') {
  const [clients, photosEach] = process.argv.slice(3).map(Number);
  await printLoadTable(clients, photosEach);
  process.exit();
}

const { folder, twelve, fortyEight } = await benchPhotographs();
const door = await openDoor();
try {
  await watchWasmMemory(door);
  const clock = new StageClock(door);
  await clock.start();

  console.log('Warming up: models and runtime are loaded once.');
  const paths = twelve.map(({ path }) => path);
  await costOf(door, clock, paths[0]!);
  await bareDecodeS(door, paths.slice(0, 1));

  // Each photo beside bare decodes of its own: a machine is not equally fast for minutes.
  const round = async () => {
    const costs: PhotoCost[] = [];
    const decodesS: number[] = [];
    for (const path of paths) {
      decodesS.push(await bareDecodeS(door, [path, path, path]));
      costs.push(await costOf(door, clock, path));
    }
    return { costs, decodesS };
  };
  const restOf = (cost: PhotoCost) => cost.cpuS - cost.skinModelsS;
  const timesDecode = ({ costs, decodesS }: Awaited<ReturnType<typeof round>>) =>
    `${s(medianOf(costs, restOf))} CPU s a photo = ${median(costs.map((cost, i) => restOf(cost) / decodesS[i]!)).toFixed(1)} x bare decode`;
  console.log(
    '\nSix photographs of 12 MP, one at a time: first round, in which the engine still compiles the code that is hot',
  );
  const first = await round();
  printPhotos(twelve, first.costs);
  console.log('\nSecond round');
  const second = await round();
  const { costs, decodesS } = second;
  printPhotos(twelve, costs);
  const heapAt12 = await peakWasmBytes(door);

  const skin = medianOf(costs, (cost) => cost.skinModelsS);
  console.log(`\nbare decode                        ${s(median(decodesS))} CPU s a photo`);
  console.log(`all but the skin models            ${timesDecode(second)} (asked: 6)`);
  console.log(`  the same in the first round      ${timesDecode(first)}`);
  console.log(`the two skin models                ${s(skin)} CPU s a photo (asked: 1.0)`);
  console.log(`the two face models                ${s(medianOf(costs, (cost) => cost.faceModelsS))} CPU s a photo`);

  const large = await costOf(door, clock, fortyEight.path);
  const heapAt48 = await peakWasmBytes(door);
  console.log(
    `\none photograph of 48 MP, ${megabytes(fortyEight.bytes)}   ${s(large.cpuS)} CPU s, ${large.photo.opened?.widthPx} x ${large.photo.opened?.heightPx}`,
  );
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  console.log(`peak wasm heap of a worker: ${mb(heapAt12)} after 12 MP, ${mb(heapAt48)} after 48 MP (asked: 150 MB)`);

  console.log('\nonnxruntime-web / onnxruntime-node, same graphs, one thread, CPU ms');
  const inference = await compareRuntimes();
  for (const { model, webCpuMs, nodeCpuMs } of inference) {
    const ratio = `${(webCpuMs / nodeCpuMs).toFixed(1)} x`;
    console.log(
      `  ${model.padEnd(9)} ${webCpuMs.toFixed(1).padStart(8)} / ${nodeCpuMs.toFixed(1).padStart(7)} = ${ratio}`,
    );
  }

  const beside = await compareWithPrototype(inference);
  if (!beside) console.log('\nskin models against the prototype: left out, its graphs are not here');
  else
    console.log(
      '\nskin models / the prototype on the same input in the wasm that ships, CPU ms and GMAC a megapixel fed',
    );
  for (const cost of beside ?? []) {
    const { ourWebCpuMs, prototypeWebCpuMs, ourGigaMacsPerMegapixel, prototypeGigaMacsPerMegapixel } = cost;
    console.log(
      `  ${cost.model.padEnd(9)} ${ourWebCpuMs.toFixed(1).padStart(8)} / ${prototypeWebCpuMs.toFixed(1).padStart(7)} = ` +
        `${(ourWebCpuMs / prototypeWebCpuMs).toFixed(2)} x; ${ourGigaMacsPerMegapixel.toFixed(2)} / ` +
        `${prototypeGigaMacsPerMegapixel.toFixed(2)} GMAC/MP`,
    );
  }

  const official = await timeOfficialLandmarks(paths[0]!, 4);
  const own = medianOf(costs, ({ stages }) => stages.find(({ stage }) => stage === 'finding-face')?.cpuS ?? 0);
  console.log(
    `\nlandmarks: ours ${s(own)} CPU s, official runtime ${s(official.cpuS)} CPU s (found ${official.found} of 4) = ${(own / official.cpuS).toFixed(2)} x`,
  );

  const { paintMs, modelsBefore } = await firstPaint(door.page.context().browser()!, door.address);
  console.log(
    `\nfirst paint after ${paintMs.toFixed(0)} ms; models asked for by then: ${modelsBefore.join(', ') || 'none'}`,
  );
  await printLoadTable();
} finally {
  await door.close();
  rmSync(folder, { recursive: true, force: true });
}
