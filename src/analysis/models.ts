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
