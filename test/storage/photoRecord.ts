import type { Conditions } from '../../src/domain/conditions.ts';
import { type Client, type Course, newSession as newVisit, type Session } from '../../src/domain/course.ts';
import type { ClientId, CourseId, IsoDay, PhotoId, SessionId } from '../../src/domain/ids.ts';
import type { AtlasMaps, Measurement } from '../../src/domain/measurement.ts';
import { NO_CAPTURE_FACTS, NOTHING_STATED, type Photo } from '../../src/domain/photo.ts';
import { PIPELINE } from '../../src/domain/pipeline.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { NewPhoto } from '../../src/storage/photos.ts';

export function client(id: string): Client {
  return { id: id as ClientId, label: `Client ${id}`, createdAt: 1, isExample: false };
}

export function course({ id: clientId }: Client): Course {
  const id = `course of ${clientId}` as CourseId;
  return {
    id,
    clientId,
    area: 'face',
    concern: 'redness',
    protocolId: null,
    plannedSessions: 4,
    createdAt: 1,
    purpose: 'treatment',
    treatedRegions: null,
  };
}

export function session({ id: courseId, clientId }: Course, on: string): Session {
  return newVisit({ id: `${courseId} on ${on}` as SessionId, courseId, clientId, on: on as IsoDay });
}

/** A photo with bytes of its own, ready to be saved. */
export function newPhoto(id: string, visit: Session, newSession: Session | null = visit): NewPhoto {
  const photo: Photo = {
    id: id as PhotoId,
    clientId: visit.clientId,
    courseId: visit.courseId,
    sessionId: visit.id,
    view: 'front',
    viewChosen: false,
    sha256: `of ${id}`,
    format: 'jpeg',
    byteLength: 5000,
    widthPx: 100,
    heightPx: 200,
    capture: { ...NO_CAPTURE_FACTS, takenAt: `${visit.on}T09:00:00` },
    addedAt: 1,
    status: { kind: 'awaiting' },
    ...NOTHING_STATED,
  };
  const kept = new Uint8Array(5000).map((_, i) => (i * 7 + id.length) % 256).buffer;
  return { photo, kept, thumbnail: new Uint8Array([1, 2, 3]).buffer, newSession, readings: null, facts: null };
}

/** How a plain front photo is taken. */
export const CONDITIONS: Conditions = {
  pose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 },
  pxPerMm: 8,
  subjectPx: 800,
  blurMm: 0.08,
  controlA: { lnY: -1, u: 0.4, v: 0.3 },
  controlB: { lnY: -1, u: 0.4, v: 0.3 },
  background: null,
  grey: null,
  light: { fromLeft: 0, fromAbove: 0 },
  expression: { mouth: 0, smile: 0, brow: 0, squint: 0 },
  registration: 0,
};

/** A measurement with maps of a few texels, told apart by `level`. */
export function measurement(level: number): Measurement {
  const widthPx = 4;
  const heightPx = 4;
  const atlas: AtlasMaps = {
    widthPx,
    heightPx,
    texelMm2: new Float32Array(16).fill(0.5),
    skin: new Uint8Array(16).fill(1),
    haemoglobin: new Int16Array(16).fill(level),
    melanin: new Int16Array(16),
    haemoglobinLnSigma: new Int8Array(16).fill(-64),
    melaninLnSigma: new Int8Array(16).fill(-64),
    specular: new Uint8Array(16),
    luminance: new Uint8Array(16).fill(128),
    texture: null,
  };
  return {
    pipeline: PIPELINE,
    geometry: {
      kind: 'face',
      landmarks: new Float32Array(1434).fill(level),
      presence: 1,
      pose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 },
      pxPerCanonicalCm: 50,
    },
    proposedView: 'front',
    pxPerMm: 5,
    scaleSource: 'iris',
    quality: [],
    conditions: CONDITIONS,
    control: {
      mode: 'control',
      site: 'forehead',
      reference: [],
      check: [],
      referenceRgb: [0.5, 0.4, 0.3],
      spreadU: 0.01,
      spreadV: 0.01,
      halvesApart: 0.01,
      reliable: true,
      checkRedness: 0,
    },
    atlas,
    frozen: { mmPerCanonicalCm: 10, blurSigmaMm: 0.1 },
    textureReason: null,
  } as unknown as Measurement;
}

export function reading(photoId: PhotoId, value: number): Reading {
  return {
    photoId,
    region: 'face',
    measure: 'redness',
    value,
    reason: null,
    noise: 0.125,
    coverage: 1,
    pixels: 16,
    areaCm2: 1,
    quality: 'good',
    mode: 'control',
    secondary: {},
    pipeline: PIPELINE,
  };
}
