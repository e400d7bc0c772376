import type { PhotoContext } from '../../src/domain/comparability.ts';
import type { Conditions, LogColour } from '../../src/domain/conditions.ts';
import type { Session } from '../../src/domain/course.ts';
import type { PhotoFacts } from '../../src/domain/measurement.ts';
import type { Photo } from '../../src/domain/photo.ts';
import { photo, session } from './course.ts';

const SKIN: LogColour = { lnY: -1, u: 0.5, v: 0.3 };

/** How a plain front photo is taken: all that can be read of it. */
const PLAIN: Conditions = {
  pose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 },
  pxPerMm: 9,
  subjectPx: 800,
  blurMm: 0.09,
  controlA: SKIN,
  controlB: SKIN,
  background: { lnY: -0.5, u: 0, v: 0 },
  grey: null,
  light: { fromLeft: 0.1, fromAbove: 0.1 },
  expression: { mouth: 0, smile: 0, brow: 0, squint: 0 },
  registration: 0,
};

const FACTS: PhotoFacts = {
  quality: [],
  conditions: PLAIN,
  control: {
    mode: 'control',
    site: 'forehead',
    reference: [],
    check: [],
    referenceRgb: [0.5, 0.3, 0.2],
    spreadU: 0.02,
    spreadV: 0.02,
    halvesApart: 0.01,
    reliable: true,
    checkRedness: 0,
  },
  pxPerMm: 9,
  scaleSource: 'iris',
  textureReason: null,
};

interface Changes {
  readonly conditions?: Partial<Conditions>;
  readonly facts?: Partial<PhotoFacts>;
  readonly photo?: Partial<Photo>;
  readonly session?: Partial<Session>;
}

/** A plain photo of a visit of its own, but for what is said. */
export function context(id: string, changes: Changes = {}): PhotoContext {
  const visit = { ...session(`2026-01-01 of ${id}`), ...changes.session };
  const facts = { ...FACTS, ...changes.facts, conditions: { ...PLAIN, ...changes.conditions } };
  return { photo: photo(id, visit, changes.photo), session: visit, facts };
}

/** The whole scene seen in another light: patches, background and grey alike. */
export function litBy({ lnY, u, v }: LogColour, conditions: Conditions = PLAIN): Partial<Conditions> {
  const seen = (patch: LogColour | null) => patch && { lnY: patch.lnY + lnY, u: patch.u + u, v: patch.v + v };
  const { controlA, controlB, background, grey } = conditions;
  return { controlA: seen(controlA), controlB: seen(controlB), background: seen(background), grey: seen(grey) };
}
