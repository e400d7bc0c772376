import { type ConvertOperator, inputOf, outputOf, requirePlain } from '../conversion.ts';
import { TO_NCHW } from '../layout.ts';

const CONCATENATION = { axis: 0, activation: 1 } as const;

/** PAD with zeros: TensorFlow gives (before, after) per axis, ONNX all befores and then all afters. */
export const pad: ConvertOperator = (operator, { graph, activation, integers }) => {
  const amounts = integers(inputOf(operator, 1));
  const before = TO_NCHW.map((axis) => amounts[2 * axis] ?? 0);
  const after = TO_NCHW.map((axis) => amounts[2 * axis + 1] ?? 0);
  return graph.node('Pad', [activation(inputOf(operator, 0)), graph.int64([...before, ...after])], {
    mode: 'constant',
  });
};

/** RESHAPE: done in TensorFlow's layout, for the order of the numbers matters. */
export const reshape: ConvertOperator = (operator, { graph, shape, channelLast, channelSecond }) => {
  const wanted = shape(outputOf(operator));
  const reshaped = graph.node('Reshape', [channelLast(inputOf(operator, 0)), graph.int64(wanted)]);
  return channelSecond(reshaped, wanted.length);
};

/** CONCATENATION of computed tensors. */
export const concatenation: ConvertOperator = (operator, { graph, shape, activation }) => {
  requirePlain(operator, CONCATENATION.activation);
  const rank = shape(outputOf(operator)).length;
  const given = operator.options?.int32(CONCATENATION.axis) ?? 0;
  const axis = given < 0 ? given + rank : given;
  return graph.node('Concat', operator.inputs.map(activation), {
    axis: rank === 4 ? TO_NCHW.indexOf(axis as 0) : axis,
  });
};

/** STRIDED_SLICE, only where it takes everything: the mesh has one such. */
export const stridedSlice: ConvertOperator = (operator, { shape, activation }) => {
  const from = inputOf(operator, 0);
  if (`${shape(from)}` !== `${shape(outputOf(operator))}`) throw new Error('STRIDED_SLICE that cuts is not read');
  return activation(from);
};
