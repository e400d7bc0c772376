import { toObject } from 'flatbuffers/js/flexbuffers.js';
import { array, null_, number, object, parse } from 'valibot';
import { type ConvertOperator, inputOf, outputOf } from '../conversion.ts';
import { ELEMENT, type OnnxGraph } from '../onnxGraph.ts';
import type { TfliteOperator } from '../tflite.ts';

/*
 * The mesh's three custom operators (MediaPipe): round some landmarks a square is laid, turned with the face; the
 * feature map is sampled inside it, and what a small network finds there is carried back. Their matrices are 4 x 4, rows
 * first, and take the square's pixels to the feature map's; only the first two rows and columns 0, 1, 3 matter.
 */

const MatrixOptions = object({
  left_rotation_idx: number(),
  right_rotation_idx: number(),
  subset_idxs: array(number()),
  output_width: number(),
  output_height: number(),
  scale_x: number(),
  scale_y: number(),
  target_rotation_radians: null_(),
});

/** Landmarks2TransformMatrix: [1, points, 3] -> [1, 4, 4], the square round a subset of landmarks. */
export const landmarksToMatrix: ConvertOperator = (operator, { graph, activation }) => {
  const options = parse(MatrixOptions, customOptions(operator));
  const { calculate, scalar } = arithmetic(graph);
  const points = slice(graph, activation(inputOf(operator, 0)), [[2, 0, 2]]);
  const pick = (indices: readonly number[]): string => {
    const picked = graph.node('Gather', [points, graph.int64(indices)], { axis: 1 });
    return graph.node('Reshape', [picked, graph.int64([indices.length, 2])]);
  };
  const x = (vector: string): string => slice(graph, vector, [[0, 0, 1]]);
  const y = (vector: string): string => slice(graph, vector, [[0, 1, 2]]);

  const baseline = calculate('Sub', pick([options.right_rotation_idx]), pick([options.left_rotation_idx]));
  const direction = graph.node('Reshape', [baseline, graph.int64([2])]);
  const squares = calculate('Mul', direction, direction);
  const length = graph.node('Sqrt', [graph.node('ReduceSum', [squares, graph.int64([0])], { keepdims: 1 })]);
  const turn = calculate('Div', direction, length);
  const [cos, sin] = [x(turn), y(turn)];
  const minusSin = graph.node('Neg', [sin]);

  // The subset's bounding box in axes that turn with the face ...
  const entries = graph.node('Concat', [cos, minusSin, sin, cos], { axis: 0 });
  const rotation = graph.node('Reshape', [entries, graph.int64([2, 2])]);
  const upright = calculate('MatMul', pick(options.subset_idxs), rotation);
  const most = graph.node('ReduceMax', [upright], { axes: [0], keepdims: 0 });
  const least = graph.node('ReduceMin', [upright], { axes: [0], keepdims: 0 });
  const size = calculate('Sub', most, least);
  const middle = calculate('Mul', calculate('Add', most, least), scalar(0.5));

  // ... and its middle, turned back.
  const centreX = calculate('Sub', calculate('Mul', x(middle), cos), calculate('Mul', y(middle), sin));
  const centreY = calculate('Add', calculate('Mul', x(middle), sin), calculate('Mul', y(middle), cos));
  const stepX = calculate('Mul', x(size), scalar(options.scale_x / options.output_width));
  const stepY = calculate('Mul', y(size), scalar(options.scale_y / options.output_height));
  const [m00, m01] = [calculate('Mul', cos, stepX), calculate('Mul', minusSin, stepY)];
  const [m10, m11] = [calculate('Mul', sin, stepX), calculate('Mul', cos, stepY)];
  const [halfX, halfY] = [scalar(-options.output_width / 2), scalar(-options.output_height / 2)];
  const corner = (centre: string, alongX: string, alongY: string): string =>
    calculate('Add', centre, calculate('Add', calculate('Mul', alongX, halfX), calculate('Mul', alongY, halfY)));

  const zero = scalar(0);
  const lastRows = graph.float32([8], [0, 0, 1, 0, 0, 0, 0, 1]);
  const rows = [m00, m01, zero, corner(centreX, m00, m01), m10, m11, zero, corner(centreY, m10, m11), lastRows];
  return graph.node('Reshape', [graph.node('Concat', rows, { axis: 0 }), graph.int64([1, 4, 4])]);
};

