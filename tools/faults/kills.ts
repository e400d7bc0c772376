import { type Card, planRound, shuffledDeck } from './plan.ts';
import type { Proof } from './proof.ts';
import type { Step, StepKind } from './protocol.ts';
import { furnish } from './setUp.ts';
import { count } from './tally.ts';
import {
  durations,
  endWorld,
  makeWorld,
  PASSPHRASE,
  restart,
  strikeWhileWorking,
  verify,
  type World,
} from './world.ts';

/** So many kills go into one vault, then another is made: looking at everything after each must not take ever longer. */
const KILLS_A_VAULT = 40;
/** And so many into the making of each. */
const KILLS_IN_MAKING = 2;
/** A run that breaks off counts as a failure, and the next vault is tried; so many are enough. */
const MOST_BROKEN = 20;
/** A moment is drawn from a span a little longer than the step, so that its very end is hit too. */
const SPAN = 1.15;

/** Rather late than early: steps that work out a key first write at their end. */
const momentIn = (uniform: () => number, stepMs: number) => SPAN * stepMs * Math.max(uniform(), uniform());

/** How the kills in one kind of step came out. */
export interface Landed {
  kills: number;
  /** Struck while the step was under way. */
  inFlight: number;
}

/** SIGKILL of the whole browser at random moments of every write step, each followed by a look at everything. */
export async function killAtRandom(
  { address, uniform, tally, say, isQuick }: Proof,
  kills: number,
  landed: Map<string, Landed>,
): Promise<void> {
  const typical = durations();
  const note = (kind: StepKind | 'create', isInFlight: boolean) => {
    const known = landed.get(kind) ?? { kills: 0, inFlight: 0 };
    landed.set(kind, { kills: known.kills + 1, inFlight: known.inFlight + Number(isInFlight) });
  };
  let deck: Card[] = [];
  while (tally.kills < kills) {
    const world = await makeWorld(address, uniform, tally);
    try {
      for (let i = 0; i < (isQuick ? 0 : KILLS_IN_MAKING) && tally.kills < kills; i++)
        note('create', await killWhileMaking(world));
      const courseId = await furnish(world);
      for (let i = 0; i < KILLS_A_VAULT && tally.kills < kills; i++) {
        if (deck.length === 0) deck = shuffledDeck(uniform);
        const card = deck.pop() as Card;
        const round = await planRound(world, card, courseId);
        const began = new Map<number, number>();
        const { underWay, inDoubt } = await strikeWhileWorking(
          world,
          round.steps,
          round.target,
          momentIn(uniform, typical.of(round.kind)),
          () => world.running.kill(),
          (event) => {
            if (event.is === 'begun') began.set(event.index, performance.now());
            if (event.is !== 'done') return;
            const kind = round.steps[event.index]?.kind as StepKind;
            typical.learn(kind, performance.now() - (began.get(event.index) ?? 0));
          },
        );
        tally.kills += 1;
        note(round.kind, underWay !== null && underWay.kind === round.kind);
        // Where no step was over before the kill, the span was too short to learn from: it is widened.
        if (underWay?.kind === round.kind) typical.learn(round.kind, typical.of(round.kind) * 1.2);
        await restart(world);
        await lookAt(world, inDoubt, `kill ${tally.kills} in ${round.kind}`);
        if (card === 'backup') await lookAtBackup(world, `kill ${tally.kills} in backup`);
        if (tally.kills % 10 === 0) say(`${tally.kills} kills, ${tally.acknowledged} photos acknowledged`);
      }
      await openEveryWay(world);
    } catch (error) {
      count(tally, { lost: [], half: [`the run broke off: ${error}`], unreadable: [] }, `after kill ${tally.kills}`);
      if (tally.half.length > MOST_BROKEN) throw error;
    } finally {
      await endWorld(world);
    }
  }
}

async function lookAt(world: World, inDoubt: readonly Step[], during: string): Promise<void> {
  const { found, verdict } = await verify(world, inDoubt);
  count(world.tally, verdict, during);
  world.others = (found?.slots ?? []).filter((id) => id !== world.own);
}

/** The browser dies while the vault is made: afterwards there is none, or one that opens. */
async function killWhileMaking(world: World): Promise<boolean> {
  const { uniform, tally } = world;
  let isMade = false;
  const making = world.page
    .evaluate((typed) => window.faultsPage.create(typed), PASSPHRASE)
    .then(() => {
      isMade = true;
    })
    .catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, uniform() * 2_500));
  const wasMade = isMade;
  await world.running.kill();
  await making;
  tally.kills += 1;
  await restart(world);
  const { kind, code } = await world.page.evaluate(() => window.faultsPage.look());
  if (kind === 'none' && !wasMade) return true;
  const during = `kill ${tally.kills} while the vault was made`;
  if (kind !== 'locked') count(tally, { lost: [], half: [`${kind} ${code ?? ''}`], unreadable: [] }, during);
  else await lookAt(world, [], during);
  return !wasMade;
}

/** The backup that lies there is whole, whichever it is, and every one that was noted is there. */
async function lookAtBackup(world: World, during: string): Promise<void> {
  const given = ['backup.age', PASSPHRASE] as const;
  const code = await world.page.evaluate(([file, typed]) => window.faultsPage.check(file, typed), given);
  const isNoted = (await world.page.evaluate(() => window.faultsPage.find())).backups.includes('backup.age');
  const half = code !== null && (code !== 'none' || isNoted) ? [`the backup is ${code}`] : [];
  count(world.tally, { lost: [], half, unreadable: [] }, during);
}

/** After its last kill a vault opens with the recovery sheet that was shown last too. */
async function openEveryWay(world: World): Promise<void> {
  if (world.sheet === null) return;
  await world.page.evaluate(() => window.faultsPage.lock());
  const code = await world.page.evaluate((typed) => window.faultsPage.unlock(typed), world.sheet);
  const lost = code === null ? [] : [`the recovery sheet does not open the vault: ${code}`];
  count(world.tally, { lost, half: [], unreadable: [] }, `after kill ${world.tally.kills}`);
}
