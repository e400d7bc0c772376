import type { TargetFault } from '../page/badTarget.ts';
import type { Proof } from '../proof.ts';
import type { Step } from '../protocol.ts';
import { furnish, photosFor } from '../setUp.ts';
import { count, newTally, type RowResult, rowOf } from '../tally.ts';
import { endWorld, makeWorld, PASSPHRASE, strikeWhileWorking, verify, type World, work } from '../world.ts';

const FILE = 'backup.age';
/** What the app must say of each; whether the file that lay there before must still be whole. */
const TARGETS: readonly { readonly fault: TargetFault; readonly code: string; readonly isOldKept: boolean }[] = [
  { fault: 'revoked', code: 'backup-unwritable', isOldKept: true },
  { fault: 'full', code: 'backup-unwritable', isOldKept: true },
  { fault: 'pulled', code: 'backup-unwritable', isOldKept: true },
  { fault: 'unclosed', code: 'backup-unwritable', isOldKept: true },
  { fault: 'gone', code: 'backup-unwritable', isOldKept: false },
  { fault: 'cut', code: 'backup-damaged', isOldKept: false },
  { fault: 'changed', code: 'backup-damaged', isOldKept: false },
];

/** F12: the place that a backup goes to fails while it is written, or gives back something else. */
export async function badTargets({ address, uniform, tally, isQuick }: Proof): Promise<RowResult> {
  const own = newTally();
  const world = await makeWorld(address, uniform, own);
  const failures: string[] = [];
  let runs = 0;
  try {
    const courseId = await furnish(world);
    const backup: Step = { kind: 'backup', passphrase: PASSPHRASE, file: FILE };
    await work(world, [backup]);
    for (const { fault, code, isOldKept } of isQuick ? TARGETS.slice(1, 2) : TARGETS) {
      runs += 1;
      await work(world, [{ kind: 'photos', courseId, files: await photosFor(world, 1) }]);
      const before = (await verify(world)).found?.backups.length;
      const { failed, inDoubt } = await strikeWhileWorking(world, [{ ...backup, fault }], 99, 0, async () => {});
      if (failed[0] !== `backup: ${code}`) failures.push(`${fault}: ${failed[0] ?? 'said to be done'}`);
      const { found, verdict } = await verify(world, inDoubt);
      count(own, verdict, fault);
      if (found?.backups.length !== before) failures.push(`${fault}: it was noted as made`);
      const now = await check(world);
      if (isOldKept && now !== null) failures.push(`${fault}: the backup that lay there is ${now}`);
    }
    await work(world, [backup]);
    if ((await check(world)) !== null) failures.push('afterwards none can be made');
  } finally {
    await endWorld(world);
  }
  tally.acknowledged += own.acknowledged;
  failures.push(...own.lost, ...own.half, ...own.unreadable);
  return rowOf('F12', 'the backup’s place fails', runs, failures, 'told, never noted as made, the older file whole');
}

function check({ page }: World): Promise<string | null> {
  return page.evaluate(([file, typed]) => window.faultsPage.check(file, typed), [FILE, PASSPHRASE] as const);
}
