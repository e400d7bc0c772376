import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelRunner, type Runtime } from '../../fixtures/nodeModels.ts';

interface Tensor {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}
/** As models/skin writes it from the trained weights. Inputs in the order the model declares them. */
interface GoldenFile {
  readonly tolerance: number;
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly maps: Tensor;
}

describe.each(['chroma', 'texture'] as const)('%s', (name) => {
  const url = new URL(`../../../models/skin/golden/${name}.json`, import.meta.url);
  const { tolerance, inputs, maps } = JSON.parse(readFileSync(url, 'utf8')) as GoldenFile;
  const feeds = Object.values(inputs).map(({ data, shape }) => [Float32Array.from(data), shape] as const);
  const range = Math.max(...maps.data) - Math.min(...maps.data);

  async function worstApart(runtime: Runtime): Promise<number> {
    const [got] = Object.values(await modelRunner(runtime)(name, ...feeds));
    expect(got).toHaveLength(maps.data.length);
    return Math.max(...maps.data.map((value, i) => Math.abs(value - got![i]!)));
  }

  it('gives the golden numbers of its training in the wasm that ships', async () => {
    expect(await worstApart('web')).toBeLessThan(Math.min(tolerance, 1e-4 * range));
  });

  it('gives them in the native runtime', async () => {
    expect(await worstApart('node')).toBeLessThan(Math.min(tolerance, 1e-4 * range));
  });
});
