import type { Browser } from 'playwright';

export interface FirstPaint {
  readonly paintMs: number;
  /** Models and inference runtime asked for before that paint, by file name. */
  readonly modelsBefore: readonly string[];
}

/** Opens the app in a fresh profile and tells when it first painted content, and which models it had asked for by then. */
export async function firstPaint(browser: Browser, address: string): Promise<FirstPaint> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForSelector('h1');
    return await page.evaluate(async () => {
      const paint = await new Promise<PerformanceEntry>((resolve) => {
        new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0];
          if (entry) resolve(entry);
        }).observe({ type: 'paint', buffered: true });
      });
      const asked = performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= paint.startTime);
      const names = asked.map(({ name }) => name.split('/').pop() ?? '');
      return { paintMs: paint.startTime, modelsBefore: names.filter((name) => /\.(onnx|wasm)$/.test(name)) };
    });
  } finally {
    await context.close();
  }
}
