import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Layers, formatting, types and dead code: `npm run check`, held like any other promise. */
test.each([
  ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  ['typescript/bin/tsc', '-b'],
  ['knip/bin/knip.js'],
])('%s finds nothing', (script, ...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`node_modules/${script}`, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status, stdout + stderr).toBe(0);
});
