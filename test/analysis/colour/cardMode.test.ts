import { describe, expect, it } from 'vitest';
import { PATCHES } from '../../../src/analysis/colour/chart.ts';
import { decode, encode } from '../../../src/analysis/colour.ts';
import { type MeasureRequest, measurePhoto } from '../../../src/analysis/measurePhoto.ts';
import type { CodedImage } from '../../../src/analysis/raster.ts';
import { scoreSeries } from '../../../src/analysis/score/scoreSeries.ts';
import type { PhotoId } from '../../../src/domain/ids.ts';
import type { Measurement } from '../../../src/domain/measurement.ts';
import { drawCard } from '../../../tools/validate/card/scene.ts';
import { nodeModels } from '../../fixtures/nodeModels.ts';
import { decodeFile } from '../../fixtures/photoFile.ts';
import { arraySource } from '../../fixtures/pixelSource.ts';
import { sharedData } from '../../fixtures/sharedData.ts';

type Rgb = readonly [number, number, number];

const file = sharedData('photos/london/001_neutral.jpg');
const models = nodeModels('node');
const first: MeasureRequest = { area: null, control: null, statedPxPerMm: null, frozen: null, baselineArea: null };

const codes = ([r, g, b]: Rgb): Rgb => [255 * encode(r), 255 * encode(g), 255 * encode(b)];

/** The photo with gains on its linear light, a card below the face that a light of other gains falls on. */
async function shot(skin: Rgb, card: Rgb | null): Promise<CodedImage> {
  const image = await decodeFile(file as string);
  const data = Uint8Array.from(image.data, (code, i) =>
    i % 4 === 3 ? code : Math.round(255 * encode(skin[(i % 4) as 0 | 1 | 2] * decode(code / 255))),
  );
  const out = { ...image, data };
  if (!card) return out;
  const lit = ([r, g, b]: Rgb) => codes([0.8 * card[0] * r, 0.8 * card[1] * g, 0.8 * card[2] * b]);
  const [left, top, width] = [450, 1070, 380];
  const corners = [
    { x: left, y: top },
    { x: left + width, y: top },
    { x: left + width, y: top + (width * 2) / 3 },
    { x: left, y: top + (width * 2) / 3 },
  ] as const;
  drawCard(out, { corners, patches: PATCHES.map(lit), frame: lit([0.01, 0.01, 0.01]) });
  return out;
}

async function measured(image: CodedImage, request = first): Promise<Measurement> {
  const outcome = await measurePhoto(arraySource(image), models, request, () => {});
  if (outcome.kind !== 'measured') throw new Error(JSON.stringify(outcome));
  return outcome.measurement;
}

function redness(measurement: Measurement): number {
  const [reading] = scoreSeries([{ photoId: 'a' as PhotoId, measurement, isBaseline: true }]).filter(
    ({ region, measure }) => region === 'face' && measure === 'redness',
  );
  return reading?.value ?? Number.NaN;
}

const PLAIN: Rgb = [1, 1, 1];
/** Skin that sends less green and blue: all of it redder. */
const REDDER: Rgb = [1, 0.85, 0.9];
const WARM: Rgb = [1, 0.88, 0.72];

describe.skipIf(file === null)('a photo with a colour card (needs the shared photographs)', () => {
  it('is read against it: another light changes nothing, a change of all skin shows', async () => {
    const baseline = await measured(await shot(PLAIN, PLAIN));
    expect(baseline.control.mode).toBe('card');
    expect(baseline.card).toMatchObject({ problem: null, isMarked: false });
    const later = { ...first, frozen: baseline.frozen };

    const warm = await measured(await shot(WARM, WARM), later);
    expect(warm.control.mode).toBe('card');
    expect(Math.abs(redness(warm) - redness(baseline))).toBeLessThan(0.08);
    const [ita, itaWarm] = [baseline, warm].map(({ skinTone }) => skinTone!.find(({ region }) => region === 'face')!);
    expect(Math.abs(ita!.itaDeg - itaWarm!.itaDeg)).toBeLessThan(2);
    expect(ita!.sdDeg).toBeGreaterThan(0.5);

    const redder = await measured(await shot(REDDER, PLAIN), later);
    expect(redness(redder) - redness(baseline)).toBeGreaterThan(0.2);
    // Both patches reddened alike: that is no control that moved.
    expect(Math.abs(redder.control.checkRedness - baseline.control.checkRedness)).toBeLessThan(0.1);
  });

  it('is not read against it without one on both, or where none is wanted', async () => {
    const [withCard, without] = [await shot(PLAIN, PLAIN), await shot(PLAIN, null)];
    const bare = await measured(without);
    expect(bare).toMatchObject({ card: null, skinTone: null });
    expect(bare.control.mode).not.toBe('card');
    const later = await measured(withCard, { ...first, frozen: bare.frozen });
    expect(later.control.mode).toBe(bare.control.mode);
    expect(later.skinTone).not.toBeNull();
    const unused = await measured(withCard, { ...first, card: 'unused' });
    expect(unused).toMatchObject({ card: null, skinTone: null, control: { mode: bare.control.mode } });
  });
});
