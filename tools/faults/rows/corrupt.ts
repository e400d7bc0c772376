import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from '../expected.ts';
import type { Proof } from '../proof.ts';
import type { Found } from '../protocol.ts';
import { furnish, photosFor } from '../setUp.ts';
import { newTally, type RowResult, rowOf } from '../tally.ts';
import { makeWorld, openPage, PASSPHRASE, restart, type World, work } from '../world.ts';

const DAMAGES = [
  'flip .log',
  'flip .ldb',
  'flip blob',
  'flip CURRENT',
  'flip MANIFEST',
  'delete blob',
  'empty blob',
  'delete .log',
  'delete MANIFEST',
  'cut .log',
] as const;
type Damage = (typeof DAMAGES)[number];

/** Files of the store in a profile, by the kind that a damage names. */
function filesOf(profile: string, damage: Damage): string[] {
  const folder = join(profile, 'Default', 'IndexedDB');
  const all = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
    : [];
  const kind = damage.split(' ')[1] ?? '';
  return all.filter((path) => {
    if (!statSync(path).isFile() || statSync(path).size === 0) return false;
    if (kind === 'blob') return path.includes('.blob/');
    return !path.includes('.blob/') && (kind.startsWith('.') ? path.endsWith(kind) : path.includes(`/${kind}`));
  });
}

/** Damages one file of that kind; `null`: there is none. */
function harm(profile: string, damage: Damage, uniform: () => number): string | null {
  const files = filesOf(profile, damage);
  const file = files[Math.floor(uniform() * files.length)];
  if (file === undefined) return null;
  if (damage.startsWith('delete')) rmSync(file);
  else if (damage.startsWith('empty')) truncateSync(file, 0);
  else if (damage.startsWith('cut')) truncateSync(file, Math.floor(statSync(file).size * uniform()));
  else {
    const bytes = readFileSync(file);
    const from = Math.floor(uniform() * bytes.length);
    for (let i = from; i < Math.min(bytes.length, from + 200); i++) bytes[i] = (bytes[i] as number) ^ 0xff;
    writeFileSync(file, bytes);
  }
  return file.slice(profile.length);
}

/**
 * How the app took it. `untold`: photos are gone and nothing says so.
 */
type Outcome = 'whole' | 'lost told' | 'rows named' | 'log told' | 'untold';

async function outcomeOf(world: World): Promise<Outcome> {
  const { page, expected, kept } = world;
  const { kind } = await page.evaluate(() => window.faultsPage.look());
  if (kind === 'lost') return 'lost told';
  if (kind === 'none') return 'untold';
  const code = await page.evaluate((typed) => window.faultsPage.unlock(typed), PASSPHRASE);
  if (code !== null) return code === 'wrong-passphrase' ? 'untold' : 'lost told';
  let found: Found;
  try {
    found = await page.evaluate(() => window.faultsPage.find());
  } catch {
    // The store can't be walked at all: every screen says so.
    return 'lost told';
  }
  const { lost, half, unreadable } = compare(expected, [], found, kept);
  if (lost.length + half.length + unreadable.length === 0) return 'whole';
  if (found.standing.isLogCut || found.auditBrokenAt !== null) return 'log told';
  // A photo whose record stands and whose picture is gone or broken shows as such at its place.
  const named = new Set(found.photos.filter(({ sha256, keptSha256 }) => sha256 !== keptSha256).map(({ id }) => id));
  const told = unreadable.join();
  return lost.every((id) => named.has(id) || told.includes(id)) && lost.length > 0 ? 'rows named' : 'untold';
}

/** F7: bytes of the store's own files are changed, cut or gone while the browser is closed. */
export async function corruptStore(proof: Proof): Promise<RowResult> {
  const { address, uniform, tally, isQuick } = proof;
  const world = await makeWorld(address, uniform, newTally());
  const counted: Record<string, number> = {};
  const failures: string[] = [];
  let runs = 0;
  const whole = world.profile;
  try {
    const courseId = await furnish(world);
    for (let i = 0; i < 4; i++) await work(world, [{ kind: 'photos', courseId, files: await photosFor(world, 3) }]);
    await world.page.evaluate(() => window.faultsPage.lock());
    // Ended and opened once more, so that the log is written into a table too.
    await world.running.quit();
    await restart(world);
    await world.page.evaluate(() => window.faultsPage.look());
    await world.page.evaluate((typed) => window.faultsPage.unlock(typed), PASSPHRASE);
    await work(world, [{ kind: 'photos', courseId, files: await photosFor(world, 2) }]);
    await world.running.quit();
    const total = isQuick ? 2 : 4 * DAMAGES.length;
    for (let i = 0; i < total; i++) {
      const damage = DAMAGES[i % DAMAGES.length] as Damage;
      const copy = mkdtempSync(join(tmpdir(), 'skinseries-corrupt-'));
      cpSync(whole, copy, { recursive: true, filter: (path) => !/Cache|Singleton/.test(path) });
      const file = harm(copy, damage, uniform);
      if (file !== null) {
        runs += 1;
        const harmed: World = { ...world, profile: copy };
        await restart(harmed);
        const outcome = await outcomeOf(harmed);
        counted[outcome] = (counted[outcome] ?? 0) + 1;
        if (outcome === 'untold') failures.push(`${damage} (${file}): nothing was said`);
        await harmed.running.kill();
      }
      rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
    }
  } finally {
    await world.running.kill().catch(() => undefined);
    rmSync(whole, { recursive: true, force: true, maxRetries: 5 });
  }
  tally.acknowledged += world.tally.acknowledged;
  const note = Object.entries(counted)
    .map(([outcome, times]) => `${times} ${outcome}`)
    .join(', ');
  return rowOf('F7', 'damaged files of the store', runs, failures, note);
}

/** F8: the browser clears what this origin keeps. */
export async function eviction({ address, uniform, tally, isQuick }: Proof): Promise<RowResult> {
  const failures: string[] = [];
  let runs = 0;
  for (const when of isQuick ? (['closed'] as const) : (['closed', 'locked', 'open'] as const)) {
    const world = await makeWorld(address, uniform, newTally());
    try {
      const courseId = await furnish(world);
      const { page } = world;
      if (when !== 'open') await page.evaluate(() => window.faultsPage.lock());
      if (when === 'closed') await page.goto('about:blank');
      const devtools = await world.running.newDevtools(page);
      const origin = new URL(address).origin;
      await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
      runs += 1;
      if (when === 'open') {
        // What is done next must not look done: there is no vault any more that it would lie in.
        let isDone = false;
        await work(world, [{ kind: 'client', label: 'After the end' }]).then(
          () => {
            isDone = true;
          },
          () => undefined,
        );
        if (isDone) failures.push('open: a client was said to be saved into an emptied store');
        await work(world, [{ kind: 'note', courseId, sessionId: 'x', note: 'x' }]).catch(() => undefined);
      }
      await page.close();
      await openPage(world);
      const { kind, code } = await world.page.evaluate(() => window.faultsPage.look());
      if (kind !== 'lost' || code !== 'vault-lost') failures.push(`${when}: afterwards ${kind} ${code ?? ''}`);
    } finally {
      tally.acknowledged += world.tally.acknowledged;
      await world.running.kill();
      rmSync(world.profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return rowOf('F8', 'the browser clears the store', runs, failures, 'told as lost, never begun anew');
}
