import { readFileSync } from 'node:fs';

/** How a reading answers to one cause at a time, over the simulated skin of ladder A. */
interface SoleCause {
  /** Its step at a doubling of the cause it is meant for, in its own units. */
  readonly own_step: number;
  /** Its step at a doubling of the other cause, as a share of its own, by tone group. */
  readonly cross_talk: Readonly<Record<string, { readonly n: number; readonly share: number }>>;
}

/** The part "one cause at a time" of the chroma model's card, by reading. Written by `models/skin` in training. */
export function soleCauses(): Readonly<Record<string, SoleCause>> {
  const card = JSON.parse(readFileSync(new URL('../../models/skin/chroma.card.json', import.meta.url), 'utf8'));
  return card.figures['A one cause at a time'];
}
