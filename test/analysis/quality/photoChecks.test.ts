import { beforeAll, describe, expect, it } from 'vitest';
import { type MeasureRequest, measurePhoto } from '../../../src/analysis/measurePhoto.ts';
import type { CodedImage } from '../../../src/analysis/raster.ts';
import type { Measurement } from '../../../src/domain/measurement.ts';
import type { ImagePolygon } from '../../../src/domain/photo.ts';
import type { QualityCheck } from '../../../src/domain/quality.ts';
import { FAULTS, type FacePlace, type Fault } from '../../../tools/validate/degrade.ts';
import { PLAIN_FACE, type RenderedFace, renderFace } from '../../fixtures/face/renderFace.ts';
import { nodeModels } from '../../fixtures/nodeModels.ts';
import { arraySource } from '../../fixtures/pixelSource.ts';

const first: MeasureRequest = { area: null, control: null, statedPxPerMm: null, frozen: null, baselineArea: null };
const models = nodeModels('node');
/** A grey card that is held beside the face, in the upper left corner. */
const CARD = { x: 8, y: 8, side: 60 };
const card: ImagePolygon = [
  { x: CARD.x, y: CARD.y },
  { x: CARD.x + CARD.side, y: CARD.y },
  { x: CARD.x + CARD.side, y: CARD.y + CARD.side },
  { x: CARD.x, y: CARD.y + CARD.side },
];

async function outcomeOf(image: CodedImage, request: Partial<MeasureRequest> = {}) {
  return measurePhoto(arraySource(image), models, { ...first, ...request }, () => {});
}

async function measured(image: CodedImage, request: Partial<MeasureRequest> = {}): Promise<Measurement> {
  const outcome = await outcomeOf(image, request);
  if (outcome.kind !== 'measured') throw new Error(JSON.stringify(outcome));
  return outcome.measurement;
}

const levelOf = ({ quality }: Measurement, check: QualityCheck) => quality.find((each) => each.check === check)?.level;

/** Codes of one channel by column and channel. */
function recoded(image: CodedImage, code: (code: number, channel: number, x: number, y: number) => number): CodedImage {
  const data = Uint8Array.from(image.data, (value, i) => {
    const pixel = i >> 2;
    const changed = i % 4 === 3 ? value : code(value, i % 4, pixel % image.widthPx, Math.floor(pixel / image.widthPx));
    return Math.min(255, Math.max(0, Math.round(changed)));
  });
  return { ...image, data };
}

const inCard = (x: number, y: number) => x >= CARD.x && y >= CARD.y && x < CARD.x + CARD.side && y < CARD.y + CARD.side;

let face: RenderedFace;
let plain: Measurement;
let place: FacePlace;
beforeAll(async () => {
  face = renderFace({ ...PLAIN_FACE, relief: 1 });
  plain = await measured(face.picture);
  const point = (i: number) => ({ x: face.landmarks[2 * i]!, y: face.landmarks[2 * i + 1]! });
  place = { pxPerMm: plain.pxPerMm!, middle: point(1), cheek: point(50) };
}, 240_000);

describe('the conditions of a rendered face', () => {
  it('tell its size, its control skin and its rest', () => {
    const { conditions } = plain;
    const corners = Math.hypot(
      face.landmarks[2 * 33]! - face.landmarks[2 * 263]!,
      face.landmarks[2 * 33 + 1]! - face.landmarks[2 * 263 + 1]!,
    );
    expect(Math.abs(conditions.subjectPx / corners - 1)).toBeLessThan(0.06);
    expect(conditions.controlA).not.toBeNull();
    expect(Math.abs(conditions.controlA!.u - conditions.controlB!.u)).toBeLessThan(0.1);
    expect(conditions).toMatchObject({ grey: null, registration: 0 });
    for (const value of Object.values(conditions.expression!)) expect(value).toBeLessThan(1);
  });

  it('follow light from the left and from above, and brighter and warmer light', async () => {
    const middle = PLAIN_FACE.widthPx / 2;
    const sided = await measured(
      recoded(face.picture, (code, _, x) => code * (1 - 0.12 * Math.tanh((x - middle) / 120))),
    );
    expect(sided.conditions.light.fromLeft - plain.conditions.light.fromLeft).toBeGreaterThan(0.15);
    const high = await measured(
      recoded(face.picture, (code, _, __, y) => code * (1.1 - (0.25 * y) / PLAIN_FACE.heightPx)),
    );
    expect(high.conditions.light.fromAbove - plain.conditions.light.fromAbove).toBeGreaterThan(0.06);
    const dim = await measured(recoded(face.picture, (code, channel) => code * (channel === 2 ? 0.75 : 0.85)));
    const [a, b] = [plain.conditions.controlA!, dim.conditions.controlA!];
    expect(a.lnY - b.lnY).toBeGreaterThan(0.25);
    expect(b.v - a.v).toBeGreaterThan(0.2);
    expect(Math.abs(b.u - a.u)).toBeLessThan(0.03);
  });
});

