import type { Held, SealedStore, World } from './world.ts';
import { rowsOf } from './world.ts';

/** What the model says of an operation: its answer, and the states after each of its transactions. */
export interface Outcome {
  /** What it returns, or the code of the error it throws. */
  readonly answer: unknown;
  readonly worlds: readonly World[];
  /** What it goes on with, and another operation may come before; absent: it ends with its answer. */
  readonly next?: Model;
  /** How it takes back what it wrote before it throws, where it does; another operation may come before. */
  readonly takesBack?: Model;
}

/** @param world as it is at that moment */
export type Model = (world: World) => Outcome;

/** An operation on records that were chosen. */
export interface Prepared {
  readonly about: string;
  readonly run: () => Promise<unknown>;
  readonly model: Model;
}

/** How an operation chooses: a number of its own, and draws in [0, 1). */
export interface Pick {
  readonly nr: number;
  readonly draws: readonly [number, number, number];
}

/** `null`: there is nothing in this world to do it on. @param past earlier states of it, the oldest first */
export type Operation = (world: World, pick: Pick, past: readonly World[]) => Prepared | null;

export const NOT_FOUND: Outcome = { answer: 'not-found', worlds: [] };
export const done = (...worlds: readonly World[]): Outcome => ({ answer: 'done', worlds });

export function oneOf<T>(list: readonly T[], draw: number): T | undefined {
  return list[Math.floor(draw * list.length)];
}

export function oneRow(world: World, store: SealedStore, draw: number): Held | undefined {
  return oneOf(rowsOf(world, store), draw);
}
