import type { Pose } from './measurement.ts';

/** Colour of a patch: ln luminance (linear, 0.299 R + 0.587 G + 0.114 B), u = ln R - ln G, v = ln G - ln B. */
export interface LogColour {
  readonly lnY: number;
  readonly u: number;
  readonly v: number;
}

/** What a face does, each 0 at rest and 1 where it starts to matter for the skin around it. */
export interface Expression {
  readonly mouth: number;
  readonly smile: number;
  readonly brow: number;
  readonly squint: number;
}

/**
 * How a photo was taken, as far as the picture itself tells: what two photos must share to be compared. Measured once
 * with the photo, kept with it; compared in `comparability.ts`.
 */
export interface Conditions {
  /** `null`: a body area. */
  readonly pose: Pose | null;
  /** This photo's own scale (iris, or as stated), not the frozen one; `null`: unknown. */
  readonly pxPerMm: number | null;
  /** Size of the subject in the picture, px: eye corner to eye corner on a face, root of the area on a body. */
  readonly subjectPx: number;
  /** The picture's own blur, sigma in mm; `null`: not measurable. */
  readonly blurMm: number | null;
  /** Control patches A and B: skin that should not change. `null`: it can't be read. */
  readonly controlA: LogColour | null;
  readonly controlB: LogColour | null;
  /** The picture's rim outside the subject, where it is even enough to serve as a fixed background. */
  readonly background: LogColour | null;
  /** The tapped grey patch. */
  readonly grey: LogColour | null;
  /**
   * Direction of the light: difference of ln luminance between the subject's image-left and image-right half (> 0: light
   * from the image's left), and between its upper and lower half (> 0: from above), over skin.
   */
  readonly light: { readonly fromLeft: number; readonly fromAbove: number };
  /** `null`: a body area. */
  readonly expression: Expression | null;
  /** Residual of a body area's registration as a share of its side, 0 on a face. */
  readonly registration: number;
}
