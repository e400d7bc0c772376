import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelRunner, type Runtime } from '../../fixtures/nodeModels.ts';
import { drawnFace } from './drawnFace.ts';

/** Every n-th value of an output, so that the file stays small, and how far the output's values span. */
interface Golden {
  readonly every: number;
  readonly range: number;
  readonly values: readonly number[];
}
type GoldenFile = Record<string, Record<string, Golden>>;

const FILE = new URL('golden/faceModels.json', import.meta.url);
const WANTED_VALUES = 24;
/** Of an output's range: what rounding in another order of addition may cost. */
const TOLERANCE = 1e-4;

const MODELS = {
  detector: { side: 128, black: -1, white: 1 },
  mesh: { side: 192, black: 0, white: 1 },
} as const;

function outputsOf(name: keyof typeof MODELS, runtime: Runtime) {
  const { side, black, white } = MODELS[name];
  return modelRunner(runtime)(name, [drawnFace(side, black, white), [1, side, side, 3]]);
}

function rangeOf(values: Float32Array): number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // A single number has no range: its own size stands for it.
  return most > least ? most - least : Math.abs(most);
}

function goldenOf(values: Float32Array): Golden {
  const every = Math.ceil(values.length / WANTED_VALUES);
  return { every, range: rangeOf(values), values: [...values.filter((_, i) => i % every === 0)] };
}

describe.each(['detector', 'mesh'] as const)('%s', (name) => {
  it('gives the golden numbers', async () => {
    const outputs = await outputsOf(name, 'node');
    if (process.env.UPDATE_GOLDEN) updateGolden(name, outputs);
    const golden = (JSON.parse(readFileSync(FILE, 'utf8')) as GoldenFile)[name]!;
    expect(Object.keys(outputs)).toEqual(Object.keys(golden));
    for (const [key, { every, range, values }] of Object.entries(golden)) {
      const got = outputs[key]!.filter((_, i) => i % every === 0);
      const worst = Math.max(...values.map((value, i) => Math.abs(value - got[i]!)));
      expect(got.length, key).toBe(values.length);
      expect(worst / range, key).toBeLessThan(TOLERANCE);
    }
  });

  it('gives the same in the native runtime and in the wasm that ships', async () => {
    const native = await outputsOf(name, 'node');
    const wasm = await outputsOf(name, 'web');
    for (const [key, values] of Object.entries(native)) {
      const worst = values.reduce((most, value, i) => Math.max(most, Math.abs(value - wasm[key]![i]!)), 0);
      expect(worst / rangeOf(values), key).toBeLessThan(TOLERANCE);
      if (process.env.UPDATE_GOLDEN) console.log(name, key, (worst / rangeOf(values)).toExponential(1));
    }
  });
});

function updateGolden(name: string, outputs: Readonly<Record<string, Float32Array>>): void {
  let file: GoldenFile = {};
  try {
    file = JSON.parse(readFileSync(FILE, 'utf8')) as GoldenFile;
  } catch {
    // The first golden numbers of all.
  }
  file[name] = Object.fromEntries(Object.entries(outputs).map(([key, values]) => [key, goldenOf(values)]));
  writeFileSync(FILE, `${JSON.stringify(file)}\n`);
}
