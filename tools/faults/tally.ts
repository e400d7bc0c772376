import type { Verdict } from './expected.ts';

/** What a proof counts. */
export interface Tally {
  kills: number;
  acknowledged: number;
  opened: number;
  readonly lost: string[];
  readonly half: string[];
  readonly unreadable: string[];
  /** Says what is wrong as soon as it is found. */
  readonly say: (line: string) => void;
}

export function newTally(say: Tally['say'] = () => undefined): Tally {
  return { kills: 0, acknowledged: 0, opened: 0, lost: [], half: [], unreadable: [], say };
}

export function count(tally: Tally, { lost, half, unreadable }: Verdict, during: string): void {
  for (const [list, found] of [
    [tally.lost, lost],
    [tally.half, half],
    [tally.unreadable, unreadable],
  ] as const)
    list.push(...found.map((what) => `${during}: ${what}`));
  for (const what of [...lost, ...half, ...unreadable]) tally.say(`WRONG ${during}: ${what}`);
}

/** One row of the table. */
export interface RowResult {
  readonly row: string;
  readonly what: string;
  readonly runs: number;
  /** What was counted besides. */
  readonly note: string;
  readonly failures: readonly string[];
  /** Why it was not run; `null`: it was. */
  readonly notRun: string | null;
}

export function rowOf(row: string, what: string, runs: number, failures: readonly string[], note = ''): RowResult {
  return { row, what, runs, note, failures, notRun: null };
}
