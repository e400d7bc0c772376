import { type ConvertOperator, inputOf, requirePlain } from '../conversion.ts';
import { samePadding, TO_NCHW } from '../layout.ts';
import type { TfliteOperator } from '../tflite.ts';

/** Option slots that convolution and pooling share. */
const OPTION = { padding: 0, strideX: 1, strideY: 2 } as const;
const CONV_2D = { activation: 3, dilationX: 4, dilationY: 5 } as const;
const DEPTHWISE_CONV_2D = { activation: 4, dilationX: 5, dilationY: 6 } as const;
const POOL_2D = { kernelX: 3, kernelY: 4, activation: 5 } as const;
const PADDING_SAME = 0;

/** CONV_2D: kernel [out, y, x, in] becomes [out, in, y, x]. */
export const convolution: ConvertOperator = (operator, { graph, shape, activation, weight }) => {
  requirePlain(operator, CONV_2D.activation);
  requireUndilated(operator, CONV_2D.dilationX, CONV_2D.dilationY);
  const [image, kernel, bias] = [inputOf(operator, 0), inputOf(operator, 1), inputOf(operator, 2)];
  const [, kernelY = 1, kernelX = 1] = shape(kernel);
  return graph.node('Conv', [activation(image), weight(kernel, TO_NCHW), weight(bias)], {
    ...window(operator, shape(image), kernelY, kernelX),
    group: 1,
  });
};

/** DEPTHWISE_CONV_2D: kernel [1, y, x, channel] becomes [channel, 1, y, x], one group a channel. */
export const depthwiseConvolution: ConvertOperator = (operator, { graph, shape, activation, weight }) => {
  requirePlain(operator, DEPTHWISE_CONV_2D.activation);
  requireUndilated(operator, DEPTHWISE_CONV_2D.dilationX, DEPTHWISE_CONV_2D.dilationY);
  const [image, kernel, bias] = [inputOf(operator, 0), inputOf(operator, 1), inputOf(operator, 2)];
  const [, kernelY = 1, kernelX = 1] = shape(kernel);
  return graph.node('Conv', [activation(image), weight(kernel, [3, 0, 1, 2]), weight(bias)], {
    ...window(operator, shape(image), kernelY, kernelX),
    group: shape(image)[3] ?? 1,
  });
};

/** MAX_POOL_2D. */
export const maxPool: ConvertOperator = (operator, { graph, shape, activation }) => {
  requirePlain(operator, POOL_2D.activation);
  const image = inputOf(operator, 0);
  const kernelX = operator.options?.int32(POOL_2D.kernelX) ?? 1;
  const kernelY = operator.options?.int32(POOL_2D.kernelY) ?? 1;
  return graph.node('MaxPool', [activation(image)], window(operator, shape(image), kernelY, kernelX));
};

/** Kernel, strides and padding of a sliding window over an image of shape [1, height, width, channels]. */
function window(operator: TfliteOperator, imageShape: readonly number[], kernelY: number, kernelX: number) {
  const [, height = 1, width = 1] = imageShape;
  const strideX = operator.options?.int32(OPTION.strideX, 1) ?? 1;
  const strideY = operator.options?.int32(OPTION.strideY, 1) ?? 1;
  const isSame = (operator.options?.int8(OPTION.padding) ?? PADDING_SAME) === PADDING_SAME;
  const [top, bottom] = isSame ? samePadding(height, kernelY, strideY) : [0, 0];
  const [left, right] = isSame ? samePadding(width, kernelX, strideX) : [0, 0];
  return { kernel_shape: [kernelY, kernelX], strides: [strideY, strideX], pads: [top, left, bottom, right] };
}

function requireUndilated(operator: TfliteOperator, slotX: number, slotY: number): void {
  const { options } = operator;
  if ((options?.int32(slotX, 1) ?? 1) !== 1 || (options?.int32(slotY, 1) ?? 1) !== 1) {
    throw new Error(`${operator.name} is dilated, which this converter doesn't read`);
  }
}
