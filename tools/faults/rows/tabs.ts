import type { Proof } from '../proof.ts';
import type { Step } from '../protocol.ts';
import { furnish, photosFor } from '../setUp.ts';
import { count, newTally, type RowResult, rowOf } from '../tally.ts';
import { endWorld, makeWorld, openPage, PASSPHRASE, strikeWhileWorking, verify, visit, work } from '../world.ts';

const YEAR_MS = 365 * 86_400_000;

/** F11: a second tab takes the vault over while the first one writes, both write at once, and the clock jumps. */
export async function tabs({ address, uniform, tally, isQuick }: Proof): Promise<RowResult[]> {
  const own = newTally();
  const world = await makeWorld(address, uniform, own);
  const failures: string[] = [];
  const jumps: string[] = [];
  let [taken, jumped] = [0, 0];
  try {
    const courseId = await furnish(world);
    for (let i = 0; i < (isQuick ? 1 : 12); i++) {
      const first = world.page;
      const second = await world.running.context.newPage();
      await visit(world, second);
      await second.evaluate(() => window.faultsPage.look());
      const refused = await second.evaluate((typed) => window.faultsPage.unlock(typed), PASSPHRASE);
      if (refused !== 'vault-elsewhere') failures.push(`a second tab opened it: ${refused}`);
      const steps: Step[] = [];
      for (let j = 0; j < 3; j++) steps.push({ kind: 'photos', courseId, files: await photosFor(world, 2) });
      const struck = await strikeWhileWorking(world, steps, 0, uniform() * 900, () =>
        second.evaluate(() => window.faultsPage.takeOver()),
      );
      taken += 1;
      // The first tab goes, as the app's own page does when it was locked.
      await first.close();
      await second.close();
      await openPage(world);
      count(own, (await verify(world, struck.inDoubt)).verdict, `take-over ${i}`);
    }
    for (const [name, ms] of isQuick
      ? []
      : ([
          ['a year ahead', YEAR_MS],
          ['a year back', -YEAR_MS],
          ['a sleep of two minutes', 120_000],
        ] as const)) {
      const before = await world.page.evaluate(() => window.faultsPage.timesLocked());
      await world.page.evaluate((by) => {
        const proper = Date.now;
        Date.now = () => proper() + by;
        document.dispatchEvent(new Event('visibilitychange'));
      }, ms);
      const isLocked = await world.page
        .waitForFunction(async (times) => (await window.faultsPage.timesLocked()) > times, before, { timeout: 8_000 })
        .then(
          () => true,
          () => false,
        );
      if (!isLocked) jumps.push(`${name}: it stayed open`);
      await visit(world, world.page);
      count(own, (await verify(world)).verdict, name);
      jumped += 1;
    }
    for (const timezoneId of isQuick ? [] : ['America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia']) {
      const devtools = await world.running.newDevtools(world.page);
      await devtools.send('Emulation.setTimezoneOverride', { timezoneId });
      await work(world, [{ kind: 'photos', courseId, files: await photosFor(world, 1) }]);
      count(own, (await verify(world)).verdict, timezoneId);
      // Another session can't set one while this one holds it.
      await devtools.send('Emulation.setTimezoneOverride', { timezoneId: '' });
      jumped += 1;
    }
  } finally {
    await endWorld(world);
  }
  tally.acknowledged += own.acknowledged;
  tally.opened += own.opened;
  failures.push(...own.lost, ...own.half, ...own.unreadable);
  const rows = [
    rowOf('F11', 'two tabs, taken over in mid-write', taken, failures, `${own.acknowledged} photos, one history`),
  ];
  return isQuick ? rows : [...rows, rowOf('F11', 'clock and time zone jump', jumped, jumps, 'it locks; one history')];
}
