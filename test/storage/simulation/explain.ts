import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../src/domain/errors.ts';
import type { Model } from './operation.ts';
import type { World } from './world.ts';

/** What came of an operation. */
export type Settled = { readonly value: unknown } | { readonly error: unknown };

export const settled = (work: Promise<unknown>): Promise<Settled> =>
  work.then(
    (value) => ({ value: value === undefined ? 'done' : value }),
    (error: unknown) => ({ error }),
  );

/** An operation under way: what is left of it, and what came of all of it. */
export interface Running {
  readonly model: Model;
  readonly result: Settled;
}

/**
 * Every state that explains these results: the operations in some order, part by part, each to its end or cut short.
 *
 * @param mayFail whether something went wrong below storage
 */
export function* allowed(
  world: World,
  running: readonly Running[],
  mayFail: boolean,
  isPair: boolean,
): Generator<World> {
  if (running.length === 0) yield world;
  for (const one of running) {
    const others = running.filter((other) => other !== one);
    const { answer, worlds, next, takesBack } = one.model(world);
    const last = worlds.at(-1) ?? world;
    if (next !== undefined) yield* allowed(last, [...others, { ...one, model: next }], mayFail, isPair);
    else if (isAnswered(one.result, answer)) yield* allowed(last, others, mayFail, isPair);
    if (!mayBeCut(one.result, mayFail, isPair)) continue;
    for (const cut of [world, ...worlds]) yield* allowed(cut, others, mayFail, isPair);
    if (takesBack !== undefined) yield* allowed(last, [...others, { ...one, model: takesBack }], mayFail, isPair);
  }
}

function isAnswered(result: Settled, answer: unknown): boolean {
  return 'value' in result ? isDeepStrictEqual(result.value, answer) : codeOf(result) === answer;
}

/** What another operation takes away in the midst counts as not done: a photo not read back yet, a client's key. */
function mayBeCut(result: Settled, mayFail: boolean, isPair: boolean): boolean {
  if ('value' in result) return false;
  return mayFail || (isPair && ['storage-lost', 'not-found'].includes(codeOf(result)));
}

/** Every fault has a name of the product's own. @throws Error where it has not */
export function requireNamed(results: readonly Settled[], fault: string | null): void {
  for (const result of results) {
    if (!('error' in result)) continue;
    if (!(result.error instanceof AppError)) throw new Error(`Not one of our errors: ${String(result.error)}`);
    const { code, message } = result.error;
    const mayBeNameless = fault !== null && fault !== 'full' && fault !== 'full-at-commit' && fault !== 'lying';
    if (code === 'record-damaged' || (code === 'unexpected' && !mayBeNameless))
      throw new Error(`${fault} is told as ${code}: ${message}`);
  }
}

export function codeOf(result: Settled | undefined): string {
  if (result === undefined) return '';
  return 'value' in result ? told(result.value) : String((result.error as AppError).code ?? result.error);
}

const told = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
