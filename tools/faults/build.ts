import { mkdtempSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built app with the page of this tool beside it, in a folder of its own that the caller removes: it is no part of what ships. */
export async function buildWithFaults(): Promise<string> {
  const outDir = mkdtempSync(`${root}node_modules/.faults-`);
  await build({
    root,
    configFile: `${root}vite.config.ts`,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: ['tools/faults/page.html'] } },
  });
  return outDir;
}
