import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Proof } from '../proof.ts';
import type { Step } from '../protocol.ts';
import { furnish, photosFor } from '../setUp.ts';
import { count, newTally, type RowResult, rowOf } from '../tally.ts';
import { endWorld, makeWorld, restart, strikeWhileWorking, verify, type World } from '../world.ts';

const CUTS = 20;
/** Where the browser keeps what the app stores: the vault, and the canary beside it. */
const STORES = ['Default/IndexedDB', 'Default/Local Storage'];
const SHIM = fileURLToPath(new URL('syncs.c', import.meta.url));
const WHAT = 'power cut: bytes that were not synced are dropped';

/**
 * F6: the power goes at a random moment. Everything beyond what the browser had synced is cut off its files, which are only
 * ever appended to or replaced whole; how far each was synced a library preloaded into it writes down.
 */
export async function powerCut({ address, uniform, tally, isQuick }: Proof): Promise<RowResult[]> {
  if (isQuick) return [];
  const folder = mkdtempSync(join(tmpdir(), 'skinseries-power-'));
  const [library, log] = [join(folder, 'syncs.so'), join(folder, 'log')];
  const own = newTally();
  const failures: string[] = [];
  let [cuts, droppedBytes, droppedFiles] = [0, 0, 0];
  try {
    if (spawnSync('cc', ['-shared', '-fPIC', '-o', library, SHIM, '-ldl']).status !== 0)
      return [{ row: 'F6', what: WHAT, runs: 0, note: '', failures: [], notRun: 'there is no C compiler' }];
    const world = await makeWorld(address, uniform, own);
    try {
      const courseId = await furnish(world);
      await world.running.quit();
      for (; cuts < CUTS; cuts++) {
        const synced = sizesOf(world.profile);
        rmSync(log, { force: true });
        await restart(world, ['env', `LD_PRELOAD=${library}`, `SYNC_LOG=${log}`]);
        await verify(world);
        const steps = await stepsOf(world, courseId, cuts);
        const { inDoubt } = await strikeWhileWorking(
          world,
          steps,
          Math.floor(uniform() * steps.length),
          uniform() * 400,
          () => world.running.kill(),
        );
        if (!existsSync(log)) failures.push(`cut ${cuts}: no sync was seen`);
        else for (const [file, size] of syncsIn(readFileSync(log, 'utf8'))) synced.set(file, size);
        for (const bytes of dropUnsynced(world.profile, synced)) {
          droppedBytes += bytes;
          droppedFiles += 1;
        }
        await restart(world);
        count(own, (await verify(world, inDoubt)).verdict, `power cut ${cuts}`);
        await world.running.quit();
      }
      if (droppedBytes === 0) failures.push('nothing was ever dropped');
    } finally {
      await endWorld(world);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  tally.acknowledged += own.acknowledged;
  tally.opened += own.opened;
  failures.push(...own.lost, ...own.half, ...own.unreadable);
  const note = `${own.acknowledged} photos; ${(droppedBytes / 1e3).toFixed(0)} kB dropped of ${droppedFiles} files`;
  return [rowOf('F6', WHAT, cuts, failures, note)];
}

async function stepsOf(world: World, courseId: string, nr: number): Promise<Step[]> {
  const sessionId = world.expected.clients
    .get(world.courseOf.get(courseId) ?? '')
    ?.notes.keys()
    .next().value;
  const note: Step[] = sessionId === undefined ? [] : [{ kind: 'note', courseId, sessionId, note: `Note ${nr}` }];
  return [
    { kind: 'photos', courseId, files: await photosFor(world, 1) },
    ...note,
    { kind: 'client', label: `Client of cut ${nr}` },
    { kind: 'room', name: `Room ${nr}` },
    { kind: 'photos', courseId, files: await photosFor(world, 1) },
  ];
}

/** How large each file of the stores is, by inode: a file that is renamed stays itself. */
function sizesOf(profile: string): Map<number, number> {
  return new Map(filesOf(profile).map(({ file, size }) => [file, size]));
}

function filesOf(profile: string): { readonly path: string; readonly file: number; readonly size: number }[] {
  return STORES.flatMap((store) => {
    const folder = join(profile, store);
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
      const path = join(folder, name);
      const found = statSync(path);
      return found.isFile() ? [{ path, file: found.ino, size: found.size }] : [];
    });
  });
}

/** By inode, how much of it was last synced, bytes. */
function syncsIn(log: string): [number, number][] {
  return log
    .split('\n')
    .filter(Boolean)
    .map((line): [number, number] => {
      const [file, size] = line.split(' ');
      return [Number(file), Number(size)];
    });
}

/** Cuts every file to what was synced of it; one that never was is empty. How many bytes each lost. */
function dropUnsynced(profile: string, synced: ReadonlyMap<number, number>): number[] {
  return filesOf(profile).flatMap(({ path, file, size }) => {
    const left = synced.get(file) ?? 0;
    if (size <= left) return [];
    truncateSync(path, left);
    return [size - left];
  });
}
