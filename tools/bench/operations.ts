import { integersOf, messagesOf, type ProtobufField, readProtobuf } from '../../models/face/protobufReader.ts';

/** Field numbers of onnx.proto. */
const MODEL = { graph: 7 };
const GRAPH = { node: 1, initializer: 5, input: 11 };
const NODE = { input: 1, output: 2, operator: 4, attribute: 5 };
const ATTRIBUTE = { name: 1, integer: 3, tensor: 5, integers: 8 };
const TENSOR = { dims: 1, name: 8, raw: 9 };
const VALUE_INFO = { name: 1 };

const text = new TextDecoder();
const textsOf = (fields: readonly ProtobufField[], number: number) =>
  messagesOf(fields, number).map((bytes) => text.decode(bytes));

/**
 * Counts what a fully convolutional network does, from its ONNX file.
 *
 * @returns multiplications with accumulation (MAC) of its convolutions for each pixel of the first input; what does not
 *   grow with that input is left out. Throws on a resize whose scale is not in the file.
 */
export function macsPerPixel(onnx: Uint8Array): number {
  const graph = readProtobuf(messagesOf(readProtobuf(onnx), MODEL.graph)[0]!);
  const tensors = new Map(messagesOf(graph, GRAPH.initializer).map((bytes) => named(readProtobuf(bytes))));
  /** Pixels of a value for each pixel of the first input; 0: does not grow with it. */
  const share = new Map(
    messagesOf(graph, GRAPH.input).map((bytes, i) => [
      textsOf(readProtobuf(bytes), VALUE_INFO.name)[0]!,
      i === 0 ? 1 : 0,
    ]),
  );
  /** Constants laid end to end, as exporters write the scale of a resize. */
  const joined = new Map<string, readonly string[]>();
  let macs = 0;
  for (const bytes of messagesOf(graph, GRAPH.node)) {
    const node = readProtobuf(bytes);
    const [operator] = textsOf(node, NODE.operator);
    const inputs = textsOf(node, NODE.input);
    const [output] = textsOf(node, NODE.output);
    const attributes = attributesOf(node);
    if (operator === 'Constant') {
      const [value] = messagesOf(attributes.get('value') ?? [], ATTRIBUTE.tensor);
      if (value) tensors.set(output!, readProtobuf(value));
      continue;
    }
    if (operator === 'Concat' && inputs.every((name) => tensors.has(name))) joined.set(output!, inputs);
    const given = inputs.flatMap((name) => share.get(name) ?? []);
    if (given.length === 0) continue;
    let made = Math.max(...given);
    if (operator === 'Conv' || operator === 'MaxPool') {
      made /= integersOf(attributes.get('strides') ?? [], ATTRIBUTE.integers).reduce((a, b) => a * b, 1);
    } else if (operator === 'DepthToSpace') {
      made *= (integersOf(attributes.get('blocksize') ?? [], ATTRIBUTE.integer)[0] ?? 1) ** 2;
    } else if (operator === 'Resize') {
      const scale = inputs[2] ?? '';
      for (const name of joined.get(scale) ?? [scale]) made *= scaleOf(tensors.get(name));
    }
    if (operator === 'Conv') {
      macs += made * integersOf(tensors.get(inputs[1]!) ?? [], TENSOR.dims).reduce((a, b) => a * b, 1);
    }
    share.set(output!, made);
  }
  return macs;
}

function named(tensor: ProtobufField[]): [string, ProtobufField[]] {
  return [textsOf(tensor, TENSOR.name)[0] ?? '', tensor];
}

function attributesOf(node: readonly ProtobufField[]): Map<string, ProtobufField[]> {
  return new Map(
    messagesOf(node, NODE.attribute).map((bytes) => {
      const attribute = readProtobuf(bytes);
      return [textsOf(attribute, ATTRIBUTE.name)[0]!, attribute];
    }),
  );
}

/** Growth of the number of pixels by a resize. */
function scaleOf(scales: readonly ProtobufField[] | undefined): number {
  const [raw] = messagesOf(scales ?? [], TENSOR.raw);
  if (!raw) throw new Error('A resize without its scale in the file');
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return Array.from({ length: raw.byteLength / 4 }, (_, i) => view.getFloat32(4 * i, true)).reduce((a, b) => a * b, 1);
}
