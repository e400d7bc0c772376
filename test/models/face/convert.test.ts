import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { convertTflite } from '../../../models/face/convert.ts';
import { permuted, samePadding } from '../../../models/face/layout.ts';
import { type TinyOperator, type TinyTensor, tinyTflite } from './tinyTflite.ts';

/** Converts a hand-made model with one input and one output and runs it natively. */
async function convertAndRun(tensors: TinyTensor[], operators: TinyOperator[], output: number, input: Float32Array) {
  const bytes = convertTflite(tinyTflite(tensors, operators, [0], [output]), 'tiny');
  const session = await InferenceSession.create(bytes, { logSeverityLevel: 3 });
  const result = await session.run({ input: new Tensor('float32', input, [...tensors[0]!.shape]) });
  const [values] = Object.values(result);
  return { dims: values!.dims, data: [...(values!.data as Float32Array)] };
}

const wave = (length: number, step: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => Math.round(10 * Math.sin(i * step)) / 4);

describe('layout', () => {
  it('moves the channel from last to second', () => {
    const values = Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect([...permuted(values, [1, 2, 2, 3], [0, 3, 1, 2])]).toEqual([1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12]);
  });

  it('pads as TensorFlow does: the odd zero goes behind', () => {
    expect(samePadding(5, 3, 1)).toEqual([1, 1]);
    expect(samePadding(128, 5, 2)).toEqual([1, 2]);
    expect(samePadding(4, 1, 2)).toEqual([0, 0]);
  });
});

describe('convertTflite', () => {
  it('converts a strided convolution with SAME padding', async () => {
    const [height, width, channels, features, kernel, stride] = [4, 5, 2, 3, 3, 2];
    const input = wave(height * width * channels, 0.7);
    const weights = wave(features * kernel * kernel * channels, 1.3);
    const bias = Float32Array.from([0.5, -1, 2]);
    const expected: number[] = [];
    const [top] = samePadding(height, kernel, stride);
    const [left] = samePadding(width, kernel, stride);
    for (let y = 0; y < 2; y++) {
      for (let x = 0; x < 3; x++) {
        for (let f = 0; f < features; f++) {
          let sum = bias[f]!;
          for (let i = 0; i < kernel * kernel * channels; i++) {
            const fromY = y * stride - top + Math.floor(i / (kernel * channels));
            const fromX = x * stride - left + (Math.floor(i / channels) % kernel);
            if (fromY < 0 || fromX < 0 || fromY >= height || fromX >= width) continue;
            sum +=
              weights[f * kernel * kernel * channels + i]! *
              input[(fromY * width + fromX) * channels + (i % channels)]!;
          }
          expected.push(sum);
        }
      }
    }
    const tensors: TinyTensor[] = [
      { name: 'image', shape: [1, height, width, channels] },
      { name: 'kernel', shape: [features, kernel, kernel, channels], values: weights },
      { name: 'bias', shape: [features], values: bias },
      { name: 'out', shape: [1, 2, 3, features] },
    ];
    const convolution = { code: 3, inputs: [0, 1, 2], outputs: [3], int8: { 0: 0 }, int32: { 1: stride, 2: stride } };
    const { dims, data } = await convertAndRun(tensors, [convolution], 3, input);
    expect(dims).toEqual([1, 2, 3, features]);
    for (const [i, value] of data.entries()) expect(value).toBeCloseTo(expected[i]!, 4);
  });

  it('pads channels and bends each by its own slope', async () => {
    const tensors: TinyTensor[] = [
      { name: 'image', shape: [1, 1, 2, 1] },
      { name: 'amounts', shape: [4, 2], values: Int32Array.from([0, 0, 0, 0, 0, 1, 0, 1]) },
      { name: 'padded', shape: [1, 1, 3, 2] },
      { name: 'slopes', shape: [1, 1, 2], values: Float32Array.from([0.5, 3]) },
      { name: 'out', shape: [1, 1, 3, 2] },
    ];
    const operators = [
      { code: 34, inputs: [0, 1], outputs: [2] },
      { code: 54, inputs: [2, 3], outputs: [4] },
    ];
    const { data } = await convertAndRun(tensors, operators, 4, Float32Array.from([-2, 5]));
    expect(data).toEqual([-1, 0, 5, 0, 0, 0]);
  });

  it('samples a feature map inside a square and gives 0 where the square leaves it', async () => {
    // Source place of output pixel (x, y), counted from pixel edges: (x + 0.5 + 1, 2 (y + 0.5)).
    const matrix = Float32Array.from([1, 0, 0, 1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
    const tensors: TinyTensor[] = [
      { name: 'map', shape: [1, 3, 3, 1] },
      { name: 'factor', shape: [1], values: Float32Array.from([1]) },
      { name: 'matrix', shape: [1, 4, 4], values: matrix },
      { name: 'ones', shape: [1, 4, 4], values: new Float32Array(16).fill(1) },
      { name: 'product', shape: [1, 4, 4] },
      { name: 'out', shape: [1, 2, 3, 1] },
    ];
    const operators = [
      { code: 18, inputs: [2, 3], outputs: [4] },
      { code: 32, custom: 'TransformTensorBilinear', inputs: [0, 4], outputs: [5] },
    ];
    const { data } = await convertAndRun(tensors, operators, 5, Float32Array.from([0, 1, 2, 10, 11, 12, 20, 21, 22]));
    // Row 0 reads half way between map rows 0 and 1; row 1 lies half a pixel beyond the last centre.
    expect(data).toEqual([6, 7, 0, 0, 0, 0]);
  });

  it('names an operator it does not know', () => {
    const tensors = [
      { name: 'in', shape: [1, 1, 1, 1] },
      { name: 'out', shape: [1, 1, 1, 1] },
    ];
    const unknown = tinyTflite(tensors, [{ code: 32, custom: 'Mystery', inputs: [0], outputs: [1] }], [0], [1]);
    expect(() => convertTflite(unknown, 'tiny')).toThrow('Mystery');
  });
});
