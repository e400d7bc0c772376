/**
 * The four networks as the analysis sees them: floats in, floats out. Who runs them (onnxruntime-web in a worker or in a
 * Node test) is handed in; the analysis itself imports no runtime.
 */
export interface Models {
  /** Face detector, close range. `pixels` [1,128,128,3] in -1..1 -> 896 anchors. */
  detect(pixels: Float32Array): Promise<{ readonly regressors: Float32Array; readonly classificators: Float32Array }>;
  /** Attention mesh. `pixels` [1,192,192,3] in 0..1. Coordinates come back in 0..192. */
  mesh(pixels: Float32Array): Promise<MeshOutput>;
  /** `rgb` [1,3,H,W] linear sRGB at 2 px/mm, `reference` [1,3] -> maps [1,5,H,W]: d ln melanin, d ln haemoglobin, ln sigma of each, specular. */
  chroma(rgb: Float32Array, reference: Float32Array, heightPx: number, widthPx: number): Promise<Float32Array>;
  /** `detail` [1,1,H,W] at 8 px/mm -> [1,3,H,W]: line logit, pore logit, ln Ra. */
  texture(detail: Float32Array, heightPx: number, widthPx: number): Promise<Float32Array>;
}

/** Raw outputs of the attention mesh, named as the model names them ("left eye" is image-left: the subject's right). */
export interface MeshOutput {
  /** 468 x (x, y, z). */
  readonly mesh: Float32Array;
  /** 80 x (x, y). */
  readonly lips: Float32Array;
  /** 71 x (x, y) each. */
  readonly leftEye: Float32Array;
  readonly rightEye: Float32Array;
  /** 5 x (x, y) each, the centre first. */
  readonly leftIris: Float32Array;
  readonly rightIris: Float32Array;
  /** Logit of a face being there. */
  readonly presence: number;
}

export type ModelName = 'detector' | 'mesh' | 'chroma' | 'texture';

/**
 * Runs one network: inputs in the order the model declares them, outputs by name, in the order it declares them.
 * This is all a runtime has to offer; `modelsRunBy` knows the rest.
 */
export type RunModel = (
  name: ModelName,
  ...inputs: readonly (readonly [data: Float32Array, dims: readonly number[]])[]
) => Promise<Readonly<Record<string, Float32Array>>>;

/** The four networks by one runtime: the one place that knows their shapes and the names of their outputs. */
export function modelsRunBy(run: RunModel): Models {
  return {
    async detect(pixels) {
      const { regressors, classificators } = await run('detector', [pixels, [1, 128, 128, 3]]);
      return { regressors: regressors!, classificators: classificators! };
    },
    async mesh(pixels) {
      const out = await run('mesh', [pixels, [1, 192, 192, 3]]);
      return {
        mesh: out.output_mesh_identity!,
        lips: out.output_lips!,
        leftEye: out.output_left_eye!,
        rightEye: out.output_right_eye!,
        leftIris: out.output_left_iris!,
        rightIris: out.output_right_iris!,
        presence: out.conv_faceflag![0]!,
      };
    },
    async chroma(rgb, reference, heightPx, widthPx) {
      const { maps } = await run('chroma', [rgb, [1, 3, heightPx, widthPx]], [reference, [1, 3]]);
      return maps!;
    },
    async texture(detail, heightPx, widthPx) {
      const { maps } = await run('texture', [detail, [1, 1, heightPx, widthPx]]);
      return maps!;
    },
  };
}
