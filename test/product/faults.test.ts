import { expect, test } from 'vitest';
import { proveFaults } from '../../tools/faults/proveFaults.ts';

/** The quick part of `npm run test:faults`: the whole of it takes the better part of an hour. */
test('what the app said to be saved is there, whole, after kills, crashes and forgeries', async () => {
  const said: string[] = [];
  const seed = Date.now() % 1_000_000;
  const options = { seed, kills: 3, lanes: 2, rows: ['F1', 'F2', 'F9'], isQuick: true };
  const { isSound, table } = await proveFaults(options, (line) => said.push(line));
  expect(isSound, [...said, ...table].join('\n')).toBe(true);
});
