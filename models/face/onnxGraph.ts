import { type ProtobufMessage, protobufMessage } from './protobufWriter.ts';

/** An attribute of an ONNX node: integer, integers or text. */
type Attribute = number | readonly number[] | string;

/**
 * An ONNX graph being built. Values are addressed by name; every method that makes one returns its name.
 * Field numbers are those of onnx.proto (ONNX 1.12, IR version 8).
 */
export interface OnnxGraph {
  input(name: string, shape: readonly number[]): string;
  output(name: string, shape: readonly number[]): void;
  /** A node with one output; its name is made up unless given. An empty input name leaves an optional input out. */
  node(
    operator: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, Attribute>>,
    name?: string,
  ): string;
  float32(shape: readonly number[], values: ArrayLike<number>): string;
  /** Half floats as their bit patterns. */
  float16(shape: readonly number[], bits: Uint16Array): string;
  /** A vector of int64. */
  int64(values: readonly number[]): string;
  /** The model file. */
  finish(): Uint8Array;
}

const OPSET = 16;
const IR_VERSION = 8;
/** TensorProto.DataType. */
export const ELEMENT = { float32: 1, int64: 7, float16: 10 } as const;
/** AttributeProto.AttributeType. */
const ATTRIBUTE = { integer: 2, text: 3, integers: 7 } as const;

/** Starts an empty graph. */
export function onnxGraph(graphName: string): OnnxGraph {
  const nodes: ProtobufMessage[] = [];
  const constants: ProtobufMessage[] = [];
  const inputs: ProtobufMessage[] = [];
  const outputs: ProtobufMessage[] = [];
  let made = 0;
  const fresh = (what: string): string => `${what}_${made++}`;

  const constant = (elementType: number, shape: readonly number[], values: Uint8Array): string => {
    const name = fresh('constant');
    const tensor = protobufMessage();
    for (const length of shape) tensor.integer(1, length);
    constants.push(tensor.integer(2, elementType).text(8, name).bytes(9, values));
    return name;
  };

  return {
    input(name, shape) {
      inputs.push(valueInfo(name, shape));
      return name;
    },
    output(name, shape) {
      outputs.push(valueInfo(name, shape));
    },
    node(operator, from, attributes = {}, name = fresh(operator.toLowerCase())) {
      const node = protobufMessage();
      for (const value of from) node.text(1, value);
      node.text(2, name).text(3, `${name}_node`).text(4, operator);
      for (const [key, value] of Object.entries(attributes)) node.message(5, attribute(key, value));
      nodes.push(node);
      return name;
    },
    float32: (shape, values) => constant(ELEMENT.float32, shape, bytesOf(Float32Array.from(values))),
    float16: (shape, bits) => constant(ELEMENT.float16, shape, bytesOf(bits)),
    int64: (values) => constant(ELEMENT.int64, [values.length], bytesOf(BigInt64Array.from(values.map(BigInt)))),
    finish() {
      const graph = protobufMessage();
      for (const node of nodes) graph.message(1, node);
      graph.text(2, graphName);
      for (const tensor of constants) graph.message(5, tensor);
      for (const value of inputs) graph.message(11, value);
      for (const value of outputs) graph.message(12, value);
      const opset = protobufMessage().text(1, '').integer(2, OPSET);
      return protobufMessage()
        .integer(1, IR_VERSION)
        .text(2, 'skinseries')
        .message(7, graph)
        .message(8, opset)
        .finish();
    },
  };
}

function attribute(name: string, value: Attribute): ProtobufMessage {
  const message = protobufMessage().text(1, name);
  if (typeof value === 'number') return message.integer(3, value).integer(20, ATTRIBUTE.integer);
  if (typeof value === 'string') return message.text(4, value).integer(20, ATTRIBUTE.text);
  for (const item of value) message.integer(8, item);
  return message.integer(20, ATTRIBUTE.integers);
}

/** Name, element type and shape of a graph input or output; all are float32. */
function valueInfo(name: string, shape: readonly number[]): ProtobufMessage {
  const dimensions = protobufMessage();
  for (const length of shape) dimensions.message(1, protobufMessage().integer(1, length));
  const tensorType = protobufMessage().integer(1, ELEMENT.float32).message(2, dimensions);
  return protobufMessage().text(1, name).message(2, protobufMessage().message(1, tensorType));
}

/** Little-endian on every machine Node runs on. */
function bytesOf(values: Float32Array | Uint16Array | BigInt64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
