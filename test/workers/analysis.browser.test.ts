import { afterEach, describe, expect, test } from 'vitest';
import type { MeasureRequest } from '../../src/analysis/measurePhoto.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import type { Stage } from '../../src/domain/progress.ts';
import type { AnalysisApi } from '../../workers/analysis.worker.ts';
import analysisUrl from '../../workers/analysis.worker.ts?worker&url';
import { callback, connect, transfer } from '../../workers/channel.ts';
import { trustedScriptUrl } from '../../workers/scriptUrl.ts';

const channel = connect<AnalysisApi>(() => new Worker(trustedScriptUrl(analysisUrl), { type: 'module' }));
const noFace: MeasureRequest = { area: null, control: null, statedPxPerMm: null, frozen: null, baselineArea: null };

afterEach(() => channel.stop());

/** A patch of skin-coloured, softly shaded ground with a redder disc: no face, but an area that can be measured. */
async function skinPicture(redder = 1): Promise<ImageBitmap> {
  const side = 480;
  const data = new Uint8ClampedArray(side * side * 4);
  for (let i = 0; i < side * side; i++) {
    const x = i % side;
    const y = Math.floor(i / side);
    const shade = 1 + 0.08 * Math.sin(x / 90) + 0.02 * Math.sin(i * 12.9898);
    const inside = Math.hypot(x - 240, y - 240) < 60 ? redder : 1;
    data.set([196 * shade, (148 * shade) / inside, (120 * shade) / inside, 255], i * 4);
  }
  return createImageBitmap(new ImageData(data, side, side));
}

const area = [
  { x: 150, y: 150 },
  { x: 330, y: 150 },
  { x: 330, y: 330 },
  { x: 150, y: 330 },
];

async function measureArea(redder: number) {
  const picture = await skinPicture(redder);
  const request: MeasureRequest = { ...noFace, area, statedPxPerMm: 6 };
  return channel.call(async (api) =>
    api.measure(
      transfer(picture, [picture]),
      request,
      callback(() => {}),
    ),
  );
}

describe('analysis worker', () => {
  test('measures a drawn area through its own models, tells its stages, and scores it', async () => {
    const picture = await skinPicture(1.15);
    const stages: Stage[] = [];
    const outcome = await channel.call(async (api) =>
      api.measure(
        transfer(picture, [picture]),
        { ...noFace, area, statedPxPerMm: 6 },
        callback((stage: Stage) => void stages.push(stage)),
      ),
    );
    expect(outcome.kind).toBe('measured');
    if (outcome.kind !== 'measured') return;
    await expect.poll(() => stages).toEqual(['finding-face', 'reading-colour', 'reading-texture']);
    expect(outcome.stages.map(({ stage }) => stage)).toEqual(stages);
    const { measurement } = outcome;
    expect(measurement.control.mode).toBe('control');
    const readings = await channel.call(async (api) =>
      api.score([{ photoId: 'a' as PhotoId, measurement, isBaseline: true }]),
    );
    const redness = readings.find((reading) => reading.measure === 'redness');
    // A disc of a third of the area is redder than the skin beside the area.
    expect(redness?.value).toBeGreaterThan(0.03);
  });

  test('lays two photos into one frame and paints their maps on one scale', async () => {
    const before = await measureArea(1.15);
    const after = await measureArea(1.05);
    if (before.kind !== 'measured' || after.kind !== 'measured') throw new Error('not measured');
    const [first, second] = [await skinPicture(1.15), await skinPicture(1.05)];
    const pair = [
      { picture: first, measurement: before.measurement },
      { picture: second, measurement: after.measurement },
    ];
    const aligned = await channel.call(async (api) => api.align(transfer(pair, [first, second]), 256));
    expect(Math.max(aligned.widthPx, aligned.heightPx)).toBeLessThanOrEqual(256);
    expect(aligned.pictures.map(({ width }) => width)).toEqual([aligned.widthPx, aligned.widthPx]);
    expect(aligned.overlays.redness.difference?.width).toBe(aligned.widthPx);
    expect(aligned.overlays.redness.left?.height).toBe(aligned.heightPx);
  });

  test('asks for an area where there is no face', async () => {
    const picture = await skinPicture();
    const outcome = await channel.call(async (api) =>
      api.measure(
        transfer(picture, [picture]),
        noFace,
        callback(() => {}),
      ),
    );
    expect(outcome.kind).toBe('needs-area');
  });

  test('gives the fault back with its code, and works on afterwards', async () => {
    await expect(channel.call(async (api) => api.align([], 256))).rejects.toMatchObject({
      name: 'AppError',
      code: 'unexpected',
    });
    expect(await channel.call(async (api) => api.score([]))).toEqual([]);
  });
});
