import { type Conversion, type ConvertOperator, inputOf, outputOf, requirePlain } from '../conversion.ts';
import { TO_NCHW } from '../layout.ts';

const ACTIVATION_SLOT = 0;

/** ADD. */
export const add: ConvertOperator = (operator, conversion) => {
  requirePlain(operator, ACTIVATION_SLOT);
  const rank = conversion.shape(outputOf(operator)).length;
  const terms = [operand(inputOf(operator, 0), rank, conversion), operand(inputOf(operator, 1), rank, conversion)];
  return conversion.graph.node('Add', terms);
};

/** MUL. */
export const multiply: ConvertOperator = (operator, conversion) => {
  requirePlain(operator, ACTIVATION_SLOT);
  const rank = conversion.shape(outputOf(operator)).length;
  const factors = [operand(inputOf(operator, 0), rank, conversion), operand(inputOf(operator, 1), rank, conversion)];
  return conversion.graph.node('Mul', factors);
};

/** RELU. */
export const relu: ConvertOperator = (operator, { graph, activation }) =>
  graph.node('Relu', [activation(inputOf(operator, 0))]);

/** PRELU with one slope a channel: [1, 1, channels] becomes [channels, 1, 1]. */
export const prelu: ConvertOperator = (operator, { graph, shape, activation, weight }) => {
  const slope = inputOf(operator, 1);
  const channels = shape(slope).at(-1) ?? 1;
  return graph.node('PRelu', [activation(inputOf(operator, 0)), weight(slope, undefined, [channels, 1, 1])]);
};

/** One side of a two-sided operator; a constant is laid out so that ONNX broadcasts it as TensorFlow does. */
function operand(tensor: number, rank: number, { shape, isConstant, activation, weight }: Conversion): string {
  if (!isConstant(tensor)) return activation(tensor);
  const own = shape(tensor);
  if (rank === 4 && own.length === 4) return weight(tensor, TO_NCHW);
  if (rank === 4 && own.length === 1 && own[0] !== 1) return weight(tensor, undefined, [own[0] ?? 1, 1, 1]);
  return weight(tensor);
}
