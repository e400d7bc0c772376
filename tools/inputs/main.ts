import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BAD_INPUTS, NO_ENTRANCE } from './catalogue.ts';

/**
 * `npm run test:inputs`: every bad input of the reference, run by the tests whose titles begin with its number, as a table.
 * Fails where one fails or has no test.
 */
const TESTS = [
  'test/product/inputs.test.ts',
  'test/product/damagedModels.test.ts',
  'test/product/leaks.test.ts',
  'test/product/sealed.test.ts',
  'test/archive/badArchives.test.ts',
  'test/domain/calendarFile.test.ts',
  'test/workers/photo.browser.test.ts',
  'test/workers/photoPixels.browser.test.ts',
  'test/analysis/container',
];

interface Result {
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'pending' | 'todo' | 'disabled';
  readonly meta?: { readonly became?: string };
}

const folder = mkdtempSync(join(tmpdir(), 'skinseries-inputs-'));
const file = join(folder, 'results.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const run = spawnSync('npx', ['vitest', 'run', ...reporters, ...TESTS], { stdio: 'inherit' });
const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly testResults: readonly { readonly assertionResults: readonly Result[] }[];
};
rmSync(folder, { recursive: true, force: true });

const results = testResults.flatMap(({ assertionResults }) => assertionResults);
let isWhole = run.status === 0;
console.log('\nno. input                               verdict');
for (const [index, what] of BAD_INPUTS.entries()) {
  const own = results.filter(({ title }) => Number.parseInt(title, 10) === index + 1);
  const passed = own.filter(({ status }) => status === 'passed');
  const isGood = own.length > 0 && passed.length === own.length;
  isWhole &&= isGood;
  const became = [...new Set(own.flatMap(({ meta }) => meta?.became?.replace(/ after .*/, '') ?? []))].join(', ');
  const slowest = Math.max(0, ...own.map(({ meta }) => Number(/after (\d+) ms/.exec(meta?.became ?? '')?.[1] ?? 0)));
  const verdict = isGood ? 'as it should' : own.length === 0 ? 'NO TEST' : 'WRONG';
  const tried = `${own.length} tried`;
  console.log(
    `${String(index + 1).padStart(3)} ${what.padEnd(35)} ${verdict}, ${[tried, became, slowest > 0 && `${slowest} ms`].filter(Boolean).join('; ')}`,
  );
}
for (const line of NO_ENTRANCE) console.log(`    ${line}`);
process.exit(isWhole ? 0 : 1);
