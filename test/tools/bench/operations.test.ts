import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { onnxGraph } from '../../../models/face/onnxGraph.ts';
import { macsPerPixel } from '../../../tools/bench/operations.ts';
import { modelPath } from '../../fixtures/nodeModels.ts';

test('counts convolutions by the pixels they make, through strides and unfolding', () => {
  const graph = onnxGraph('counted');
  const weight = (...shape: number[]) => graph.float32(shape, new Float32Array(shape.reduce((a, b) => a * b)));
  const picture = graph.input('picture', [1, 1, 64, 64]);
  const reference = graph.input('reference', [1, 3, 1, 1]);
  const strided = graph.node('Conv', [picture, weight(8, 1, 4, 4)], { strides: [2, 2] });
  const grouped = graph.node('Conv', [graph.node('Relu', [strided]), weight(8, 1, 3, 3)], { group: 8 });
  const unfolded = graph.node('DepthToSpace', [grouped], { blocksize: 2 });
  const once = graph.node('Conv', [reference, weight(5, 3, 1, 1)], {});
  const both = graph.node('Add', [unfolded, once]);
  graph.output(graph.node('Conv', [both, weight(3, 2, 1, 1)], {}, 'maps'), [1, 3, 64, 64]);
  expect(macsPerPixel(graph.finish())).toBe((8 * 16 + 8 * 9) / 4 + 6);
});

test.for(['chroma', 'texture'] as const)('reads our own %s model to its end', (model) => {
  expect(macsPerPixel(readFileSync(modelPath(model)))).toBeGreaterThan(1000);
});
