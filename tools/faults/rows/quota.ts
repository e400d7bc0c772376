import type { Proof } from '../proof.ts';
import type { Step } from '../protocol.ts';
import { furnish, photosFor } from '../setUp.ts';
import { count, newTally, type RowResult, rowOf } from '../tally.ts';
import { endWorld, makeWorld, PASSPHRASE, strikeWhileWorking, verify, work } from '../world.ts';

/** The browser’s count of what is used is off by as much and more: what is granted begins below it. */
const UNSURE_BYTES = 300_000;
/** Most that is granted; where it all went in, the next grant begins so much lower. */
const LARGEST_BYTES = 900_000;

/** F5: the browser grants so many bytes more and no further, at each put. */
export async function quota({ address, uniform, tally, isQuick }: Proof): Promise<RowResult> {
  const own = newTally();
  const world = await makeWorld(address, uniform, own);
  const failures: string[] = [];
  let [full, done, below] = [0, 0, UNSURE_BYTES];
  const sizes = isQuick ? [0, 40_000] : Array.from({ length: 30 }, (_, i) => Math.round((i / 29) ** 2 * LARGEST_BYTES));
  try {
    const courseId = await furnish(world);
    const devtools = await world.running.newDevtools(world.page);
    const origin = new URL(world.address).origin;
    for (const [index, bytes] of sizes.entries()) {
      const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin });
      const word = `${index}`;
      const steps: Step[] = [
        { kind: 'photos', courseId, files: await photosFor(world, 2) },
        { kind: 'client', label: `Client of ${word}` },
        { kind: 'room', name: `Room ${word}` },
        { kind: 'add-person', name: `Dr. ${word}`, passphrase: `${PASSPHRASE} ${word}` },
      ];
      await devtools.send('Storage.overrideQuotaForOrigin', {
        origin,
        quotaSize: Math.max(1, usage - below) + bytes,
      });
      let refused = 0;
      const struck = await strikeWhileWorking(
        world,
        index % 6 === 0 ? steps : steps.slice(0, 3),
        99,
        0,
        () => Promise.resolve(),
        (event) => {
          if (event.is === 'refused' && event.code !== 'storage-full')
            failures.push(`${bytes} bytes: photo ${event.code}`);
          if (event.is === 'refused') refused += 1;
          if (event.is === 'saved') done += 1;
        },
      );
      refused += struck.failed.length;
      full += refused;
      if (refused === 0) below += LARGEST_BYTES;
      done += steps.length - 1 - struck.failed.length;
      for (const failed of struck.failed)
        if (!failed.endsWith('storage-full')) failures.push(`${bytes} bytes: ${failed}`);
      // What fills the store must be got out of it all the same, and something must be able to go.
      if (index % 10 === 0) {
        const given = [world.kept.clientId, PASSPHRASE] as const;
        await world.page.evaluate(([id, typed]) => window.faultsPage.export(id, typed), given);
      }
      await devtools.send('Storage.overrideQuotaForOrigin', { origin });
      // The key of a client who was refused is written with those of a new person, and goes at the next unlocking.
      if (index % 6 === 0) await world.page.evaluate(() => window.faultsPage.lock());
      const { verdict } = await verify(world, struck.inDoubt);
      count(own, verdict, `${bytes} bytes`);
    }
    await work(world, [{ kind: 'photos', courseId, files: await photosFor(world, 2) }]);
    if (full === 0) failures.push('nothing was ever refused');
  } finally {
    await endWorld(world);
  }
  tally.acknowledged += own.acknowledged;
  tally.opened += own.opened;
  failures.push(...own.lost, ...own.half, ...own.unreadable);
  return rowOf('F5', 'quota at each put', sizes.length, failures, `${full} writes refused cleanly, ${done} done`);
}
