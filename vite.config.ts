import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { englishOnly } from './tools/locales/plugin.ts';
import { seal } from './tools/seal/plugin.ts';
import { isolationHeaders } from './tools/serve/headers.ts';

export default defineConfig({
  base: './',
  plugins: [react(), englishOnly(), seal()],
  // onnxruntime-web's wasm and thread script stay files of their own: its bundled entry would start threads from our worker.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  optimizeDeps: { exclude: ['onnxruntime-web', 'libheif-js'], include: ['comlink', 'exifreader'] },
  assetsInclude: ['**/*.onnx'],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    manifest: true,
    // The second page is the headless door of `npm run score`: the same build, the same worker files.
    rolldownOptions: { input: ['index.html', 'tools/score/page.html'] },
  },
  server: { headers: isolationHeaders, strictPort: true },
});
