import type { Tally } from './tally.ts';

/** What every row of the proof is given. */
export interface Proof {
  readonly address: string;
  readonly uniform: () => number;
  readonly tally: Tally;
  /** A small part of each row, for every run of the tests. */
  readonly isQuick: boolean;
  readonly say: (line: string) => void;
}
