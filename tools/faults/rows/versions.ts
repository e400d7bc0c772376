import type { Page } from 'playwright';
import type { Proof } from '../proof.ts';
import { furnish, photosFor } from '../setUp.ts';
import { count, newTally, type RowResult, rowOf } from '../tally.ts';
import { endWorld, makeWorld, openPage, restart, verify, visit, type World, work } from '../world.ts';

const lookOf = (page: Page) => page.evaluate(() => window.faultsPage.look());
const asNext = (page: Page) => page.evaluate(() => window.faultsPage.useNextSchema());

/** F10: the next version of the product comes, beside open tabs, cut short by SIGKILL, and is taken back again. */
export async function versions({ address, uniform, tally, isQuick }: Proof): Promise<RowResult[]> {
  const own = newTally();
  const failures: string[] = [];
  const kills = isQuick ? 0 : 12;
  const world = await makeWorld(address, uniform, own);
  let half = 0;
  try {
    const courseId = await furnish(world);
    for (let i = 0; i < (isQuick ? 1 : 8); i++)
      await work(world, [{ kind: 'photos', courseId, files: await photosFor(world, 4) }]);
    for (let i = 0; i < kills; i++) {
      await world.page.evaluate(() => window.faultsPage.lock());
      await asNext(world.page);
      const looking = lookOf(world.page).catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, uniform() * 120));
      await world.running.kill();
      tally.kills += 1;
      await looking;
      await restart(world);
      // As today’s version if the next one was never reached, else as the next one, which ends the migration.
      const now = await lookOf(world.page);
      if (now.code === 'storage-newer') {
        await asNext(world.page);
        half += 1;
      }
      count(own, (await verify(world)).verdict, `kill ${i} in a migration`);
      if (now.code === 'storage-newer') break;
    }
    failures.push(...(await besideOpenTabs(world)));
  } finally {
    await endWorld(world);
  }
  tally.acknowledged += own.acknowledged;
  const rows = [rowOf('F10', 'next version beside open tabs, and taken back', 5, failures, 'data equal')];
  if (isQuick) return rows;
  const lost = [...own.lost, ...own.half, ...own.unreadable];
  return [
    rowOf('F10', 'SIGKILL in a migration', kills, lost, `until ${half} ended; ${own.opened} rows opened`),
    ...rows,
  ];
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
