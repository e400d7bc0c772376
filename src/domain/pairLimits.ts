import { MEASURES, type MeasureId } from './measure.ts';

/** What two photos must share to be compared. Words and remedies: the message file. */
export type PairCheck =
  | 'turned'
  | 'scale'
  | 'size'
  | 'exposure'
  | 'light-colour'
  | 'light-uneven'
  | 'background'
  | 'light-direction'
  | 'flash'
  | 'sharpness'
  | 'expression'
  | 'device'
  | 'room'
  | 'make-up'
  | 'alignment'
  | 'reference'
  | 'quality'
  | 'unknown';

/** From where on a difference is told, and from where on a pair is refused. */
export interface PairLimit {
  readonly cautionAt: number;
  /** `Infinity`: it never refuses. */
  readonly refuseAt: number;
  readonly touches: readonly MeasureId[];
}

const COLOUR: readonly MeasureId[] = ['redness', 'pigmentation'];
const RELIEF: readonly MeasureId[] = ['lines', 'pores'];
const NEVER = Number.POSITIVE_INFINITY;
/** A yes or no: 1 is yes. */
const YES = 1;

/**
 * Limits of every check of a pair; a check may be stricter for some measures than for others. `light-colour` holds where
 * clear skin or a grey patch takes the colour of the light out of the numbers; see `UNREFERENCED_LIGHT_COLOUR`.
 */
export const PAIR_LIMITS: Readonly<Record<PairCheck, readonly PairLimit[]>> = {
  // Degrees of yaw, pitch or roll against each other. Refused: measure.md, gates. Caution there is 7; here 5.5, so that
  // 8 degrees never pass although each pose is found to about a degree (test/analysis/comparability.test.ts).
  turned: [{ cautionAt: 5.5, refuseAt: 15, touches: MEASURES }],
  // Scale on the skin, larger over smaller, less one. measure.md, gates: 15 / 30 %; 12 so that 15 % never pass.
  scale: [{ cautionAt: 0.12, refuseAt: 0.3, touches: MEASURES }],
  // The same where only the saved picture is larger: every measure reads at its own scale in mm, so it never refuses.
  size: [{ cautionAt: 0.12, refuseAt: NEVER, touches: MEASURES }],
  // EV on what should not change. measure.md, gates.
  exposure: [{ cautionAt: 0.7, refuseAt: 1.5, touches: MEASURES }],
  // |d(u, v)| of what should not change. A cast of dE*ab 5 is at least .119 on light skin, more on darker skin, and .09
  // on white (test/domain/pairLimits.test.ts); less than half of that leaves room for the patch's own scatter. Refused
  // where a change of a tenth of the redness, a third of the pigmentation could be what the correction leaves (RESIDUAL).
  'light-colour': [
    { cautionAt: 0.05, refuseAt: 0.5, touches: ['redness'] },
    { cautionAt: 0.05, refuseAt: 0.3, touches: ['pigmentation'] },
  ],
  // How far control patches A and B disagree about the change of the light, |d(u, v)|: no one correction is right for
  // both. measure.md, gates: mixed light .06 / .12.
  'light-uneven': [{ cautionAt: 0.06, refuseAt: 0.12, touches: COLOUR }],
  // The same between the background and the skin. measure.md, gates: cast of the background .10 / .25.
  background: [{ cautionAt: 0.1, refuseAt: 0.25, touches: COLOUR }],
  // Change of ln luminance between halves of the subject. A rendered re-shot moves it by .002, 8 degrees of yaw under the
  // same lamps by .14; lamps from another side by .3 to 1.2 (npm run validate -- lisa). Relief is seen by its shadows;
  // colour is read free of shading, so there it only warns.
  'light-direction': [
    { cautionAt: 0.25, refuseAt: 0.7, touches: RELIEF },
    { cautionAt: 0.35, refuseAt: NEVER, touches: COLOUR },
  ],
  // Flash on one photo only: the highest light comes from elsewhere.
  flash: [{ cautionAt: YES, refuseAt: NEVER, touches: MEASURES }],
  // Blur in mm, larger over smaller. Caution: the margin of the course's frozen blur (texture/readTexture.ts). Refused:
  // measure.md, gates, .20 over .125 mm.
  // The smallest spot that counts, .8 mm2, keeps half of its contrast under .25 mm of blur, some 2.5 times that of a sharp photo.
  sharpness: [
    { cautionAt: 1.15, refuseAt: 1.6, touches: RELIEF },
    { cautionAt: 1.6, refuseAt: 2.5, touches: ['pigmentation'] },
  ],
  // Largest difference of a part of the expression; 1 is where it starts to matter. measure.md, gates: warn. A rendered
  // re-shot differs by .02 and 8 degrees of yaw by up to .2; half of what matters marks most of London's smiles (npm run
  // validate -- changed).
  expression: [{ cautionAt: 0.5, refuseAt: NEVER, touches: MEASURES }],
  // measure.md, control skin: a new device or room starts a new stratum; across it, with caution.
  device: [{ cautionAt: YES, refuseAt: NEVER, touches: MEASURES }],
  room: [{ cautionAt: YES, refuseAt: NEVER, touches: MEASURES }],
  // Nothing is claimed of colour under make-up (measure.md, may not claim): 2. Where a person lets it count all the same: 1.
  'make-up': [{ cautionAt: YES, refuseAt: 2, touches: COLOUR }],
  // Registration residuals of both areas as a share of their side. Caution: quality/findings.ts. At .15 about a third
  // of the two areas is other skin.
  alignment: [{ cautionAt: 0.05, refuseAt: 0.15, touches: MEASURES }],
  // Readings of different reference modes never share a line. measure.md, control skin.
  reference: [{ cautionAt: YES, refuseAt: YES, touches: COLOUR }],
  // How far the worst refused check of either photo lies beyond its own limit.
  quality: [{ cautionAt: YES, refuseAt: YES, touches: MEASURES }],
  // How many checks could not be made.
  unknown: [{ cautionAt: YES, refuseAt: NEVER, touches: MEASURES }],
};

/** Without a reference nothing takes the light's colour out. measure.md, gates: absolute modes are refused at .25. */
export const UNREFERENCED_LIGHT_COLOUR: PairLimit = { cautionAt: 0.05, refuseAt: 0.25, touches: COLOUR };

/** What correcting for another light leaves in a change, SD on the change scale. */
export interface Residual {
  /** Per |d(u, v)| of cast. */
  readonly perCast: number;
  /** Per EV. */
  readonly perEv: number;
  /** Per |d(u, v)| of disagreement beyond the limit of caution. */
  readonly perUneven: number;
  /** Another camera's tone curve. */
  readonly ofDevice: number;
}

/**
 * models/skin/chroma.md, "A one cause at a time": white balance +-10 % at the sensor is |d(u, v)| = .142 and leaves .045 of
 * a blood doubling's step, .563; half an EV leaves .039 of it and .059 of melanin's step, another picture style .07 and
 * .181. Redness is a logarithm, so its residual is share x step; pigmentation is a contrast, so a share of the step is a
 * share of it. Its cast is taken from real faces (npm run validate -- relit), which bear redness out and leave
 * pigmentation 1.1 per cast where chroma.md says .73. Blood doubling moves u by .074, so uneven light passes for redness at
 * .563 / .074.
 */
export const RESIDUAL: Readonly<Partial<Record<MeasureId, Residual>>> = {
  redness: { perCast: 0.18, perEv: 0.044, perUneven: 7.6, ofDevice: 0.039 },
  pigmentation: { perCast: 1.1, perEv: 0.12, perUneven: 1.1, ofDevice: 0.18 },
};
