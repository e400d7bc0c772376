import { Builder } from 'flatbuffers';

/** A tensor of a hand-made model: constants carry their values. */
export interface TinyTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values?: Float32Array | Int32Array;
}

/** An operator of a hand-made model. Options by slot; `int8` slots are bytes, `int32` slots four. */
export interface TinyOperator {
  readonly code: number;
  readonly custom?: string;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly int8?: Readonly<Record<number, number>>;
  readonly int32?: Readonly<Record<number, number>>;
}

/** Writes a TensorFlow Lite file of one subgraph: just enough of the schema for a converter to read. */
export function tinyTflite(
  tensors: readonly TinyTensor[],
  operators: readonly TinyOperator[],
  inputs: readonly number[],
  outputs: readonly number[],
): Uint8Array {
  const builder = new Builder(1024);
  const offsets = (items: readonly number[]): number => {
    builder.startVector(4, items.length, 4);
    for (const item of items.toReversed()) builder.addOffset(item);
    return builder.endVector();
  };
  const integers = (items: readonly number[]): number => {
    builder.startVector(4, items.length, 4);
    for (const item of items.toReversed()) builder.addInt32(item);
    return builder.endVector();
  };
  const bytes = ({ buffer }: Float32Array | Int32Array): number =>
    builder.createByteVector(new Uint8Array(buffer as ArrayBuffer));
  const table = (slots: number, fill: () => void): number => {
    builder.startObject(slots);
    fill();
    return builder.endObject();
  };

  /** Sets references by slot; 0 leaves a slot out. */
  const setOffsets = (targets: readonly number[]): void => {
    for (const [slot, target] of targets.entries()) if (target !== 0) builder.addFieldOffset(slot, target, 0);
  };

  const buffers = tensors.map(({ values }) => {
    const data = values ? bytes(values) : 0;
    return table(1, () => setOffsets([data]));
  });
  const written = tensors.map(({ name, shape, values }, i) => {
    const [shapeAt, nameAt] = [integers(shape), builder.createString(name)];
    return table(7, () => {
      builder.addFieldOffset(0, shapeAt, 0);
      builder.addFieldInt8(1, values instanceof Int32Array ? 2 : 0, 0);
      builder.addFieldInt32(2, i, -1);
      builder.addFieldOffset(3, nameAt, 0);
    });
  });
  const codes = operators.map(({ code, custom }) => {
    const name = custom ? builder.createString(custom) : 0;
    return table(4, () => {
      if (name) builder.addFieldOffset(1, name, 0);
      builder.addFieldInt32(3, code, -1);
    });
  });
  const steps = operators.map(({ inputs: from, outputs: to, int8 = {}, int32 = {} }, i) => {
    const [fromAt, toAt] = [integers(from), integers(to)];
    const options = table(8, () => {
      for (const [slot, value] of Object.entries(int8)) builder.addFieldInt8(Number(slot), value, -128);
      for (const [slot, value] of Object.entries(int32)) builder.addFieldInt32(Number(slot), value, -1);
    });
    return table(6, () => {
      builder.addFieldInt32(0, i, -1);
      builder.addFieldOffset(1, fromAt, 0);
      builder.addFieldOffset(2, toAt, 0);
      builder.addFieldOffset(4, options, 0);
    });
  });
  const parts = [offsets(written), integers(inputs), integers(outputs), offsets(steps)];
  const subgraph = table(4, () => setOffsets(parts));
  const model = [0, offsets(codes), offsets([subgraph]), 0, offsets(buffers)];
  const root = table(5, () => setOffsets(model));
  builder.finish(root);
  return builder.asUint8Array();
}
