import type { Proof } from '../proof.ts';
import type { Step } from '../protocol.ts';
import { clientWithCourse, furnish, photosFor } from '../setUp.ts';
import { count, newTally, type RowResult, rowOf } from '../tally.ts';
import { endWorld, makeWorld, strikeWhileWorking, verify } from '../world.ts';

/** F14: the connection to the store breaks at each transaction in turn: once, which is to be mended, or for good. */
export async function lostConnection({ address, uniform, tally, isQuick }: Proof): Promise<RowResult> {
  const own = newTally();
  const world = await makeWorld(address, uniform, own);
  const failures: string[] = [];
  let [runs, mended, told] = [0, 0, 0];
  try {
    const courseId = await furnish(world);
    const { page } = world;
    for (const kind of isQuick
      ? (['note'] as const)
      : (['photos', 'client', 'note', 'room', 'remove', 'erase'] as const)) {
      for (let after = 0; ; after++) {
        const step = async (): Promise<Step> => {
          const clientId = world.courseOf.get(courseId) ?? '';
          const client = world.expected.clients.get(clientId);
          const [photoId = ''] = client?.photos.keys() ?? [];
          const [sessionId = ''] = client?.notes.keys() ?? [];
          switch (kind) {
            case 'photos':
              return { kind, courseId, files: await photosFor(world, 1) };
            case 'client':
              return { kind, label: `Client ${runs}` };
            case 'note':
              return { kind, courseId, sessionId, note: `Note ${runs}` };
            case 'room':
              return { kind, name: `Room ${runs}` };
            case 'remove':
              return { kind, photoId };
            case 'erase':
              return { kind, clientId: (await clientWithCourse(world, `Client ${runs}`)).clientId };
          }
        };
        // A photo and a note to work on.
        await strikeWhileWorking(
          world,
          [{ kind: 'photos', courseId, files: await photosFor(world, 1) }],
          99,
          0,
          async () => {},
        );
        await verify(world);
        let hasReached = false;
        for (const [name, times] of [
          ['InvalidStateError', 1],
          ['InvalidStateError', 1_000],
          ['UnknownError', 1],
        ] as const) {
          const given = await step();
          await page.evaluate((breakage) => window.faultsPage.break(breakage), { name, after, times });
          let refused = 0;
          const { failed, inDoubt } = await strikeWhileWorking(
            world,
            [given],
            99,
            0,
            async () => {},
            (event) => {
              if (event.is === 'refused') refused += 1;
            },
          );
          const opened = await page.evaluate(() => window.faultsPage.break(null));
          runs += 1;
          hasReached ||= opened > after;
          const isTold = failed.length + refused > 0;
          if (isTold) told += 1;
          else if (opened > after) mended += 1;
          if (isTold && name === 'InvalidStateError' && times === 1)
            failures.push(`${kind}, transaction ${after}: ${failed}`);
          // The key of a client who was refused is written with all others when one is erased, and goes at the next unlocking.
          if (kind === 'erase') await page.evaluate(() => window.faultsPage.lock());
          const { verdict } = await verify(world, inDoubt);
          count(own, verdict, `${kind}, ${name} at transaction ${after}`);
        }
        if (!hasReached || isQuick) break;
      }
    }
  } finally {
    await endWorld(world);
  }
  tally.acknowledged += own.acknowledged;
  tally.opened += own.opened;
  failures.push(...own.lost, ...own.half, ...own.unreadable);
  return rowOf('F14', 'connection to the store lost', runs, failures, `${mended} mended by reopening, ${told} told`);
}
