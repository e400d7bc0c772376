import { rmSync } from 'node:fs';
import { serve } from '../serve/server.ts';
import { seeded } from '../simulate/seeded.ts';
import { buildWithFaults } from './build.ts';
import { killAtRandom, type Landed } from './kills.ts';
import type { Proof } from './proof.ts';
import { badTargets } from './rows/backups.ts';
import { corruptStore, eviction } from './rows/corrupt.ts';
import { forged } from './rows/forged.ts';
import { lostConnection } from './rows/lostConnection.ts';
import { powerLoss } from './rows/power.ts';
import { powerCut } from './rows/powerCut.ts';
import { quota } from './rows/quota.ts';
import { rendererCrash, tabGone, workerDeath } from './rows/strikes.ts';
import { tabs } from './rows/tabs.ts';
import { versions } from './rows/versions.ts';
import { tableOf } from './table.ts';
import { newTally, type RowResult, rowOf } from './tally.ts';

export interface ProofOptions {
  readonly seed: number;
  readonly kills: number;
  /** So many browsers are driven at once. */
  readonly lanes: number;
  /** Rows by name; all, where none is given. */
  readonly rows: readonly string[];
  readonly isQuick: boolean;
}

type RowRun = (proof: Proof) => Promise<RowResult | readonly RowResult[]>;

/** The rows besides F1, which is the kills themselves. */
const ROWS: Readonly<Record<string, RowRun>> = {
  F2: rendererCrash,
  F3: workerDeath,
  F4: tabGone,
  F5: quota,
  F6: async (proof) => [...(await powerLoss(proof)), ...(await powerCut(proof))],
  F7: corruptStore,
  F8: eviction,
  F9: forged,
  F10: versions,
  F11: tabs,
  F12: badTargets,
  F14: lostConnection,
};

/** Runs the proof and says how it goes. Whether nothing failed, and the table. */
export async function proveFaults(
  { seed, kills, lanes, rows, isQuick }: ProofOptions,
  say: (line: string) => void,
): Promise<{ readonly isSound: boolean; readonly table: readonly string[] }> {
  say(`Seed ${seed}. Building the app with the page that drives it.`);
  const folder = await buildWithFaults();
  const served = await serve(folder, 0);
  const began = performance.now();
  const tally = newTally(say);
  const landed = new Map<string, Landed>();
  const results: RowResult[] = [];
  const isWanted = (row: string) => rows.length === 0 || rows.includes(row);
  const proofOf = (stream: number): Proof => ({
    address: served.address,
    uniform: seeded(seed + 7919 * stream),
    tally,
    isQuick,
    say,
  });
  try {
    if (isWanted('F1')) {
      await Promise.all(Array.from({ length: lanes }, (_, lane) => killAtRandom(proofOf(lane), kills, landed)));
      const failures = [...tally.lost, ...tally.half, ...tally.unreadable];
      results.push(rowOf('F1', 'SIGKILL of the browser', tally.kills, failures, `${tally.acknowledged} photos`));
    }
    const waiting = Object.entries(ROWS).filter(([name]) => isWanted(name));
    const work = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [name, run] = next;
        const stream = 1_000 + Number(name.slice(1));
        const done = await run(proofOf(stream)).catch((error: unknown) => rowOf(name, run.name, 0, [String(error)]));
        for (const row of [done].flat()) {
          results.push(row);
          const came = `${row.runs} runs, ${row.failures.length} failed. ${row.note}`;
          say(`${row.row} ${row.what}: ${row.notRun === null ? came : `not run: ${row.notRun}`}`);
          for (const failure of row.failures) say(`  FAILED ${failure}`);
        }
      }
    };
    await Promise.all(Array.from({ length: lanes }, work));
  } finally {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
  results.sort((a, b) => Number(a.row.slice(1)) - Number(b.row.slice(1)));
  const isSound = results.every(({ failures }) => failures.length === 0);
  return { isSound, table: tableOf(results, tally, landed, (performance.now() - began) / 60_000) };
}
