import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findFace } from '../../src/analysis/face/findFace.ts';
import { irisDiameterPx } from '../../src/analysis/face/pose.ts';
import { type MeasureOutcome, measurePhoto } from '../../src/analysis/measurePhoto.ts';
import type { Models } from '../../src/analysis/models.ts';
import { IRIS_MM } from '../../src/analysis/subject/faceSubject.ts';
import type { QualityCheck, QualityFinding } from '../../src/domain/quality.ts';
import { decodeFile } from '../../test/fixtures/photoFile.ts';
import { arraySource } from '../../test/fixtures/pixelSource.ts';
import { type Degraded, FAULTS, type FacePlace, type Fault } from './degrade.ts';
import { apparentItaDeg, type ToneGroup, toneGroupOf } from './toneGroup.ts';

/** Which checks are to catch a fault; any refusal of the whole photo counts as well. */
const CAUGHT_BY: Readonly<Record<Fault | 'smile', readonly QualityCheck[]>> = {
  blur: ['focus'],
  'over-exposed': ['too-bright'],
  'under-exposed': ['too-dark', 'dim'],
  'yellow cast': ['colour-cast'],
  monochrome: ['monochrome'],
  'JPEG q40': ['compression'],
  'beauty smoothing': ['smoothed'],
  noise: ['noise'],
  'roll 20 deg': ['roll'],
  'block on a cheek': ['hidden', 'coverage'],
  'mixed light': ['uneven-light'],
  smile: ['expression'],
};

/** One photo with or without a fault, and what the checks said. */
export interface GateRun {
  readonly fault: Fault | 'smile' | null;
  readonly tone: ToneGroup | null;
  readonly isRefused: boolean;
  readonly findings: readonly QualityFinding[];
}

/** The photos the gates are tried on, of the folder data/photos. */
interface GatePhotos {
  /** Without a fault: neutral London faces, less those whose fringe hides the forehead. */
  readonly good: readonly string[];
  /** Of them, every sixth, and two portraits: each is given every fault. */
  readonly spoilt: readonly string[];
  /** Every second of the same people. */
  readonly smiling: readonly string[];
}

const FRINGES = ['003', '143'];
/** The two portraits in even light. The others are lit from one side: their own faults would be caught for the given ones. */
const PORTRAITS = ['2a2420f929cd47122eae364a2bc27710.png', '8bb119b8ca17492392e1e3ea4b811b32.png'];
const EVERY = 6;

function gatePhotos(folder: string): GatePhotos {
  const london = (face: string) =>
    readdirSync(join(folder, 'london'))
      .filter((name) => name.endsWith(`_${face}.jpg`) && !FRINGES.includes(name.slice(0, 3)))
      .sort()
      .map((name) => join(folder, 'london', name));
  const good = london('neutral');
  const portraits = PORTRAITS.map((name) => join(folder, 'portraits_unsplash', name));
  return {
    good,
    spoilt: [...good.filter((_, i) => i % EVERY === 0), ...portraits],
    smiling: london('smiling').filter((_, i) => i % 2 === 0),
  };
}

/** Tries every check on good photos and on copies with a known fault, through the shipped measuring. */
export async function tryGates(
  folder: string,
  allModels: Models,
  onPhoto: (done: number, of: number) => void,
): Promise<readonly GateRun[]> {
  const models = withoutColour(allModels);
  const { good, spoilt, smiling } = gatePhotos(folder);
  const runs: GateRun[] = [];
  const tones = new Map<string, ToneGroup>();
  const all = new Set([...good, ...spoilt]);
  let done = 0;
  const count = all.size + smiling.length;
  for (const file of all) {
    const image = await decodeFile(file);
    const sound: Degraded = { image, jpegQuality: null };
    const first = await tried(sound, models, null, null);
    const tone = first.outcome.kind === 'measured' ? toneOf(first.outcome) : null;
    if (tone) tones.set(personOf(file), tone);
    if (good.includes(file)) runs.push({ ...first.run, tone });
    const place = spoilt.includes(file) ? await placeOf(image, models) : null;
    for (const fault of place ? (Object.keys(FAULTS) as Fault[]) : []) {
      const spoiltCopy = await FAULTS[fault](image, place as FacePlace);
      runs.push((await tried(spoiltCopy, models, fault, tone)).run);
    }
    onPhoto(++done, count);
  }
  for (const file of smiling) {
    const image = { image: await decodeFile(file), jpegQuality: null };
    runs.push((await tried(image, models, 'smile', tones.get(personOf(file)) ?? null)).run);
    onPhoto(++done, count);
  }
  return runs;
}

async function tried(
  { image, jpegQuality }: Degraded,
  models: Models,
  fault: GateRun['fault'],
  tone: ToneGroup | null,
): Promise<{ readonly outcome: MeasureOutcome; readonly run: GateRun }> {
  const request = { area: null, control: null, statedPxPerMm: null, frozen: null, baselineArea: null, jpegQuality };
  const outcome = await measurePhoto(arraySource(image), models, request, () => {});
  const findings = outcome.kind === 'measured' ? outcome.measurement.quality : [];
  return { outcome, run: { fault, tone, isRefused: outcome.kind !== 'measured', findings } };
}

/** No gate tried here asks the colour or the texture network, which take most of the time: highlights are not among them. */
function withoutColour(models: Models): Models {
  return {
    ...models,
    chroma: async (_, __, heightPx, widthPx) => new Float32Array(5 * heightPx * widthPx),
    texture: async (_, heightPx, widthPx) => new Float32Array(3 * heightPx * widthPx).fill(-9),
  };
}

async function placeOf(image: Degraded['image'], models: Models): Promise<FacePlace | null> {
  const face = await findFace(arraySource(image), models);
  if (!face) return null;
  const point = (i: number) => ({ x: face.landmarks[3 * i]!, y: face.landmarks[3 * i + 1]! });
  return { pxPerMm: irisDiameterPx(face.landmarks) / IRIS_MM, middle: point(1), cheek: point(50) };
}

function toneOf({ measurement }: Extract<MeasureOutcome, { kind: 'measured' }>): ToneGroup {
  return toneGroupOf(apparentItaDeg(measurement.control.referenceRgb));
}

const personOf = (file: string) => file.split('/').at(-1)!.slice(0, 3);

/** Whether a run's fault was caught: the photo refused, or one of the fault's checks not good. */
export function isCaught({ fault, isRefused, findings }: GateRun): boolean {
  if (fault === null) return false;
  return isRefused || findings.some(({ check, level }) => CAUGHT_BY[fault].includes(check) && level !== 'good');
}

/** Checks that say something of how a photo was taken: those the good photos must pass. */
export const GATES: readonly QualityCheck[] = [...new Set(Object.values(CAUGHT_BY).flat())];
