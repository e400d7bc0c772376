import { MIGRATIONS } from '../../src/storage/migrations.ts';
import type { Older, Step, StepKind } from './protocol.ts';
import { faceStep, photosFor } from './setUp.ts';
import { PASSPHRASE, type World } from './world.ts';

/**
 * How often each write step comes in a round of the deck. Erasing and restoring are one card: the client is there, or is
 * not.
 */
const DECK: Readonly<Record<string, number>> = {
  photos: 6,
  'erase or restore': 9,
  backup: 3,
  move: 3,
  'add-person': 2,
  'remove-person': 2,
  sheet: 2,
  remove: 2,
  note: 2,
  client: 1,
  room: 1,
  measure: 1,
};

export type Card = keyof typeof DECK;

/** The cards of one round, shuffled. */
export function shuffledDeck(uniform: () => number): Card[] {
  const cards = Object.entries(DECK).flatMap(([card, times]) => Array.from({ length: times }, () => card));
  for (let i = cards.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [cards[i], cards[j]] = [cards[j] as Card, cards[i] as Card];
  }
  return cards;
}

export interface Round {
  readonly steps: readonly Step[];
  /** The step in which the fault strikes, by its place and its kind. */
  readonly target: number;
  readonly kind: StepKind;
}

/** What the app does in one round: photos, then the step in question, then photos again until something strikes. */
export async function planRound(world: World, card: Card, courseId: string): Promise<Round> {
  const [before, after] = [await photosFor(world, 4), await photosFor(world, 2)];
  const aim = card === 'measure' ? await faceStep(world) : await stepOf(world, card, courseId);
  const steps: Step[] = [{ kind: 'photos', courseId, files: before }, aim, { kind: 'photos', courseId, files: after }];
  return { steps, target: 1, kind: aim.kind };
}

async function stepOf(world: World, card: Card, courseId: string): Promise<Step> {
  const { uniform, expected, kept } = world;
  const clientId = world.courseOf.get(courseId) ?? '';
  const some = <T>(of: Iterable<T>): T | undefined => {
    const all = [...of];
    return all[Math.floor(uniform() * all.length)];
  };
  const client = expected.clients.get(clientId);
  const word = Math.floor(uniform() * 1e9).toString(36);
  switch (card) {
    case 'erase or restore':
      return expected.clients.has(kept.clientId)
        ? { kind: 'erase', clientId: kept.clientId }
        : { kind: 'restore', base64: kept.base64, passphrase: PASSPHRASE, bringBack: kept.clientId };
    case 'backup':
      return { kind: 'backup', passphrase: PASSPHRASE, file: 'backup.age' };
    case 'move':
      return { kind: 'move', passphrase: PASSPHRASE, older: await olderOf(world, word) };
    case 'remove-person': {
      const slotId = world.others[0];
      if (slotId !== undefined) return { kind: 'remove-person', slotId };
      return { kind: 'add-person', name: `Dr. ${word}`, passphrase: `${PASSPHRASE} ${word}` };
    }
    case 'add-person':
      return { kind: 'add-person', name: `Dr. ${word}`, passphrase: `${PASSPHRASE} ${word}` };
    case 'sheet':
      return { kind: 'sheet' };
    case 'remove': {
      const photoId = some(client?.photos.keys() ?? []);
      if (photoId !== undefined) return { kind: 'remove', photoId };
      break;
    }
    case 'note': {
      const sessionId = some(client?.notes.keys() ?? []);
      if (sessionId !== undefined) return { kind: 'note', courseId, sessionId, note: `Calm, ${word}.` };
      break;
    }
    case 'client':
      return { kind: 'client', label: `Client ${word}` };
    case 'room':
      return { kind: 'room', name: `Room ${word}` };
  }
  return { kind: 'photos', courseId, files: await photosFor(world, 3) };
}

/** Three photos that lay open, in a database of any version that there was before vaults. */
async function olderOf(world: World, word: string): Promise<Older> {
  const files = await photosFor(world, 3);
  const beforeVaults = MIGRATIONS.findIndex(({ name }) => name === 'vault');
  return {
    schema: 1 + Math.floor(world.uniform() * beforeVaults),
    clientId: `older ${word}`,
    label: `Older ${word}`,
    photos: files.map((file, index) => ({ ...file, id: `photo ${index} of ${word}` })),
  };
}
