import type { ModelName } from '../../src/analysis/models.ts';
import { modelRunner, type Runtime } from '../../test/fixtures/nodeModels.ts';

const INPUTS: Readonly<Record<ModelName, readonly (readonly number[])[]>> = {
  detector: [[1, 128, 128, 3]],
  mesh: [[1, 192, 192, 3]],
  chroma: [
    [1, 3, 256, 256],
    [1, 3],
  ],
  texture: [[1, 1, 256, 256]],
};
/**
 * The engine compiles a model's code once more, for speed, while it runs, beside other threads: a model is warm when so many
 * runs in a row have brought no gain of a twentieth.
 */
const STEADY_RUNS = 25;
const GAIN = 0.95;

export interface InferenceCost {
  readonly model: ModelName;
  readonly webCpuMs: number;
  readonly nodeCpuMs: number;
}

/** Fixed, smooth, positive input: the time of a convolution doesn't depend on it. */
function fill(dims: readonly number[]): Float32Array {
  return Float32Array.from({ length: dims.reduce((a, b) => a * b) }, (_, i) => 0.35 + 0.2 * Math.sin(i * 0.37));
}

async function cpuMs(runtime: Runtime, model: ModelName): Promise<number> {
  const run = modelRunner(runtime);
  const inputs = INPUTS[model].map((dims) => [fill(dims), dims] as const);
  let least = Number.POSITIVE_INFINITY;
  for (let since = 0, mark = least; since < STEADY_RUNS; since++) {
    const before = process.cpuUsage();
    await run(model, ...inputs);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
    if (least >= GAIN * mark) continue;
    mark = least;
    since = 0;
  }
  return least;
}

/** The shipped wasm runtime against the native one on the same graphs, one thread each, in this process: least of the runs until warm. */
export async function compareRuntimes(): Promise<InferenceCost[]> {
  const costs: InferenceCost[] = [];
  for (const model of Object.keys(INPUTS) as ModelName[]) {
    costs.push({ model, webCpuMs: await cpuMs('web', model), nodeCpuMs: await cpuMs('node', model) });
  }
  return costs;
}
