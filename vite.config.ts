import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { englishOnly } from './tools/locales/plugin.ts';
import { seal } from './tools/seal/plugin.ts';
import { isolationHeaders } from './tools/serve/headers.ts';

/**
 * What most screens share, first; then screens that are used together, together. Left alone, the build falls into some
 * hundred and fifty files, which compress by a tenth worse than these do.
 */
const CHUNKS = [
  {
    name: 'shared',
    priority: 1,
    test: new RegExp(
      [
        'node_modules/(react|react-dom|react-stately|@internationalized|scheduler)/',
        'node_modules/react-aria(-components)?/(?!.*(dnd|Drop|slider|Slider|radio|Radio|Number))',
        'node_modules/(wouter|idb|valibot|comlink|clsx)/',
        'src/(domain|storage|bytes)/',
        'src/actions/[^/]+$',
        'src/ui/(app|parts|words)/(?!setReadme)',
        'src/ui/(messages|format)',
      ].join('|'),
    ),
  },
  { name: 'charts', priority: 1, test: /node_modules\/(@visx|d3-)|src\/ui\/progress\// },
  { name: 'consent', test: /src\/(ui|actions)\/(clientFile|clientView|consent|publish|report)\/|words\/setReadme/ },
  { name: 'vault', test: /src\/(archive|ui\/backup|ui\/vault|actions\/backup)\// },
  { name: 'course', test: /src\/ui\/(area|capture|card|compare|control|course|grey|plan)\// },
  { name: 'clinic', test: /src\/ui\/(calibration|clients|clinic|privacy)\// },
];

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
    rolldownOptions: { input: ['index.html', 'tools/score/page.html'], output: { codeSplitting: { groups: CHUNKS } } },
  },
  server: { headers: isolationHeaders, strictPort: true },
});
