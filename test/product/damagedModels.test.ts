import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {} from '../../tools/score/door.ts';
import { type Served, serve } from '../../tools/serve/server.ts';
import { chromiumFlags, findChromium } from '../../tools/test/chromium.ts';

const PHOTO = fileURLToPath(new URL('../../public/example/light-1.jpg', import.meta.url));

let browser: Browser;
let served: Served;
beforeAll(async () => {
  const executablePath = findChromium();
  browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...chromiumFlags] });
  served = await serve(fileURLToPath(new URL('../../dist', import.meta.url)), 0);
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

const flipped = (bytes: Buffer) => {
  const changed = Buffer.from(bytes);
  changed[bytes.length >> 1]! ^= 1;
  return changed;
};
/** The smallest module there is: it compiles, and does nothing. */
const otherWasm = () => Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

test.for([
  ['89 a model with one bit flipped', /detector-.*\.onnx$/, flipped],
  ['90 a model cut short', /detector-.*\.onnx$/, (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
  ['91 another wasm in the runtime’s place', /ort-wasm.*\.wasm$/, otherWasm],
] as const)('%s is never run: the photo waits, and the reason is told', async ([, file, damage], { task }) => {
  const page = await browser.newPage();
  let times = 0;
  await page.route(file, async (route) => {
    const response = await route.fetch();
    times += 1;
    await route.fulfill({ response, body: damage(await response.body()) });
  });
  await page.goto(`${served.address}tools/score/page.html`);
  await page.waitForFunction(() => 'scorePage' in window);
  await page.setInputFiles('#files', PHOTO);
  const became = await page.evaluate(() =>
    window.scorePage.score({ area: null, control: null, grey: null, pxPerMm: null, repeats: 1 }).then(
      () => 'measured',
      (error: { readonly code?: string }) => String(error.code),
    ),
  );
  task.meta.became = became;
  expect(times).toBeGreaterThan(0);
  expect(became).toBe('model-damaged');
  await page.close();
});
