import type { Page } from 'playwright';
import type { Proof } from '../proof.ts';
import { furnish, photosFor } from '../setUp.ts';
import { count, newTally, type RowResult, rowOf } from '../tally.ts';
import { endWorld, makeWorld, openPage, restart, verify, visit, type World, work } from '../world.ts';

const KILLS = 12;

const lookOf = (page: Page) => page.evaluate(() => window.faultsPage.look());
const asNext = (page: Page) => page.evaluate(() => window.faultsPage.useNextSchema());

/** F10: the next version of the product comes, beside open tabs, cut short by SIGKILL, and is taken back again. */
export async function versions({ address, uniform, tally, isQuick }: Proof): Promise<RowResult[]> {
  const own = newTally();
  const failures: string[] = [];
  const kills = isQuick ? 0 : KILLS;
  const begin = async () => {
    const world = await makeWorld(address, uniform, own);
    const courseId = await furnish(world);
    for (let i = 0; i < (isQuick ? 1 : 8); i++)
      await work(world, [{ kind: 'photos', courseId, files: await photosFor(world, 4) }]);
    return world;
  };
  let world = await begin();
  let ended = 0;
  try {
    for (let i = 0; i < kills; i++) {
      const isEnded = await killInMigration(world);
      tally.kills += 1;
      count(own, (await verify(world)).verdict, `kill ${i} in a migration`);
      if (!isEnded) continue;
      // There is no way back from the next version: the next kill is in another vault.
      ended += 1;
      await endWorld(world);
      world = await begin();
    }
    failures.push(...(await besideOpenTabs(world)));
  } finally {
    await endWorld(world);
  }
  tally.acknowledged += own.acknowledged;
  const rows = [rowOf('F10', 'next version beside open tabs, and taken back', 5, failures, 'data equal')];
  if (isQuick) return rows;
  const lost = [...own.lost, ...own.half, ...own.unreadable];
  const note = `${ended} migrations had ended by then; ${own.opened} rows opened`;
  return [rowOf('F10', 'SIGKILL in a migration', kills, lost, note), ...rows];
}

/** Whether the migration had ended when the kill came; then the page is left as the next version's. */
async function killInMigration(world: World): Promise<boolean> {
  await world.page.evaluate(() => window.faultsPage.lock());
  await asNext(world.page);
  const looking = lookOf(world.page).catch(() => null);
  await new Promise((resolve) => setTimeout(resolve, world.uniform() * 120));
  await world.running.kill();
  await looking;
  await restart(world);
  // As today’s version if the next one was never reached, else as the next one, which ends the migration.
  const isEnded = (await lookOf(world.page)).code === 'storage-newer';
  if (isEnded) await asNext(world.page);
  return isEnded;
}

/** Tabs of today’s version are open when one of the next opens; then today’s finds what the next one left. */
async function besideOpenTabs(world: World): Promise<string[]> {
  const failures: string[] = [];
  const { context } = world.running;
  const first = world.page;
  await verify(world);
  const [second, third] = [await context.newPage(), await context.newPage()];
  for (const page of [second, third]) {
    await visit(world, page);
    await lookOf(page);
  }
  const next = await context.newPage();
  await visit(world, next);
  await asNext(next);
  const opened = await lookOf(next);
  if (opened.kind !== 'locked' && opened.kind !== 'elsewhere')
    failures.push(`the next version finds ${opened.kind} ${opened.code}`);
  for (const page of [second, third]) {
    await page.reload();
    await page.waitForFunction(() => 'faultsPage' in window);
    const { code } = await lookOf(page);
    if (code !== 'storage-newer') failures.push(`today’s version on the next one’s store: ${code}`);
    await page.close();
  }
  // The tab that had the vault open can write no more, and says why.
  const told: string[] = [];
  world.hear = (event) => {
    if (event.is === 'failed') told.push(event.code);
  };
  world.steps = [{ kind: 'room', name: 'Too late' }];
  await first.evaluate((steps) => window.faultsPage.work(steps), [...world.steps]);
  if (told[0] !== 'storage-newer') failures.push(`a tab of today’s version writes on: ${told[0] ?? 'done'}`);
  await first.close();
  await next.close();
  await openPage(world);
  await asNext(world.page);
  const { verdict } = await verify(world);
  failures.push(...verdict.lost, ...verdict.half, ...verdict.unreadable);
  return failures;
}
