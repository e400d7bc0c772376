import type { LogColour } from '../../domain/conditions.ts';
import type { Frozen } from '../../domain/measurement.ts';
import type { Grid } from '../resample.ts';
import type { ControlReading } from '../skin/controlSkin.ts';
import type { SkinMask } from '../skin/skinMask.ts';
import type { SkinPlanes } from '../skin/skinPlanes.ts';
import type { Subject } from '../subject/subject.ts';
import type { Grain } from './grain.ts';
import type { Rgb } from './logColour.ts';

/** What the checks and the conditions of a photo are read from. Masks and planes lie on `grid`. */
export interface Evidence {
  readonly subject: Subject;
  readonly frozen: Frozen | null;
  readonly grid: Grid;
  readonly planes: SkinPlanes;
  readonly found: SkinMask;
  /** Bare skin less highlights, and the subject's own part of the picture. */
  readonly skin: Uint8Array;
  readonly own: Uint8Array;
  readonly control: ControlReading;
  readonly ownBlurMm: number | null;
  /** Fine contrast of even skin; `null`: too little of it is seen. */
  readonly grain: Grain | null;
  readonly background: LogColour | null;
  /** The marked grey patch. */
  readonly grey: Rgb | null;
  readonly jpegQuality: number | null;
}
