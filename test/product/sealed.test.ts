import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sealFolder } from '../../tools/seal/sealFolder.ts';
import { seriousFindings } from './findings.ts';
import { openProduct, type Product } from './product.ts';

const built = fileURLToPath(new URL('../../dist', import.meta.url));
const WHOLE = /All of the app is here/;

/** Opens the privacy page anew until it says that the whole app is on this device. */
async function untilWhole({ page, address }: Product): Promise<void> {
  await vi.waitFor(
    async () => {
      await page.goto(`${address}#/`);
      await page.goto(`${address}#/privacy`);
      await page.getByText(WHOLE).waitFor({ timeout: 1_000 });
    },
    { timeout: 120_000, interval: 1_000 },
  );
}

/** From the start page: the example's course, a comparison, its charts. */
async function lookAtTheExample(page: Page, address: string): Promise<void> {
  await page.goto(`${address}#/`);
  await page.getByRole('button', { name: /light skin/i }).click();
  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByRole('slider').first().waitFor();
  await page.getByRole('link', { name: 'Progress' }).click();
  await page.getByRole('heading', { name: 'Redness', exact: true }).waitFor();
}

async function buildInUse(page: Page): Promise<string> {
  await page.reload();
  return (await page.getByText(/^Version .* build/).textContent())!.match(/build (\w+)/)![1]!;
}

let folder: string;
let product: Product;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'skinseries-build-'));
  cpSync(built, folder, { recursive: true });
  product = await openProduct({ folder });
  await untilWhole(product);
});
afterAll(async () => {
  await product.close();
  rmSync(folder, { recursive: true, force: true });
});

test('sealed, the page keeps to its files, says so, and its host is not asked for anything', async () => {
  const { page, address, serverLog } = product;
  await page.goto(`${address}#/privacy`);
  await page.reload();
  serverLog.length = 0;
  await page.getByText('No way out, by the browser: Yes').waitFor();
  for (const name of ['Sealed', 'Only its own address', 'Apart from other sites'])
    expect(await page.getByText(`${name}: Yes`).count(), name).toBe(1);
  expect(await page.getByText(/0 requests to/).count()).toBe(1);
  expect(await seriousFindings(page)).toEqual([]);

  await page.evaluate(async () => {
    const attempts = [
      () => fetch('./?name=1'),
      () => fetch('./assets/secret-in-a-path'),
      () => fetch('./index.html', { method: 'POST', body: 'x' }),
      () => navigator.sendBeacon('./sent', 'x'),
      () => new WebSocket(`ws://${location.host}/x`),
      () => new EventSource('./events'),
      () => Object.assign(new Image(), { src: './x.png?1' }),
      () => open('./?popup=1'),
    ];
    for (const attempt of attempts) {
      try {
        await attempt();
      } catch {}
    }
  });
  await lookAtTheExample(page, address);
  expect(serverLog).toEqual([]);

  const other = await product.context.newPage();
  expect((await other.goto(`${address}?q=1`).catch(() => null))?.status() ?? 404).toBe(404);
  await other.close();
  expect(serverLog).toEqual([]);
});

test('92 a build whose files are not what it states is never taken; a whole one waits until the person says so', async () => {
  const { page, address } = product;
  await page.goto(`${address}#/privacy`);
  const first = await buildInUse(page);
  const look = page.getByRole('button', { name: 'Look for a new version' });

  writeFileSync(join(folder, 'layers.css'), '@layer other;\n');
  const mixed = await sealFolder(folder);
  writeFileSync(join(folder, 'layers.css'), '@layer tampered;\n');
  await look.click();
  await page.getByText('This is the newest version').waitFor();
  expect(await page.getByText('A new version is ready').count()).toBe(0);

  cpSync(join(built, 'layers.css'), join(folder, 'layers.css'));
  writeFileSync(join(folder, 'app.webmanifest'), '{"name":"Skinseries"}\n');
  const second = await sealFolder(folder);
  expect(new Set([first, mixed.build, second.build]).size).toBe(3);
  await look.click();
  await page.getByText(`build ${second.build}`).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await buildInUse(page)).toBe(first);

  await page.getByRole('button', { name: 'Use the new version' }).click();
  await page.getByText(new RegExp(`^Version .* build ${second.build}`)).waitFor();
  expect(await page.getByText('A new version is ready').count()).toBe(0);
});

test('with its host gone the app opens anew, compares and charts', async () => {
  const { page, address } = product;
  await product.stopServer();
  await page.goto(`${address}#/`);
  await page.reload();
  await lookAtTheExample(page, address);
  expect(await page.locator('svg circle').count()).toBeGreaterThan(4);
});
