import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Proof } from '../proof.ts';
import type { Step, StepKind } from '../protocol.ts';
import { furnish, photosFor } from '../setUp.ts';
import { newTally, type RowResult, rowOf } from '../tally.ts';
import { endWorld, makeWorld, PASSPHRASE, restart, strikeWhileWorking, verify } from '../world.ts';

interface Sync {
  readonly atMs: number;
  readonly path: string;
}

/** F6: what a commit wrote has been synced to the disk before the app says so, by the browser’s own system calls. */
export async function powerLoss({ address, uniform, isQuick }: Proof): Promise<RowResult[]> {
  const what = 'fdatasync before “saved”';
  if (isQuick) return [];
  if (spawnSync('strace', ['-V']).status !== 0)
    return [{ row: 'F6', what, runs: 0, note: '', failures: [], notRun: 'there is no strace' }];
  const folder = mkdtempSync(join(tmpdir(), 'skinseries-strace-'));
  const log = join(folder, 'log');
  const world = await makeWorld(address, uniform, newTally());
  const failures: string[] = [];
  const spans: { kind: StepKind; beganMs: number; doneMs: number; isLarge: boolean }[] = [];
  try {
    const courseId = await furnish(world);
    await world.running.quit();
    await restart(world, ['strace', '-f', '-y', '-ttt', '-e', 'trace=fdatasync,fsync', '-o', log]);
    await verify(world);
    const clientId = world.courseOf.get(courseId) ?? '';
    const [sessionId = ''] = world.expected.clients.get(clientId)?.notes.keys() ?? [];
    for (let i = 0; i < 10; i++) {
      const files = await photosFor(world, 1);
      const steps: Step[] = [
        { kind: 'photos', courseId, files },
        { kind: 'note', courseId, sessionId: sessionId || 'none', note: `Note ${i}` },
        { kind: 'client', label: `Client ${i}` },
        { kind: 'room', name: `Room ${i}` },
        ...(i % 5 === 0 ? [{ kind: 'add-person', name: `Dr. ${i}`, passphrase: `${PASSPHRASE} ${i}` } as const] : []),
        i % 2 === 0
          ? { kind: 'erase', clientId: world.kept.clientId }
          : { kind: 'restore', base64: world.kept.base64, passphrase: PASSPHRASE, bringBack: world.kept.clientId },
      ];
      let beganMs = 0;
      await strikeWhileWorking(
        world,
        sessionId ? steps : steps.filter(({ kind }) => kind !== 'note'),
        99,
        0,
        async () => {},
        (event) => {
          if (event.is === 'begun') beganMs = Date.now();
          if (event.is !== 'done') return;
          const kind = world.steps[event.index]?.kind as StepKind;
          const isLarge = kind === 'photos' && (files[0]?.base64.length ?? 0) > 130_000;
          spans.push({ kind, beganMs, doneMs: Date.now(), isLarge });
        },
      );
    }
  } finally {
    await endWorld(world);
  }
  const syncs = syncsIn(readFileSync(log, 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  const counted = new Map<string, number>();
  for (const { kind, beganMs, doneMs, isLarge } of spans) {
    const within = syncs.filter(({ atMs }) => atMs >= beganMs - 1 && atMs <= doneMs);
    if (!within.some(({ path }) => path.includes('indexeddb.leveldb')))
      failures.push(`${kind}: the log was not synced`);
    if (isLarge && !within.some(({ path }) => path.includes('indexeddb.blob')))
      failures.push(`${kind}: its picture was not synced`);
    counted.set(kind, (counted.get(kind) ?? 0) + 1);
  }
  const note = `${syncs.length} syncs; ${[...counted].map(([kind, times]) => `${times} ${kind}`).join(', ')}`;
  return [rowOf('F6', what, spans.length, failures, note)];
}

/** Syncs that ended well, by when they ended; those that strace shows in two halves are joined by their thread. */
function syncsIn(log: string): Sync[] {
  const begun = new Map<string, string>();
  return log.split('\n').flatMap((line): Sync[] => {
    const [, thread = '', at = '', call = ''] = /^(\d+)\s+(\d+\.\d+)\s+(.*)$/.exec(line) ?? [];
    const path = /^f(?:data)?sync\(\d+<([^>]*)>/.exec(call)?.[1];
    if (path !== undefined && call.includes('unfinished')) begun.set(thread, path);
    const ended = /= 0(?:$|\s)/.test(call) ? (path ?? begun.get(thread)) : undefined;
    return ended === undefined ? [] : [{ atMs: Number(at) * 1_000, path: ended }];
  });
}
