import sharp from 'sharp';
import { renderFace, PLAIN_FACE } from '/work/main/test/fixtures/face/renderFace.ts';
const o = JSON.parse(process.argv[3] ?? '{}');
let t = performance.now();
const r = renderFace({ ...PLAIN_FACE, ...o });
console.log('first', ((performance.now() - t)/1e3).toFixed(2));
t = performance.now();
await sharp(r.picture.data, { raw: { width: r.picture.widthPx, height: r.picture.heightPx, channels: 4 } }).png({compressionLevel:3}).toFile(process.argv[2]!);
console.log(r.truth['cheek-left'], r.truth.forehead, r.truth.nose);
