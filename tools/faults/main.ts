import { parseArgs } from 'node:util';
import { proveFaults } from './proveFaults.ts';

/**
 * `npm run test:faults [-- --kills 300 --seed N --rows F1,F5 --lanes 1 --quick]`: the real browser is killed at random
 * moments of everything the built app writes, and harmed in every other way that docs/privacy.md names; after each, what
 * the app said to be saved must be there, whole.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kills: { type: 'string', default: '300' },
    lanes: { type: 'string', default: '1' },
    rows: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
  },
});
const { isSound, table } = await proveFaults(
  {
    seed: Number(values.seed),
    kills: Number(values.kills),
    lanes: Number(values.lanes),
    rows: values.rows.split(',').filter(Boolean),
    isQuick: values.quick,
  },
  (line) => console.log(line),
);
console.log(table.join('\n'));
process.exit(isSound ? 0 : 1);
