import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { existsSync, readFileSync } from 'node:fs';
import { measurePhoto } from '../../src/analysis/measurePhoto.ts';
import { scoreSeries } from '../../src/analysis/score/scoreSeries.ts';
import { nodeModels } from '../../test/fixtures/nodeModels.ts';
import { arraySource } from '../../test/fixtures/pixelSource.ts';
const models = nodeModels();
let s: InferenceSession | undefined;
if (!existsSync('models/skin/chroma.onnx')) models.chroma = async (rgb, ref, h, w) => {
  s ??= await InferenceSession.create('/work/shared/prototype/skin/chroma.onnx', { intraOpNumThreads: 1 });
  const o = await s.run({ [s.inputNames[0]!]: new Tensor('float32', rgb, [1, 3, h, w]), [s.inputNames[1]!]: new Tensor('float32', ref, [1, 3]) });
  return o[s.outputNames[0]!]!.data as Float32Array;
};
const photos: any[] = [];
for (const f of process.argv.slice(2)) {
  const { data, info } = await sharp(readFileSync('public/example/' + f + '.jpg')).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const out: any = await measurePhoto(arraySource({ widthPx: info.width, heightPx: info.height, data, colorSpace: 'srgb' }), models, { area: null, control: null, statedPxPerMm: null, frozen: photos[0]?.measurement.frozen ?? null, baselineArea: null }, () => {});
  if (out.kind !== 'measured') { console.log(f, out); continue; }
  const m = out.measurement;
  console.log(f, m.pxPerMm, m.control.mode, m.textureReason, JSON.stringify(m.frozen), JSON.stringify(m.geometry.pose), JSON.stringify(m.quality.filter((q: any) => q.level !== 'good')).slice(0, 300));
  photos.push({ photoId: f, measurement: m, isBaseline: photos.length === 0 });
}
const readings = scoreSeries(photos);
for (const region of ['cheek-right', 'cheek-left', 'nose', 'forehead', 'chin', 'under-eye-left', 'crows-feet-left', 'face'] as const)
  for (const measure of ['redness', 'pigmentation', 'lines', 'pores'] as const) {
    const r = readings.filter((x) => x.region === region && x.measure === measure);
    console.log(region.padEnd(16), measure.padEnd(13), r.map((x) => (x.value === null ? x.reason : x.value.toFixed(3))).join(' '), 'noise', r[0]?.noise?.toFixed(3), 'cov', r.map((x) => x.coverage.toFixed(2)).join(' '));
  }
