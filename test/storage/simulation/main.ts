import { parseArgs } from 'node:util';
import { BREAKS, printedOn } from './breaks.ts';
import { makeVault } from './device.ts';
import { installFaults } from './faults.ts';
import { planOf, type Step, told } from './plan.ts';
import { run } from './run.ts';
import { shrink } from './shrink.ts';

/**
 * `npm run test:storage [-- --seeds 10000] [--from 1] [--seed N] [--first] [--breaks]`: random operations on the shipped
 * storage over faults, against a model. A seed that fails is printed with its operations, and with the fewest of them that
 * still fail; `--first` ends at the first, without these. `--breaks` puts faults into copies of the code, one by one, and
 * says which seed finds each.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    first: { type: 'boolean', default: false },
    breaks: { type: 'boolean', default: false },
  },
});
const from = Number(values.seed ?? values.from);
const seeds = values.seed === undefined ? Number(values.seeds) : 1;

if (values.breaks) await tryBreaks();

installFaults();
const made = await makeVault();
const began = performance.now();
let steps = 0;
let failed = 0;
for (let seed = from; seed < from + seeds; seed++) {
  const plan = planOf(seed);
  steps += plan.length;
  const failure = await run(plan, made);
  if (failure !== null) {
    failed += 1;
    console.log(`\nSeed ${seed} fails at step ${failure.step}: ${failure.why}`);
    if (values.seed !== undefined) console.log(failure.story.map((line, i) => `  ${i}. ${line}`).join('\n'));
    if (values.first) break;
    await printLeast(plan, seed);
    if (failed === 3) break;
  }
  if ((seed - from + 1) % 1000 === 0) console.log(`${seed - from + 1} seeds, ${steps} steps, ${elapsed()}`);
}
console.log(`${seeds} seeds from ${from}, ${steps} steps, ${failed} failed, ${elapsed()}`);
process.exit(failed === 0 ? 0 : 1);

async function tryBreaks(): Promise<never> {
  let missed = 0;
  for (const one of BREAKS) {
    const [, seed, why] = /^Seed (\d+) fails at step \d+: (.*(?:\n {4}.*)?)/m.exec(await printedOn(one, seeds)) ?? [];
    if (seed === undefined) missed += 1;
    console.log(`${one.name}: ${seed === undefined ? `not found within ${seeds} seeds` : `seed ${seed}\n  ${why}`}`);
  }
  process.exit(missed === 0 ? 0 : 1);
}

function elapsed(): string {
  return `${((performance.now() - began) / 1000).toFixed(0)} s`;
}

async function printLeast(plan: readonly Step[], seed: number): Promise<void> {
  const least = await shrink(plan, async (tried) => (await run(tried, made)) !== null);
  const failure = await run(least, made);
  console.log(`  the fewest steps that fail (npm run test:storage -- --seed ${seed} for all):`);
  console.log(least.map((step) => `    ${told(step)}`).join('\n'));
  console.log(`  ${failure?.story.join('\n  ')}\n  ${failure?.why}`);
}