/** TransformTensorBilinear: feature map and matrix -> the map sampled in the square, 0 where the square leaves the map. */
export const transformTensor: ConvertOperator = (operator, { graph, shape, activation }) => {
  const { calculate } = arithmetic(graph);
  const map = inputOf(operator, 0);
  const [, height = 1, width = 1] = shape(map);
  const [, rows = 1, columns = 1] = shape(outputOf(operator));
  const pixelCentres = Array.from({ length: rows * columns }, (_, i) => [
    (i % columns) + 0.5,
    Math.floor(i / columns) + 0.5,
    1,
  ]);

  const matrix = graph.node('Reshape', [activation(inputOf(operator, 1)), graph.int64([4, 4])]);
  const affine = graph.node('Gather', [slice(graph, matrix, [[0, 0, 2]]), graph.int64([0, 1, 3])], { axis: 1 });
  const transposed = graph.node('Transpose', [affine], { perm: [1, 0] });
  const places = calculate('MatMul', graph.float32([rows * columns, 3], pixelCentres.flat()), transposed);

  const unit = calculate('Mul', places, graph.float32([2], [2 / width, 2 / height]));
  const grid = graph.node('Reshape', [
    calculate('Add', unit, graph.float32([1], [-1])),
    graph.int64([1, rows, columns, 2]),
  ]);
  const sampled = graph.node('GridSample', [activation(map), grid], {
    mode: 'bilinear',
    padding_mode: 'zeros',
    align_corners: 0,
  });

  // GridSample fades out over half a pixel at the border; the original stops at the outermost pixel centres.
  const notBefore = graph.node('Not', [calculate('Less', places, graph.float32([1], [0.5]))]);
  const notBehind = graph.node('Not', [calculate('Greater', places, graph.float32([2], [width - 0.5, height - 0.5]))]);
  const inside = graph.node('Cast', [calculate('And', notBefore, notBehind)], { to: ELEMENT.float32 });
  const both = graph.node('ReduceMin', [inside], { axes: [1], keepdims: 0 });
  return calculate('Mul', sampled, graph.node('Reshape', [both, graph.int64([1, 1, rows, columns])]));
};

/** TransformLandmarks: points [1, n, 2] of the square and its matrix -> points of the feature map. */
export const transformLandmarks: ConvertOperator = (operator, { graph, activation }) => {
  const { calculate } = arithmetic(graph);
  const matrix = graph.node('Reshape', [activation(inputOf(operator, 1)), graph.int64([4, 4])]);
  const linear = slice(graph, matrix, [
    [0, 0, 2],
    [1, 0, 2],
  ]);
  const shift = graph.node('Reshape', [
    slice(graph, matrix, [
      [0, 0, 2],
      [1, 3, 4],
    ]),
    graph.int64([2]),
  ]);
  const turned = calculate(
    'MatMul',
    activation(inputOf(operator, 0)),
    graph.node('Transpose', [linear], { perm: [1, 0] }),
  );
  return calculate('Add', turned, shift);
};

function customOptions({ name, customOptions: bytes }: TfliteOperator): unknown {
  if (!bytes) throw new Error(`${name} lacks its options`);
  return toObject(Uint8Array.from(bytes).buffer);
}

function arithmetic(graph: OnnxGraph) {
  return {
    calculate: (operator: string, a: string, b: string): string => graph.node(operator, [a, b]),
    scalar: (value: number): string => graph.float32([1], [value]),
  };
}

/** Cuts a value along axes: `[axis, from, to)` each. */
function slice(
  graph: OnnxGraph,
  value: string,
  cuts: readonly (readonly [axis: number, from: number, to: number])[],
): string {
  const column = (n: 0 | 1 | 2): string => graph.int64(cuts.map((cut) => cut[n]));
  return graph.node('Slice', [value, column(1), column(2), column(0)]);
}
