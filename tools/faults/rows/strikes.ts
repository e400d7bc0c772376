import { type Card, planRound } from '../plan.ts';
import type { Proof } from '../proof.ts';
import { furnish, photosFor } from '../setUp.ts';
import { count, newTally, type RowResult, rowOf, type Tally } from '../tally.ts';
import {
  durations,
  endWorld,
  makeWorld,
  openPage,
  strikeWhileWorking,
  verify,
  visit,
  type World,
  work,
} from '../world.ts';

const CARDS = ['photos', 'erase or restore', 'backup', 'move', 'add-person', 'sheet', 'remove', 'note'] as const;

type Strike = (world: World) => Promise<void>;

/** Strikes in every kind of step, looks at everything after each, and has a photo added then. */
async function strikeEach(
  { address, uniform, tally, isQuick }: Proof,
  each: number,
  strike: Strike,
  after: Strike,
): Promise<{ runs: number; inFlight: number; own: Tally }> {
  const own = newTally();
  const world = await makeWorld(address, uniform, own);
  const typical = durations();
  let [runs, inFlight] = [0, 0];
  try {
    const courseId = await furnish(world);
    const cards: Card[] = isQuick ? ['photos'] : CARDS.flatMap((card) => Array.from({ length: each }, () => card));
    for (const card of cards) {
      const { steps, target, kind } = await planRound(world, card, courseId);
      const began = performance.now();
      const struck = await strikeWhileWorking(world, steps.slice(0, 2), target, uniform() * typical.of(kind), () =>
        strike(world),
      );
      typical.learn(kind, Math.min(1_500, performance.now() - began));
      runs += 1;
      if (struck.underWay !== null) inFlight += 1;
      await after(world);
      const { found, verdict } = await verify(world, struck.inDoubt);
      count(own, verdict, `run ${runs} in ${kind}`);
      world.others = (found?.slots ?? []).filter((id) => id !== world.own);
      await work(world, [{ kind: 'photos', courseId, files: await photosFor(world, 1) }]);
    }
  } finally {
    await endWorld(world);
  }
  tally.acknowledged += own.acknowledged;
  tally.opened += own.opened;
  return { runs, inFlight, own };
}

function result(row: string, what: string, { runs, inFlight, own }: Awaited<ReturnType<typeof strikeEach>>, note = '') {
  const failures = [...own.lost, ...own.half, ...own.unreadable];
  return rowOf(row, what, runs, failures, `${inFlight} struck in mid-step, ${own.acknowledged} photos${note}`);
}

const inNewTab: Strike = async (world) => {
  await openPage(world);
};

/** F2: the page's process crashes. */
export async function rendererCrash(proof: Proof): Promise<RowResult> {
  const crash: Strike = async ({ running, page }) => {
    const devtools = await running.newDevtools(page);
    // It answers no more.
    const crashed = new Promise((resolve) => page.once('crash', resolve));
    devtools.send('Page.crash').catch(() => undefined);
    await crashed;
    await page.close();
  };
  return result('F2', 'crash of the page’s process', await strikeEach(proof, 2, crash, inNewTab));
}

/** F4: the tab is closed, or taken elsewhere, in mid-step. */
export async function tabGone(proof: Proof): Promise<RowResult[]> {
  const close: Strike = ({ page }) => page.close();
  const leave: Strike = async ({ page }) => {
    await page.goto('about:blank');
  };
  const rows = [result('F4', 'the tab is closed', await strikeEach(proof, 1, close, inNewTab))];
  if (proof.isQuick) return rows;
  const back: Strike = (world) => visit(world, world.page);
  rows.push(result('F4', 'the tab goes elsewhere', await strikeEach(proof, 1, leave, back)));
  const freeze: Strike = async ({ running, page }) => {
    const devtools = await running.newDevtools(page);
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  };
  const reload: Strike = async (world) => {
    await world.page.waitForFunction(async () => (await window.faultsPage.look()).kind === 'locked');
    await world.page.waitForFunction(async () => (await window.faultsPage.timesLocked()) > 0);
    await visit(world, world.page);
  };
  rows.push(result('F4', 'the tab is frozen: it locks', await strikeEach(proof, 1, freeze, reload)));
  return rows;
}

/** So long may it take until the app has noticed and said so, or has done the work again. */
const RECOVERED_MS = 3_000;

/** F3: a worker dies of an error of its own in mid-step. */
export async function workerDeath(proof: Proof): Promise<RowResult[]> {
  const rows: RowResult[] = [];
  for (const name of proof.isQuick ? ['vault'] : ['vault', 'photo', 'backup']) {
    let [hit, longestMs, struckAt] = [0, 0, 0];
    let timesLocked = 0;
    const strike: Strike = async ({ page }) => {
      timesLocked = await page.evaluate(() => window.faultsPage.timesLocked());
      struckAt = 0;
      const worker = page.workers().find((one) => one.url().includes(`/${name}.worker`));
      if (worker === undefined) return;
      await worker
        .evaluate(() => {
          setTimeout(() => {
            throw new Error('dies on purpose');
          });
        })
        .catch(() => undefined);
      hit += 1;
      struckAt = performance.now();
    };
    const after: Strike = async (world) => {
      if (struckAt === 0) return;
      if (name === 'vault')
        await world.page.waitForFunction(
          async (before) => (await window.faultsPage.timesLocked()) > before,
          timesLocked,
        );
      longestMs = Math.max(longestMs, performance.now() - struckAt);
      // As the app's own page does where it was locked.
      if (name === 'vault') await visit(world, world.page);
    };
    const struck = await strikeEach(proof, 1, strike, after);
    const row = result(
      'F3',
      `the ${name} worker dies`,
      struck,
      `; ${hit} hit, over after ${Math.round(longestMs)} ms at most`,
    );
    const isLate = name === 'vault' && longestMs > RECOVERED_MS;
    rows.push(isLate ? { ...row, failures: [...row.failures, `locked only after ${Math.round(longestMs)} ms`] } : row);
  }
  return rows;
}
