import { InferenceSession, Tensor } from 'onnxruntime-node';
import { measurePhoto } from '../../src/analysis/measurePhoto.ts';
import { scoreSeries } from '../../src/analysis/score/scoreSeries.ts';
import { PLAIN_FACE, renderFace, type FaceOptions } from '../../test/fixtures/face/renderFace.ts';
import { nodeModels } from '../../test/fixtures/nodeModels.ts';
import { arraySource } from '../../test/fixtures/pixelSource.ts';
const sets: Record<string, Partial<FaceOptions>[]> = {
  light: [{}, { seed: 2, exposure: 0.85, whiteBalance: [1.04, 1, 0.96] }, { redness: 0.45, seed: 3 }, { pigment: 0.45, seed: 4 }, { yawDeg: 6, redness: 0.65, pigment: 0.65, seed: 5 }],
  dark: [{ tone: 'dark', pigment: 0.5 }, { tone: 'dark', pigment: 0.5, seed: 2, exposure: 0.88, whiteBalance: [0.97, 1, 1.03] }, { tone: 'dark', redness: 0.4, pigment: 0.5, seed: 3 }, { tone: 'dark', pigment: 0.22, yawDeg: -4, seed: 4 }],
  relief: [{ relief: 1.15, widthPx: 1300, heightPx: 1640, pxPerCm: 76 }, { relief: 0.6, seed: 2, widthPx: 1300, heightPx: 1640, pxPerCm: 76 }],
};
const models = nodeModels();
let s: InferenceSession | undefined;
models.chroma = async (rgb, ref, h, w) => {
  s ??= await InferenceSession.create('/work/shared/prototype/skin/chroma.onnx', { intraOpNumThreads: 1 });
  const o = await s.run({ [s.inputNames[0]!]: new Tensor('float32', rgb, [1, 3, h, w]), [s.inputNames[1]!]: new Tensor('float32', ref, [1, 3]) });
  return o[s.outputNames[0]!]!.data as Float32Array;
};
for (const name of process.argv.slice(2)) {
  const photos: any[] = [];
  const truths: any[] = [];
  for (const o of sets[name]!) {
    let t = performance.now();
    const r = renderFace({ ...PLAIN_FACE, ...o });
    const t1 = performance.now() - t;
    t = performance.now();
    const out = await measurePhoto(arraySource(r.picture), models, { area: null, control: null, statedPxPerMm: null, frozen: photos[0]?.measurement.frozen ?? null, baselineArea: null }, () => {});
    console.log(name, out.kind, 'render', (t1 / 1e3).toFixed(1), 'measure', ((performance.now() - t) / 1e3).toFixed(1));
    if (out.kind !== 'measured') { console.log(out); continue; }
    console.log(out.measurement.pxPerMm, out.measurement.control.mode, out.measurement.control.reliable, out.measurement.textureReason, JSON.stringify(out.measurement.frozen), JSON.stringify(out.measurement.geometry.kind === 'face' && out.measurement.geometry.pose), out.measurement.quality.map((q: any) => q.code + ':' + q.level).join(' '));
    photos.push({ photoId: String(photos.length), measurement: out.measurement, isBaseline: photos.length === 0 });
    truths.push(r.truth);
  }
  const readings = scoreSeries(photos);
  for (const region of ['cheek-right', 'cheek-left', 'nose', 'forehead', 'face', 'under-eye-left'] as const)
    for (const measure of ['redness', 'pigmentation', 'lines', 'pores'] as const) {
      const r = readings.filter((x) => x.region === region && x.measure === measure);
      console.log(region, measure, r.map((x) => (x.value === null ? x.reason : x.value.toFixed(3))).join(' '), 'noise', r[0]?.noise?.toFixed(3), 'truth', truths.map((t) => (measure === 'redness' ? t[region].redness : measure === 'pigmentation' ? t[region].pigmentation : t[region].relief).toFixed(3)).join(' '), 'cov', r.map((x) => x.coverage.toFixed(2)).join(' '));
    }
}
