import { expect, it } from 'vitest';
import { readCanonicalMesh } from '../../../models/face/canonicalMesh.ts';
import { protobufMessage } from '../../../models/face/protobufWriter.ts';

const floats = (...values: number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);
const vertices = floats(0.1, 2, 3, 0.25, 0.5, 4, 5, 6, 0, 1, 7, 8, 9, 1, 1);
const basis = protobufMessage().integer(1, 2).bytes(2, floats(0.3));

it('reads vertices, layout, triangles and pose weights', () => {
  const mesh = protobufMessage().bytes(3, vertices).integer(4, 0).integer(4, 2).integer(4, 1);
  expect(readCanonicalMesh(protobufMessage().message(1, mesh).message(2, basis).finish())).toEqual({
    vertices: [0.1, 2, 3, 4, 5, 6, 7, 8, 9],
    uv: [0.25, 0.5, 0, 1, 1, 1],
    triangles: [0, 2, 1],
    poseWeights: [[2, 0.3]],
  });
});

it('refuses triangles of vertices that are not there', () => {
  const mesh = protobufMessage().bytes(3, vertices).integer(4, 0).integer(4, 3).integer(4, 1);
  expect(() => readCanonicalMesh(protobufMessage().message(1, mesh).finish())).toThrow('triangles');
});

it('refuses metadata without a mesh', () => {
  expect(() => readCanonicalMesh(protobufMessage().message(2, basis).finish())).toThrow('no mesh');
});
