import { type FlatTable, readFlatbuffer } from './flatbuffer.ts';

type TensorType = 'float32' | 'float16' | 'int32';

export interface TfliteTensor {
  readonly name: string;
  /** Activations of rank 4 lie as batch, height, width, channel. */
  readonly shape: readonly number[];
  readonly type: TensorType;
  /** Little-endian values of a constant; `null` for what is computed. */
  readonly data: Uint8Array | null;
}

export interface TfliteOperator {
  /** Builtin name as the schema spells it, or the name of a custom operator. */
  readonly name: string;
  /** Tensor indices. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Builtin options; slots differ per operator. */
  readonly options: FlatTable | null;
  readonly customOptions: Uint8Array | null;
}

export interface TfliteModel {
  readonly tensors: readonly TfliteTensor[];
  /** In an order in which they can be run. */
  readonly operators: readonly TfliteOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/** Builtin operators of the face models, by code (TensorFlow Lite schema version 3). */
const BUILTINS: Readonly<Record<number, string>> = {
  0: 'ADD',
  2: 'CONCATENATION',
  3: 'CONV_2D',
  4: 'DEPTHWISE_CONV_2D',
  6: 'DEQUANTIZE',
  17: 'MAX_POOL_2D',
  18: 'MUL',
  19: 'RELU',
  22: 'RESHAPE',
  34: 'PAD',
  45: 'STRIDED_SLICE',
  54: 'PRELU',
};
const CUSTOM = 32;

const TYPES: Readonly<Record<number, TensorType>> = { 0: 'float32', 1: 'float16', 2: 'int32' };

const MODEL = { operatorCodes: 1, subgraphs: 2, buffers: 4 } as const;
const OPERATOR_CODE = { deprecatedBuiltin: 0, custom: 1, builtin: 3 } as const;
const SUBGRAPH = { tensors: 0, inputs: 1, outputs: 2, operators: 3 } as const;
const TENSOR = { shape: 0, type: 1, buffer: 2, name: 3, sparsity: 6 } as const;
const OPERATOR = { code: 0, inputs: 1, outputs: 2, options: 4, customOptions: 5 } as const;

/**
 * Reads the first subgraph of a TensorFlow Lite file: dense tensors of the three types above.
 * Throws where the file holds an operator, a type or a sparse tensor that this converter doesn't know.
 */
export function readTflite(bytes: Uint8Array): TfliteModel {
  const model = readFlatbuffer(bytes);
  const [subgraph] = model.tables(MODEL.subgraphs);
  if (!subgraph) throw new Error('The TensorFlow Lite file holds no subgraph');
  const names = model.tables(MODEL.operatorCodes).map(operatorName);
  const buffers = model.tables(MODEL.buffers).map((buffer) => buffer.bytes(0));
  return {
    tensors: subgraph.tables(SUBGRAPH.tensors).map((table) => readTensor(table, buffers)),
    operators: subgraph.tables(SUBGRAPH.operators).map((table) => ({
      name: names[table.int32(OPERATOR.code)] ?? 'unnamed',
      inputs: table.int32s(OPERATOR.inputs),
      outputs: table.int32s(OPERATOR.outputs),
      options: table.table(OPERATOR.options),
      customOptions: table.bytes(OPERATOR.customOptions),
    })),
    inputs: subgraph.int32s(SUBGRAPH.inputs),
    outputs: subgraph.int32s(SUBGRAPH.outputs),
  };
}

function operatorName(table: FlatTable): string {
  // Old files carry the code in one byte, newer ones in both fields: the larger one holds.
  const code = Math.max(table.int8(OPERATOR_CODE.deprecatedBuiltin), table.int32(OPERATOR_CODE.builtin));
  const name = code === CUSTOM ? table.text(OPERATOR_CODE.custom) : BUILTINS[code];
  if (!name) throw new Error(`TensorFlow Lite operator ${code} is not one this converter knows`);
  return name;
}

function readTensor(table: FlatTable, buffers: readonly (Uint8Array | null)[]): TfliteTensor {
  const name = table.text(TENSOR.name) ?? '';
  const type = TYPES[table.int8(TENSOR.type)];
  if (!type) throw new Error(`Tensor ${name} has type ${table.int8(TENSOR.type)}, which this converter doesn't read`);
  if (table.isPresent(TENSOR.sparsity)) throw new Error(`Tensor ${name} is sparse; only dense tensors are read`);
  return { name, type, shape: table.int32s(TENSOR.shape), data: buffers[table.int32(TENSOR.buffer)] ?? null };
}
