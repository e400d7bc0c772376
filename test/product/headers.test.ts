import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {} from '../../tools/score/door.ts';
import { cacheControl, responseHeaders } from '../../tools/serve/headers.ts';
import { notAPhoto } from './ownPhotos.ts';
import { openProduct, type Product } from './product.ts';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

test('every response carries the policy, workers, wasm and models included', async () => {
  const paths = readdirSync(new URL('../../dist/assets', import.meta.url)).map((file) => `assets/${file}`);
  expect(paths.some((path) => path.includes('.worker'))).toBe(true);
  expect(paths.filter((path) => path.endsWith('.onnx'))).toHaveLength(4);
  expect(paths.some((path) => path.endsWith('.wasm'))).toBe(true);
  for (const path of ['', 'index.html', 'service.worker.js', 'app.webmanifest', 'no-such-file', ...paths]) {
    const { headers } = await fetch(product.address + path, { method: 'HEAD' });
    for (const [name, value] of Object.entries(responseHeaders))
      expect(headers.get(name), `${path} ${name}`).toBe(value);
    const kept = path === 'no-such-file' ? 'no-store' : cacheControl(`/${path}`);
    expect(headers.get('cache-control'), path).toBe(kept);
  }
  const refused = await fetch(product.address, { method: 'POST', body: 'x' });
  expect(refused.status).toBe(405);
  for (const [name, value] of Object.entries(responseHeaders)) expect(refused.headers.get(name), name).toBe(value);
});

test('the headers are those that measured closed in the reference', () => {
  expect(responseHeaders['Connection-Allowlist']).toBe('(response-origin)');
  expect(responseHeaders['Content-Security-Policy']).toMatch(
    /^default-src 'none'; .*require-trusted-types-for 'script'/,
  );
  expect(responseHeaders['Cross-Origin-Opener-Policy']).toBe('same-origin');
  expect(responseHeaders['Cross-Origin-Embedder-Policy']).toBe('require-corp');
  expect(responseHeaders['Cross-Origin-Resource-Policy']).toBe('same-origin');
  expect(responseHeaders['Referrer-Policy']).toBe('no-referrer');
  expect(responseHeaders['X-Content-Type-Options']).toBe('nosniff');
});

test('every feature the browser knows is denied, but for what the app uses', async () => {
  const allowed = await product.page.evaluate(() =>
    (document as unknown as { featurePolicy: { allowedFeatures(): string[] } }).featurePolicy.allowedFeatures(),
  );
  // Client hints are sent only where a site asks for them; isolation is a feature by name.
  expect(allowed.filter((feature) => !feature.startsWith('ch-')).sort()).toEqual([
    'aria-notify',
    'camera',
    'cross-origin-isolated',
    'fullscreen',
    'media-playback-while-not-visible',
    'publickey-credentials-create',
    'publickey-credentials-get',
  ]);
});

test('the page is isolated, and neither it nor a worker reaches another origin', async () => {
  let hits = 0;
  const other = createServer((_, response) => {
    hits += 1;
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.end('reached');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;

  const { page } = product;
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const fromPage = await page.evaluate(async (url) => {
    const reached = await fetch(url, { method: 'POST', mode: 'no-cors', body: 'x' }).then(
      () => true,
      () => false,
    );
    navigator.sendBeacon(url, 'x');
    const image = new Image();
    image.src = url;
    return reached;
  }, elsewhere);
  expect(fromPage).toBe(false);

  const spare = await product.context.newPage();
  await spare.goto(`${product.address}tools/score/page.html`);
  await spare.waitForFunction(() => 'scorePage' in window);
  await spare.setInputFiles('#files', notAPhoto());
  await spare.evaluate(() =>
    window.scorePage.score({ area: null, control: null, grey: null, pxPerMm: null, repeats: 1 }),
  );
  const [worker] = spare.workers();
  expect(worker?.url()).toContain('photo.worker');
  const fromWorker = await worker?.evaluate(
    (url) =>
      fetch(url, { method: 'POST', mode: 'no-cors', body: 'x' }).then(
        () => true,
        () => false,
      ),
    elsewhere,
  );
  expect(fromWorker).toBe(false);
  await spare.close();
  await page.waitForTimeout(300);
  expect(hits).toBe(0);
  // The same door must be seen open from outside the page, or the count above proves nothing.
  expect(await (await fetch(elsewhere)).text()).toBe('reached');
  expect(hits).toBe(1);
  other.close();
});

test('script addresses are refused unless the one policy made them', async () => {
  const made = await product.page.evaluate(() => {
    try {
      new Worker('assets/anything.js');
      return 'started';
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(made).toBe('TypeError');
});
