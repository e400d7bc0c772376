import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onChangeScale } from '../../src/domain/measure.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { openDoor } from '../../tools/score/door.ts';
import { seriousFindings } from './findings.ts';
import { openProduct, type Product } from './product.ts';

type ShippedReading = Omit<Reading, 'photoId' | 'pipeline'>;
interface ShippedFile {
  readonly sessions: readonly {
    readonly photos: readonly { readonly file: string; readonly readings: readonly ShippedReading[] }[];
  }[];
}

const folder = fileURLToPath(new URL('../../public/example/', import.meta.url));

function shippedPhotos(tone: 'light' | 'dark') {
  const file = JSON.parse(readFileSync(`${folder}readings-${tone}.json`, 'utf8')) as ShippedFile;
  return { shots: file.sessions[0]!.photos.length, shipped: file.sessions.flatMap(({ photos }) => photos) };
}

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

// Both at once, each behind a door of its own: nearly all of their time is one worker's.
test.concurrent.each(['light', 'dark'] as const)(
  'the shipped readings of the %s example are what its pictures measure',
  async (tone) => {
    const { shots, shipped } = shippedPhotos(tone);
    const files = shipped.map(({ file }) => `${folder}${file}`);
    const door = await openDoor();
    const asked = { area: null, control: null, grey: null, pxPerMm: null, repeats: shots };
    const report = await door.score(files, asked).finally(() => door.close());
    let compared = 0;
    for (const [index, { file, readings }] of shipped.entries()) {
      for (const was of readings) {
        const now = report.photos[index]!.readings.find((r) => r.region === was.region && r.measure === was.measure);
        const what = `${file} ${was.region} ${was.measure}`;
        expect(now?.reason ?? null, what).toBe(was.reason);
        if (was.value === null || now?.value == null) continue;
        const apart = Math.abs(onChangeScale(was.measure, now.value) - onChangeScale(was.measure, was.value));
        // A tenth of what one photo is uncertain by: decoders differ by a code here and there.
        expect(apart, what).toBeLessThan(0.1 * was.noise!);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(150);
  },
  480_000,
);

test('the example shows its charts at once, labelled as rendered, without measuring anything', async () => {
  const { page, requests } = product;
  await page.getByRole('button', { name: /light skin/i }).click();
  await page
    .getByText(/rendered|computer-generated/i)
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Progress' }).click();
  await page.getByRole('heading', { name: 'Redness', exact: true }).waitFor();
  expect(await page.locator('svg circle').count()).toBeGreaterThan(4);
  expect(await seriousFindings(page)).toEqual([]);
  expect(requests.filter(({ url, isForCopy }) => !isForCopy && url.endsWith('.onnx'))).toEqual([]);
  await page.getByRole('link', { name: 'Photos', exact: true }).click();
  await page.getByText('takes no photos of your own').waitFor();
  expect(await page.getByRole('button', { name: /^Add photos/ }).count()).toBe(0);
});
