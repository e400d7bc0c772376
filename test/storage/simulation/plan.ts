import { seeded } from '../../../tools/simulate/seeded.ts';
import { FAULT_KINDS, type Fault } from './faults.ts';
import type { Pick } from './operation.ts';
import type { OPERATIONS } from './operations.ts';

/** What a step does: an operation, or something with the whole device. */
export type Doing = keyof typeof OPERATIONS | 'restore' | 'renewSheet' | 'keepLedger' | 'reopen';

export interface Deed extends Pick {
  readonly do: Doing;
}

/** One step: one thing, or two at once, in an order of their parts that `order` decides; and what goes wrong in it. */
export interface Step {
  readonly deeds: readonly Deed[];
  readonly fault: Fault | null;
  readonly order: number;
}

/** How often each comes, against each other. */
const WEIGHTS: Readonly<Record<Doing, number>> = {
  addClient: 4,
  addCourse: 5,
  addSession: 3,
  reviseSession: 5,
  removeSession: 1,
  savePhoto: 10,
  revisePhoto: 6,
  saveWork: 6,
  saveReadings: 4,
  removePhoto: 3,
  erase: 3,
  bury: 1,
  audit: 4,
  room: 1,
  colleague: 1,
  library: 1,
  backup: 1,
  writeText: 1,
  sign: 6,
  withdraw: 4,
  publish: 10,
  handOver: 3,
  noteShown: 3,
  takeDown: 3,
  restore: 6,
  renewSheet: 2,
  keepLedger: 3,
  reopen: 3,
};
const DECK = (Object.keys(WEIGHTS) as Doing[]).flatMap((name) => Array<Doing>(WEIGHTS[name]).fill(name));

/** What is drawn beside some of them, every other time: the two could take from each other what they need. */
const RIVALS: Partial<Record<Doing, readonly Doing[]>> = {
  publish: ['withdraw', 'withdraw', 'removePhoto', 'erase'],
  handOver: ['withdraw', 'withdraw', 'removePhoto', 'erase'],
  withdraw: ['publish', 'sign', 'handOver'],
  restore: ['withdraw', 'publish', 'erase', 'removePhoto', 'sign', 'reviseSession'],
  erase: ['savePhoto', 'publish', 'restore', 'renewSheet'],
  saveWork: ['removePhoto', 'erase'],
};

/** The steps of a seed. */
export function planOf(seed: number): Step[] {
  const draw = seeded(seed);
  const any = (): Doing => DECK[Math.floor(draw() * DECK.length)] ?? 'addClient';
  const first: Doing[] = ['addClient', 'addCourse', 'savePhoto', 'sign'];
  return Array.from({ length: 8 + Math.floor(draw() * 12) }, (_, nr) => {
    const deed = (name: Doing, own: number): Deed => ({ do: name, nr: own, draws: [draw(), draw(), draw()] });
    const deeds = [deed(first[nr] ?? any(), nr)];
    const isPair = draw() < 0.25 && nr >= first.length;
    const rivals = RIVALS[deeds[0]?.do ?? 'reopen'];
    const beside = (draw() < 0.5 && rivals?.[Math.floor(draw() * rivals.length)]) || any();
    const isWhole = (name: Doing | undefined) => name === 'reopen' || (name === 'restore' && beside === 'restore');
    if (isPair && !isWhole(deeds[0]?.do) && beside !== 'reopen') deeds.push(deed(beside, 100 + nr));
    const kind = FAULT_KINDS[Math.floor(draw() * FAULT_KINDS.length)] ?? 'crash';
    // A restore asks for more than sixty things, most others for a dozen.
    const at = Math.floor(draw() ** 3 * 64);
    const fault = draw() < 0.5 ? { kind, at } : null;
    return { deeds, fault, order: Math.floor(draw() * 2 ** 32) };
  });
}

export function told({ deeds, fault }: Step): string {
  const what = deeds.map((deed) => `${deed.do}#${deed.nr}`).join(' beside ');
  return fault === null ? what : `${what}  (${fault.kind} at ${fault.at})`;
}
