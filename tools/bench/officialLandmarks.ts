import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { chromiumFlags } from '../test/chromium.ts';
import { obtainChromium } from '../test/obtainChromium.ts';
import { processCpuS } from './processTime.ts';

declare global {
  interface Window {
    /** Finds the face `times` times over; how often one was there. */
    findTimes(times: number): Promise<number>;
  }
}

const RUNTIME = new URL('../../node_modules/face-mesh-runtime/', import.meta.url);
const TYPES: Record<string, string> = {
  js: 'text/javascript',
  wasm: 'application/wasm',
  html: 'text/html',
  jpg: 'image/jpeg',
};

/**
 * Times the official MediaPipe face mesh (its own runtime, WebGL, main thread) on one photograph.
 *
 * @param photo a JPEG.
 * @returns CPU seconds a picture once it is warm, and how many pictures showed a face.
 */
export async function timeOfficialLandmarks(photo: string, pictures: number): Promise<{ cpuS: number; found: number }> {
  const page = readFileSync(fileURLToPath(new URL('./officialLandmarks.html', import.meta.url)));
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    response.setHeader('Content-Type', TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream');
    if (path === '/') response.setHeader('Content-Type', 'text/html').end(page);
    else if (path === '/photo.jpg') response.end(readFileSync(photo));
    else if (path.startsWith('/runtime/')) response.end(readFileSync(fileURLToPath(new URL(basename(path), RUNTIME))));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser: Browser = await chromium.launch({
    executablePath: obtainChromium(),
    args: [
      ...chromiumFlags.filter((flag) => flag !== '--disable-gpu'),
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await tab.waitForFunction(() => 'findTimes' in window);
    const run = (times: number) => tab.evaluate((count) => window.findTimes(count), times);
    await run(2);
    const devtools = await browser.newBrowserCDPSession();
    // Without a GPU its shaders run on the processor, in the browser's GPU process: that is part of the bill.
    const before = await processCpuS(devtools, ['renderer', 'GPU']);
    const found = await run(pictures);
    const after = await processCpuS(devtools, ['renderer', 'GPU']);
    return { cpuS: (after - before) / pictures, found };
  } finally {
    await browser.close();
    server.close();
  }
}
