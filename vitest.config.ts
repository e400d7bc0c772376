import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { isolationHeaders } from './tools/serve/headers.ts';
import { chromiumFlags, findChromium } from './tools/test/chromium.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const sharedFolder = fileURLToPath(new URL('../shared', import.meta.url));
const executablePath = findChromium();

export default defineConfig({
  test: {
    reporters: ['default', './tools/test/closingLine.ts'],
    globalSetup: './test/temporaryFolder.ts',
    projects: [
      {
        test: {
          name: 'node',
          sequence: { groupOrder: 0 },
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.*', 'test/product/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        assetsInclude: ['**/*.onnx'],
        resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
        optimizeDeps: {
          exclude: ['onnxruntime-web', 'libheif-js'],
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'react-aria-components',
            'comlink',
            'signature_pad',
            'idb',
            'valibot',
            'wouter',
            'wouter/use-hash-location',
            'exifreader',
            'axe-core',
            'fast-check',
            'age-encryption',
            'client-zip',
            '@scure/bip39/wordlists/english.js',
            'vitest-browser-react',
            'hash-wasm',
            '@scure/bip39',
            '@zxcvbn-ts/core',
            '@zxcvbn-ts/language-common',
            '@visx/axis',
            '@visx/grid',
            '@visx/group',
            '@visx/scale',
            '@visx/shape',
          ],
        },
        worker: { format: 'es' },
        define: { __SHARED_FOLDER__: JSON.stringify(existsSync(sharedFolder) ? sharedFolder : null) },
        server: {
          headers: { ...isolationHeaders, 'Cross-Origin-Resource-Policy': 'cross-origin' },
          fs: { allow: [root, sharedFolder] },
        },
        test: {
          name: 'browser',
          // Beside the product's tests, and each of the two a file at a time: neither keeps two cores busy by itself.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          expect: { poll: { timeout: 30_000 } },
          include: ['test/**/*.browser.test.ts', 'test/**/*.browser.test.tsx'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1024, height: 768 },
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: [...chromiumFlags] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'product',
          sequence: { groupOrder: 1 },
          include: ['test/product/**/*.test.ts'],
          setupFiles: ['test/product/tellFailure.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
