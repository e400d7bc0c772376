import { permuted, TO_NCHW, TO_NHWC } from './layout.ts';
import { ELEMENT, type OnnxGraph } from './onnxGraph.ts';
import type { TfliteModel, TfliteOperator, TfliteTensor } from './tflite.ts';

/** Turns one TensorFlow Lite operator into ONNX nodes; returns the name of the value it computes. */
export type ConvertOperator = (operator: TfliteOperator, conversion: Conversion) => string;

/** A model on its way to ONNX. Activations of rank 4 are held channel second (NCHW), all others as TensorFlow has them. */
export interface Conversion {
  readonly graph: OnnxGraph;
  shape(tensor: number): readonly number[];
  isConstant(tensor: number): boolean;
  /** Name of a computed tensor's value. */
  activation(tensor: number): string;
  setActivation(tensor: number, value: string): void;
  /** A constant as a float32 value, its axes reordered, then given another shape. Half floats stay halves on disk. */
  weight(tensor: number, order?: readonly number[], shape?: readonly number[]): string;
  /** A constant's integers. */
  integers(tensor: number): readonly number[];
  /** A computed tensor in TensorFlow's own layout. */
  channelLast(tensor: number): string;
  /** A value in TensorFlow's layout, of a given rank, in the layout held here. */
  channelSecond(value: string, rank: number): string;
}

/** Prepares a conversion: DEQUANTIZE of a constant is folded, so that its output counts as the constant itself. */
export function conversionOf(model: TfliteModel, graph: OnnxGraph): Conversion {
  const values = new Map<number, string>();
  const weights = new Map<string, string>();
  const foldedFrom = new Map<number, number>();
  for (const { name, inputs, outputs } of model.operators) {
    if (name === 'DEQUANTIZE') foldedFrom.set(outputs[0]!, inputs[0]!);
  }

  const tensor = (index: number): TfliteTensor => {
    const found = model.tensors[foldedFrom.get(index) ?? index];
    if (!found) throw new Error(`The model has no tensor ${index}`);
    return found;
  };
  const activation = (index: number): string => {
    const value = values.get(index);
    if (value === undefined) throw new Error(`Tensor ${tensor(index).name} is used before it is computed`);
    return value;
  };
  const addWeight = (
    { name, type, shape: own, data }: TfliteTensor,
    order: readonly number[],
    shape: readonly number[] | null,
  ): string => {
    if (!data) throw new Error(`Tensor ${name} is no constant`);
    // A copy of its own: typed arrays want aligned bytes, which a file's part needn't be.
    const { buffer } = Uint8Array.from(data);
    const dims = shape ?? order.map((axis) => own[axis] ?? 1);
    if (type === 'float32') return graph.float32(dims, permuted(new Float32Array(buffer), own, order));
    if (type === 'float16') {
      const halves = graph.float16(dims, permuted(new Uint16Array(buffer), own, order));
      return graph.node('Cast', [halves], { to: ELEMENT.float32 });
    }
    throw new Error(`Tensor ${name} holds integers where weights are wanted`);
  };

  return {
    graph,
    shape: (index) => tensor(index).shape,
    isConstant: (index) => tensor(index).data !== null,
    activation,
    setActivation(index, value) {
      values.set(index, value);
    },
    weight(index, order, shape) {
      const constant = tensor(index);
      const axes = order ?? constant.shape.map((_, axis) => axis);
      const key = `${foldedFrom.get(index) ?? index}|${axes}|${shape ?? ''}`;
      const value = weights.get(key) ?? addWeight(constant, axes, shape ?? null);
      weights.set(key, value);
      return value;
    },
    integers(index) {
      const { name, type, data } = tensor(index);
      if (type !== 'int32' || !data) throw new Error(`Tensor ${name} is no constant of integers`);
      return [...new Int32Array(Uint8Array.from(data).buffer)];
    },
    channelLast(index) {
      const value = activation(index);
      return tensor(index).shape.length === 4 ? graph.node('Transpose', [value], { perm: TO_NHWC }) : value;
    },
    channelSecond: (value, rank) => (rank === 4 ? graph.node('Transpose', [value], { perm: TO_NCHW }) : value),
  };
}

/** The n-th input of an operator. Throws where it has none. */
export function inputOf(operator: TfliteOperator, n: number): number {
  const tensor = operator.inputs[n];
  if (tensor === undefined || tensor < 0) throw new Error(`${operator.name} lacks its input ${n}`);
  return tensor;
}

/** The only output of an operator. */
export function outputOf(operator: TfliteOperator): number {
  const [tensor, ...more] = operator.outputs;
  if (tensor === undefined || more.length > 0) throw new Error(`${operator.name} should have one output`);
  return tensor;
}

/** Throws where an activation is fused into an operator: the face models keep theirs apart. */
export function requirePlain(operator: TfliteOperator, activationSlot: number): void {
  const fused = operator.options?.int8(activationSlot) ?? 0;
  if (fused !== 0)
    throw new Error(`${operator.name} has activation ${fused} fused into it, which this converter doesn't read`);
}
