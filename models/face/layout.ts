/** TensorFlow keeps the channel last (N, H, W, C), ONNX second (N, C, H, W). */
export const TO_NCHW = [0, 3, 1, 2] as const;
export const TO_NHWC = [0, 2, 3, 1] as const;

/** Copies a dense tensor with its axes in another order: axis i of the result is axis `order[i]` of the source. */
export function permuted<T extends Float32Array | Uint16Array>(
  values: T,
  shape: readonly number[],
  order: readonly number[],
): T {
  const stride = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1));
  const lengths = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => stride[axis] ?? 0);
  const out = values.slice() as T;
  const index = lengths.map(() => 0);
  for (let i = 0; i < out.length; i++) {
    let from = 0;
    for (let axis = 0; axis < index.length; axis++) from += index[axis]! * steps[axis]!;
    out[i] = values[from]!;
    for (let axis = index.length - 1; axis >= 0; axis--) {
      index[axis]! += 1;
      if (index[axis]! < lengths[axis]!) break;
      index[axis] = 0;
    }
  }
  return out;
}

/** Zeros before and after one axis so that it has ceil(length / stride) outputs: TensorFlow's SAME padding. */
export function samePadding(length: number, kernel: number, stride: number): readonly [before: number, after: number] {
  const outputs = Math.ceil(length / stride);
  const total = Math.max((outputs - 1) * stride + kernel - length, 0);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}