describe('the checks of a rendered face', () => {
  it('find nothing wrong with the plain one', () => {
    const told: readonly QualityCheck[] = plain.quality.flatMap(({ check, level }) =>
      level === 'good' ? [] : [check],
    );
    // It has 4 px/mm.
    expect(told).toEqual(['resolution']);
  });

  it.each<[Fault, QualityCheck]>([
    ['blur', 'focus'],
    ['over-exposed', 'too-bright'],
    ['under-exposed', 'dim'],
    ['yellow cast', 'colour-cast'],
    ['beauty smoothing', 'smoothed'],
    ['noise', 'noise'],
    ['roll 20 deg', 'roll'],
    ['block on a cheek', 'hidden'],
    ['mixed light', 'uneven-light'],
  ])('tell %s', async (fault, check) => {
    const { image } = await FAULTS[fault](face.picture, place);
    expect(levelOf(await measured(image), check)).not.toBe('good');
  });

  it('tell a file of low quality, and pass one of high', async () => {
    expect(levelOf(await measured(face.picture, { jpegQuality: 60 }), 'compression')).toBe('caution');
    expect(levelOf(await measured(face.picture, { jpegQuality: 92 }), 'compression')).toBe('good');
    expect(levelOf(plain, 'compression')).toBeUndefined();
  });

  it('refuse a picture without colour, and warn of one with little', async () => {
    const { image } = await FAULTS.monochrome(face.picture, place);
    expect(await outcomeOf(image)).toEqual({ kind: 'refused', code: 'colourless' });
    const faint = new Uint8Array(face.picture.data);
    for (let i = 0; i < faint.length; i += 4) {
      const grey = (faint[i]! + 2 * faint[i + 1]! + faint[i + 2]!) / 4;
      for (let c = 0; c < 3; c++) faint[i + c] = Math.round(grey + 0.3 * (faint[i + c]! - grey));
    }
    expect(levelOf(await measured({ ...face.picture, data: faint }), 'monochrome')).not.toBe('good');
  });
});

describe('a grey patch', () => {
  const withCard = (redder: number, warmer: number) =>
    recoded(face.picture, (code, channel, x, y) => {
      const light = (inCard(x, y) ? 150 : code * (channel === 1 ? 1 - redder : 1)) * (channel === 2 ? 1 - warmer : 1);
      return light;
    });
  const meanHaemoglobin = ({ atlas }: Measurement) => {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < atlas.skin.length; i++) {
      sum += (atlas.skin[i]! * atlas.haemoglobin[i]!) / 4096;
      count += atlas.skin[i]!;
    }
    return sum / count;
  };

  it('in both photos shows a change of all skin that control skin cannot, and bears another light', async () => {
    const baseline = await measured(withCard(0, 0), { grey: card });
    expect(baseline.control.mode).toBe('grey');
    expect(baseline.conditions.grey).not.toBeNull();
    const { frozen } = baseline;
    const redder = await measured(withCard(0.04, 0), { grey: card, frozen });
    const warmer = await measured(withCard(0, 0.06), { grey: card, frozen });
    const unmarked = await measured(withCard(0.04, 0), { frozen });
    expect(redder.control.mode).toBe('grey');
    expect(unmarked.control.mode).not.toBe('grey');
    const before = meanHaemoglobin(baseline);
    expect(meanHaemoglobin(redder) - before).toBeGreaterThan(0.15);
    expect(Math.abs(meanHaemoglobin(unmarked) - before)).toBeLessThan(0.06);
    expect(Math.abs(meanHaemoglobin(warmer) - before)).toBeLessThan(0.06);
  });

  it('in the later photo alone changes nothing but the conditions', async () => {
    const without = await measured(withCard(0, 0), { frozen: plain.frozen });
    const marked = await measured(withCard(0, 0), { frozen: plain.frozen, grey: card });
    expect(marked.conditions.grey).not.toBeNull();
    expect(marked.control).toEqual(without.control);
    expect(meanHaemoglobin(marked)).toBe(meanHaemoglobin(without));
  });

  it('that is clipped or lies outside is not read', async () => {
    const white = recoded(face.picture, (code, _, x, y) => (inCard(x, y) ? 255 : code));
    expect((await measured(white, { grey: card })).conditions.grey).toBeNull();
    const outside = card.map(({ x, y }) => ({ x: x - 5000, y }));
    expect((await measured(white, { grey: outside })).conditions.grey).toBeNull();
  });
});
