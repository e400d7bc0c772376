import { type ConvertOperator, conversionOf, outputOf } from './conversion.ts';
import { TO_NCHW } from './layout.ts';
import { onnxGraph } from './onnxGraph.ts';
import { landmarksToMatrix, transformLandmarks, transformTensor } from './ops/attention.ts';
import { convolution, depthwiseConvolution, maxPool } from './ops/convolution.ts';
import { add, multiply, prelu, relu } from './ops/elementwise.ts';
import { concatenation, pad, reshape, stridedSlice } from './ops/shape.ts';
import { readTflite } from './tflite.ts';

const OPERATORS: Readonly<Record<string, ConvertOperator>> = {
  ADD: add,
  CONCATENATION: concatenation,
  CONV_2D: convolution,
  DEPTHWISE_CONV_2D: depthwiseConvolution,
  MAX_POOL_2D: maxPool,
  MUL: multiply,
  PAD: pad,
  PRELU: prelu,
  RELU: relu,
  RESHAPE: reshape,
  STRIDED_SLICE: stridedSlice,
  Landmarks2TransformMatrix: landmarksToMatrix,
  TransformLandmarks: transformLandmarks,
  TransformTensorBilinear: transformTensor,
};

/**
 * Converts a TensorFlow Lite model to ONNX (opset 16). Inputs and outputs keep TensorFlow's layout and names, except that
 * the one input is called `input`; inside, images lie channel second. The same bytes in give the same bytes out.
 * Throws where the model holds something that isn't known here.
 */
export function convertTflite(bytes: Uint8Array, graphName: string): Uint8Array {
  const model = readTflite(bytes);
  const graph = onnxGraph(graphName);
  const conversion = conversionOf(model, graph);

  const [input, ...moreInputs] = model.inputs;
  if (input === undefined || moreInputs.length > 0) throw new Error('The model should have one input');
  const inputShape = conversion.shape(input);
  conversion.setActivation(input, graph.node('Transpose', [graph.input('input', inputShape)], { perm: TO_NCHW }));

  for (const operator of model.operators) {
    if (operator.name === 'DEQUANTIZE') continue;
    const convert = OPERATORS[operator.name];
    if (!convert) throw new Error(`No conversion for the operator ${operator.name}`);
    conversion.setActivation(outputOf(operator), convert(operator, conversion));
  }

  for (const output of model.outputs) {
    const name = model.tensors[output]!.name.replace(/\W/g, '_');
    graph.node('Identity', [conversion.channelLast(output)], {}, name);
    graph.output(name, conversion.shape(output));
  }
  return graph.finish();
}
