import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ModelName } from '../../src/analysis/models.ts';
import { modelPath, openModelFile, type Runtime } from '../../test/fixtures/nodeModels.ts';
import { macsPerPixel } from './operations.ts';

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

async function cpuMs(runtime: Runtime, model: ModelName, path: string): Promise<number> {
  const run = await openModelFile(runtime, path);
  const inputs = INPUTS[model].map((dims) => [fill(dims), dims] as const);
  let least = Number.POSITIVE_INFINITY;
  for (let since = 0, mark = least; since < STEADY_RUNS; since++) {
    const before = process.cpuUsage();
    await run(...inputs);
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
    costs.push({
      model,
      webCpuMs: await cpuMs('web', model, modelPath(model)),
      nodeCpuMs: await cpuMs('node', model, modelPath(model)),
    });
  }
  return costs;
}

/** The skin models' forerunners, for comparison only: in a folder beside the checkout, where there is one. */
const PROTOTYPES = new URL('../../../shared/prototype/skin/', import.meta.url);
const SKIN_MODELS = ['chroma', 'texture'] as const satisfies readonly ModelName[];

export interface SkinModelCost {
  readonly model: ModelName;
  readonly ourWebCpuMs: number;
  readonly prototypeWebCpuMs: number;
  /** Billions of multiplications for each million pixels the model is fed. */
  readonly ourGigaMacsPerMegapixel: number;
  readonly prototypeGigaMacsPerMegapixel: number;
}

/** Our skin models against the prototype's graphs, both in the wasm that ships; `null`: the prototype is not there. */
export async function compareWithPrototype(measured: readonly InferenceCost[]): Promise<SkinModelCost[] | null> {
  const pathOf = (model: ModelName) => fileURLToPath(new URL(`${model}.onnx`, PROTOTYPES));
  if (!SKIN_MODELS.every((model) => existsSync(pathOf(model)))) return null;
  const costs: SkinModelCost[] = [];
  for (const model of SKIN_MODELS) {
    costs.push({
      model,
      ourWebCpuMs: measured.find((cost) => cost.model === model)!.webCpuMs,
      prototypeWebCpuMs: await cpuMs('web', model, pathOf(model)),
      ourGigaMacsPerMegapixel: macsPerPixel(readFileSync(modelPath(model))) / 1000,
      prototypeGigaMacsPerMegapixel: macsPerPixel(readFileSync(pathOf(model))) / 1000,
    });
  }
  return costs;
}
