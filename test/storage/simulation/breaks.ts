import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A fault put into the shipped code on purpose: `from` stands there once, and becomes `to`. */
export interface Break {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Each would lose or show something of a person, and lets every operation by itself look as if it worked. */
export const BREAKS = [
  {
    name: 'a saved photo is not read back',
    file: 'src/storage/photos.ts',
    from: 'if (!(await isKept(photo.id, sha256))) {',
    to: 'if (false as boolean) {',
  },
  {
    name: 'tombstones of a backup are not taken over',
    file: 'src/actions/backup/mergePieces.ts',
    from: 'await addTombstones(there.tombstones);',
    to: '',
  },
  {
    name: 'an erasure leaves the keys of others as they were',
    file: 'src/storage/clients.ts',
    from: "for (const key of left.keys) await transaction.objectStore('keys').put(key);",
    to: '',
  },
  {
    name: 'a tombstone is written in a second transaction',
    file: 'src/storage/clients.ts',
    from: `    if (tombstone !== null) await transaction.objectStore('tombstones').put(tombstone);
    await line.write(transaction);
  });`,
    to: `    await line.write(transaction);
  }).then(() => commit(['tombstones'], clientId, async (second) => {
    if (tombstone !== null) await second.objectStore('tombstones').put(tombstone);
  }));`,
  },
  {
    name: 'an erased client stays named in sets',
    file: 'src/storage/clients.ts',
    from: 'await sets.write(transaction);',
    to: 'void sets;',
  },
  {
    name: 'a write is done once more that may be on the disk',
    file: 'src/storage/rows.ts',
    from: 'if (isEnding && isConnectionGone(cause))',
    to: 'if ((false as boolean) && isConnectionGone(cause))',
  },
] as const satisfies readonly Break[];

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PARTS = [
  'src',
  'workers',
  'tools/simulate',
  'test/storage',
  'test/domain',
  'test/fixtures',
  'package.json',
  'tsconfig.json',
];

/**
 * Runs the simulation on a copy of the code with a break in it.
 *
 * @returns what it printed: `1 failed` where the break was found within these seeds
 */
export async function printedOn({ file, from, to }: Break, seeds: number): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'skinseries-break-'));
  try {
    for (const part of PARTS) await cp(join(ROOT, part), join(copy, part), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    const [before = '', after, ...others] = (await readFile(join(copy, file), 'utf8')).split(from);
    if (after === undefined || others.length > 0) throw new Error(`${file} does not hold this once: ${from}`);
    await writeFile(join(copy, file), before + to + after);
    const given = ['--import', 'tsx', 'test/storage/simulation/main.ts', '--seeds', String(seeds), '--first'];
    return await new Promise((resolve, reject) =>
      execFile(process.execPath, given, { cwd: copy }, (error, told, wrong) =>
        error && !told ? reject(new Error(wrong)) : resolve(told),
      ),
    );
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
