import { afterAll, beforeAll, expect, test } from 'vitest';
import { PIPELINE } from '../../src/domain/pipeline.ts';
import { courseFile, courseIdOf, restore, sixVisits } from './courseFile.ts';
import { seriousFindings } from './findings.ts';
import { readPdf } from './pdf.ts';
import { openProduct, type Product, setUpVault } from './product.ts';

const LONG_NAME = 'Maximiliane-Theodora Freifrau von und zu Hohenlohe-Waldenburg-Schillingsfürst, geb. O’Shaughnessy';
const PAPERS = ['A4', 'Letter'] as const;

let product: Product;
beforeAll(async () => {
  product = await openProduct();
  await setUpVault(product.page);
  await restore(product.page, await courseFile([sixVisits(1, LONG_NAME)]));
});
afterAll(() => product.close());

const squeezed = (text: string) => text.replace(/\s/g, '').replaceAll('ﬁ', 'fi').replaceAll('ﬀ', 'ff');

/** Elements that stand out of the page, wider than what holds them, at the width of the paper. */
async function overflowing(): Promise<string[]> {
  const { page } = product;
  await page.emulateMedia({ media: 'print' });
  // A4 between its margins, in CSS pixels.
  await page.setViewportSize({ width: 688, height: 1000 });
  const found = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const isOut = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      // Of a drawing its words alone count; a list that is only heard lies anywhere.
      if (element.closest('ol') || (element.closest('svg') && element.tagName !== 'text')) return false;
      return left < -1 || right > width + 1;
    };
    return [...document.querySelectorAll('#main *')]
      .filter(isOut)
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`);
  });
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
}

test('the practitioner’s report prints with charts as vectors and words that can be selected', async () => {
  const { page } = product;
  await page.goto(`${product.address}#/courses/${courseIdOf(1)}/progress`);
  await page.getByRole('link', { name: 'Report' }).click();
  await page.getByRole('button', { name: 'Print the report' }).waitFor();
  await page.getByRole('img', { name: /^Photo, Session 6/ }).waitFor();
  await page.getByRole('row', { name: /^Treating team/ }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflowing()).toEqual([]);
  for (const format of PAPERS) {
    const pdf = readPdf(await page.pdf({ format }));
    const text = squeezed(pdf.text);
    for (const words of [
      LONG_NAME,
      'What has changed',
      'Session 6',
      'Retinoid stopped',
      'Zonneveldt-Ashby',
      'Until withdrawn',
      PIPELINE,
    ])
      expect(text, words).toContain(squeezed(words));
    expect(pdf.pictures, 'the six photos and nothing else').toHaveLength(6);
    expect(pdf.paths).toBeGreaterThan(200);
    expect(text).not.toContain(squeezed('Choose one above'));
    // A page more, and headings stand apart from what they head.
    expect(pdf.pages, format).toBeLessThanOrEqual(format === 'A4' ? 5 : 6);
  }
});

test('the client’s page is one sheet, in plain words, in an order that reads well aloud', async () => {
  const { page } = product;
  await page.getByRole('link', { name: 'The client’s page' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your skin, visit by visit' }).waitFor();
  await page.getByRole('img', { name: /^Photo of your skin, front. Latest visit/ }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflowing()).toEqual([]);
  const headings = await page.locator('main').getByRole('heading').allTextContents();
  expect(headings).toEqual([
    'Your skin, visit by visit',
    'What we see',
    ...['Redness', 'Dark spots and patches', 'Fine lines'],
    'Your photos',
    'How it went over the visits',
    ...['Redness', 'Dark spots and patches', 'Fine lines'],
    'Good to know',
  ]);
  const words = ((await page.locator('main').textContent()) ?? '').toLowerCase();
  for (const jargon of ['grade', 'score', 'severity', 'percentile', 'skin age', 'detectable', 'baseline', 'confidence'])
    expect(words).not.toContain(jargon);
  for (const format of PAPERS) {
    const pdf = readPdf(await page.pdf({ format }));
    expect(pdf.pages, format).toBe(1);
    expect(pdf.pictures, 'the two photos').toHaveLength(2);
    expect(squeezed(pdf.text)).toContain(squeezed(LONG_NAME));
    expect(pdf.paths).toBeGreaterThan(60);
  }
});

test('each printing is in the log, by the browser’s own menu too', async () => {
  const { page } = product;
  await page.goto(`${product.address}#/clinic/log`);
  await page
    .getByRole('row', { name: /Report printed Dr\. Ada/ })
    .first()
    .waitFor();
  expect(await page.getByRole('row', { name: /Report printed Dr\. Ada/ }).count()).toBe(2 * PAPERS.length);
});

test('nothing broke on the way', () => {
  expect(product.complaints).toEqual([]);
});
