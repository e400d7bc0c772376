import { basename } from 'node:path';
import type { Door } from '../score/door.ts';
import type { ScoredPhoto } from '../score/report.ts';
import { processCpuS, type Spent, timed } from './processTime.ts';

const PLAIN = { area: null, control: null, grey: null, pxPerMm: null, repeats: 1 };

export interface StageCost {
  readonly stage: string;
  readonly cpuS: number;
}

/** One photograph through the built app's own workers. */
export interface PhotoCost extends Spent {
  readonly file: string;
  readonly stages: readonly StageCost[];
  /** Share of `cpuS` inside the two skin models, and inside the two face models. */
  readonly skinModelsS: number;
  readonly faceModelsS: number;
  readonly photo: ScoredPhoto;
}

/** Notes the CPU time whenever a stage begins; one bench owns the page. */
export class StageClock {
  #marks: { stage: string; cpuS: number }[] = [];
  readonly #door: Door;

  constructor(door: Door) {
    this.#door = door;
  }

  async start(): Promise<void> {
    await this.#door.page.exposeFunction('onStage', async (stage: string) => {
      this.#marks.push({ stage, cpuS: await processCpuS(this.#door.devtools) });
    });
  }

  /** Stages since this was last asked, with what each took. */
  take(): StageCost[] {
    const marks = this.#marks;
    this.#marks = [];
    return marks.slice(0, -1).map(({ stage, cpuS }, i) => ({ stage, cpuS: marks[i + 1]!.cpuS - cpuS }));
  }
}

/** Scores one photograph alone and tells what it cost. */
export async function costOf(door: Door, clock: StageClock, file: string): Promise<PhotoCost> {
  await door.choose([file]);
  let photo: ScoredPhoto | undefined;
  const spent = await timed(door.devtools, async () => {
    const report = await door.page.evaluate((request) => window.scorePage.score(request), PLAIN);
    photo = report.photos[0];
  });
  if (!photo?.modelMs) throw new Error(`${basename(file)} was not measured: ${photo?.refusal ?? 'nothing came back'}`);
  const { detector, mesh, chroma, texture } = photo.modelMs;
  // Wall time inside a model becomes CPU time by what its stages used of a core.
  const analysed = photo.stages.filter(({ stage }) => stage !== 'opening');
  const wallS = analysed.reduce((sum, { wallMs }) => sum + wallMs / 1000, 0);
  const stages = clock.take();
  const cpuS = stages.filter(({ stage }) => stage !== 'opening').reduce((sum, stage) => sum + stage.cpuS, 0);
  const load = Math.min(1, cpuS / wallS);
  return {
    ...spent,
    file: basename(file),
    stages,
    skinModelsS: ((chroma + texture) / 1000) * load,
    faceModelsS: ((detector + mesh) / 1000) * load,
    photo,
  };
}

/** CPU seconds a photograph for a bare browser decode of the chosen files. */
export async function bareDecodeS(door: Door, files: readonly string[]): Promise<number> {
  await door.choose(files);
  const spent = await timed(door.devtools, () => door.page.evaluate(() => window.scorePage.decodeOnly()));
  return spent.cpuS / files.length;
}

/** Notes every wasm memory a worker makes from now on; call before the worker loads its runtime. */
export async function watchWasmMemory(door: Door): Promise<void> {
  door.page.on('worker', (worker) => {
    worker.evaluate(WATCH).catch(() => {});
  });
}

/** Largest wasm heap among the page's workers, bytes. */
export async function peakWasmBytes(door: Door): Promise<number> {
  const sizes = await Promise.all(door.page.workers().map((worker) => worker.evaluate<number>(PEAK)));
  return Math.max(0, ...sizes);
}

// As text: a compiled function would carry names the worker doesn't know.
const WATCH = `(() => {
  const Memory = WebAssembly.Memory;
  self.seenMemories = [];
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor) {
      super(descriptor);
      self.seenMemories.push(this);
    }
  };
})()`;
const PEAK = `Math.max(0, ...(self.seenMemories ?? []).map((memory) => memory.buffer.byteLength))`;
