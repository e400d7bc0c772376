import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attemptAll, type Mark, reachedBy } from '../../tools/exfiltration/attempt.ts';
import { settings } from '../../tools/exfiltration/settings.ts';
import { openSinks, type Sinks } from '../../tools/exfiltration/sinks.ts';
import { chromiumFlags, findChromium } from '../../tools/test/chromium.ts';
import { openProduct, type Product } from './product.ts';

/** The channels a stolen picture would take first. All of them, with names and WebRTC, run in `npm run test:seal`. */
const MAIN =
  /^(fetch|XML|sendBeacon|WebSocket|EventSource|Image|CSS background|script|iframe$|form GET|a click|location\.href|meta|window)/;
const SINK_PORT = 47_113;

let browser: Browser;
let product: Product;
let sinks: Sinks;
beforeAll(async () => {
  product = await openProduct();
  const executablePath = findChromium();
  browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...chromiumFlags] });
  sinks = await openSinks('127.0.0.1', [SINK_PORT], null);
});
afterAll(async () => {
  await browser.close();
  await product.close();
  sinks.close();
});

async function reached(policy: 'none' | 'app'): Promise<readonly string[]> {
  const marks = new Map<string, Mark>();
  const setting = await settings(browser, product.address)[policy]();
  await attemptAll(
    setting,
    async (place, channel) => {
      const mark = { text: `m${policy}${marks.size}x`, port: 0 };
      marks.set(`${place}: ${channel}`, mark);
      const host = `127.0.0.1:${SINK_PORT}`;
      return { url: `http://${host}/${mark.text}`, host, ip: '127.0.0.1', port: SINK_PORT };
    },
    (channel) => MAIN.test(channel),
  );
  return [...marks].filter(([, mark]) => reachedBy(sinks, mark).length > 0).map(([row]) => row);
}

test('the main channels out are live without a policy, and none is from the app’s page or its worker', async () => {
  expect((await reached('none')).length).toBeGreaterThan(18);
  expect(await reached('app')).toEqual([]);
});
