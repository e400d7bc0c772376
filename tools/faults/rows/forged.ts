import type { FaultCode, RefusalCode } from '../../../src/domain/errors.ts';
import type { Edit } from '../page/edits.ts';
import type { Proof } from '../proof.ts';
import type { Found } from '../protocol.ts';
import { furnish, photosFor } from '../setUp.ts';
import { newTally, type RowResult, rowOf } from '../tally.ts';
import { endWorld, makeWorld, PASSPHRASE, verify, type World, work } from '../world.ts';

interface Case {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** The vault must not open at all, for this reason; otherwise it opens and these rows, and no others, are refused. */
  readonly code?: FaultCode | RefusalCode;
  readonly refused?: readonly string[];
  /** The log must be said to be broken, or cut. */
  readonly log?: 'broken' | 'cut';
}

/** Rows that the cases are about. */
interface Scene {
  readonly photos: readonly string[];
  readonly session: string;
  readonly clients: readonly string[];
}

/** F9: another key, other rows in the place of rows, older states, cheaper passphrases: everything that was forged is refused. */
export async function forged({ address, uniform, tally, isQuick }: Proof): Promise<RowResult> {
  const own = newTally();
  const world = await makeWorld(address, uniform, own);
  const failures: string[] = [];
  let runs = 0;
  try {
    const scene = await sceneOf(world);
    const cases = isQuick ? casesOf(scene).filter((_, index) => index % 6 === 0) : casesOf(scene);
    for (const one of cases) {
      runs += 1;
      const wrong = await tryCase(world, one);
      if (wrong !== null) failures.push(`${one.name}: ${wrong}`);
    }
    for (const typed of [`${PASSPHRASE} x`, PASSPHRASE.toUpperCase(), '']) {
      runs += 1;
      await world.page.evaluate(() => window.faultsPage.lock());
      const code = await world.page.evaluate((given) => window.faultsPage.unlock(given), typed);
      if (code !== 'wrong-passphrase') failures.push(`a wrong passphrase: ${code}`);
    }
    const { verdict } = await verify(world);
    failures.push(...verdict.lost, ...verdict.half, ...verdict.unreadable);
    runs += 1;
    await world.page.evaluate(() => window.faultsPage.lock());
    await world.page.evaluate(() => window.faultsPage.edit({ kind: 'cut-log' }));
    if ((await verify(world)).found?.standing.isLogCut !== true)
      failures.push('the log’s last line taken off: not told');
  } finally {
    await endWorld(world);
  }
  tally.acknowledged += own.acknowledged;
  return rowOf('F9', 'wrong key, swapped, rolled back, forged', runs, failures, 'each refused by name');
}

async function sceneOf(world: World): Promise<Scene> {
  const { page } = world;
  const courseId = await furnish(world);
  await work(world, [{ kind: 'photos', courseId, files: await photosFor(world, 3) }]);
  const found = (await verify(world)).found as Found;
  const clientId = world.courseOf.get(courseId) ?? '';
  const photos = found.photos.filter((photo) => photo.clientId === clientId).map(({ id }) => id);
  const session = found.sessions.find((one) => one.clientId === clientId)?.id ?? '';
  // An older state of a note, and of the whole header, to be put back.
  await work(world, [{ kind: 'note', courseId, sessionId: session, note: 'As it was.' }]);
  await page.evaluate((key) => window.faultsPage.edit({ kind: 'remember', store: 'sessions', key }), session);
  await work(world, [{ kind: 'note', courseId, sessionId: session, note: 'As it is.' }]);
  return { photos, session, clients: [clientId, world.kept.clientId] };
}

function casesOf({ photos, session, clients }: Scene): readonly Case[] {
  const [photo = '', other = ''] = photos;
  const [client = '', stranger = ''] = clients;
  const row = (store: 'photos' | 'blobs' | 'thumbnails' | 'sessions' | 'clients', key: string) => ({ store, key });
  const weak = { memoryKib: 8_192, passes: 1, lanes: 1 };
  const huge = { memoryKib: 4_194_304, passes: 3, lanes: 1 };
  const both = (store: string) => [`${store} ${photo}`, `${store} ${other}`];
  return [
    {
      name: 'a bit of a picture',
      edits: [{ kind: 'flip-bit', byte: 5_000, ...row('blobs', photo) }],
      refused: [`blobs ${photo}`],
    },
    {
      name: 'a bit of the nonce',
      edits: [{ kind: 'flip-bit', byte: 6, ...row('photos', photo) }],
      refused: [`photos ${photo}`],
    },
    {
      name: 'a bit of the mark',
      edits: [{ kind: 'flip-bit', byte: 0, ...row('clients', client) }],
      refused: [`clients ${client}`],
    },
    {
      name: 'a picture cut short',
      edits: [{ kind: 'cut', bytes: 1, ...row('blobs', photo) }],
      refused: [`blobs ${photo}`],
    },
    { name: 'two pictures swapped', edits: [{ kind: 'swap', other, ...row('blobs', photo) }], refused: both('blobs') },
    { name: 'two records swapped', edits: [{ kind: 'swap', other, ...row('photos', photo) }], refused: both('photos') },
    {
      name: 'two thumbnails swapped',
      edits: [{ kind: 'swap', other, ...row('thumbnails', photo) }],
      refused: both('thumbnails'),
    },
    {
      name: 'two clients swapped',
      edits: [{ kind: 'swap', other: stranger, ...row('clients', client) }],
      refused: clients.map((id) => `clients ${id}`),
    },
    {
      name: 'a photo passed off as another client’s',
      edits: [{ kind: 'set', fields: { clientId: stranger }, ...row('photos', photo) }],
      refused: [`photos ${photo}`],
    },
    {
      name: 'another revision claimed',
      edits: [{ kind: 'set', fields: { rev: 7 }, ...row('photos', photo) }],
      refused: [`photos ${photo}`],
    },
    {
      name: 'a note put back to what it was',
      edits: [{ kind: 'put-back', ...row('sessions', session) }],
      refused: [`sessions ${session}`],
    },
    {
      name: 'a row laid open in the vault',
      edits: [{ kind: 'lay-open', ...row('clients', client) }],
      refused: [`clients ${client}`],
    },
    {
      name: 'a line of the log changed',
      edits: [{ kind: 'set', fields: { at: 1 }, store: 'audit', key: 2 }],
      log: 'broken',
    },
    { name: 'a line of the log taken out', edits: [{ kind: 'delete', store: 'audit', key: 3 }], log: 'broken' },
    {
      name: 'a cheaper passphrase',
      edits: [{ kind: 'slot', fields: { cost: weak }, isInCopyToo: true }],
      code: 'kdf-refused',
    },
    {
      name: 'an absurdly dear passphrase',
      edits: [{ kind: 'slot', fields: { cost: huge }, isInCopyToo: true }],
      code: 'kdf-refused',
    },
    {
      name: 'another salt',
      edits: [{ kind: 'slot', fields: { salt: btoa('0123456789abcdef') }, isInCopyToo: true }],
      code: 'wrong-passphrase',
    },
    {
      name: 'the clinic’s key swapped for a client’s',
      edits: [{ kind: 'swap', other: client, store: 'keys', key: '' }],
      code: 'vault-damaged',
    },
    {
      name: 'two clients’ keys swapped',
      edits: [{ kind: 'swap', other: stranger, store: 'keys', key: client }],
      refused: ['every row of both'],
    },
    { name: 'the header of an earlier time', edits: [{ kind: 'canary', fields: { ledgerRev: 1_000 } }], log: 'cut' },
    {
      name: 'the sheet said to be confirmed',
      edits: [{ kind: 'slot', fields: { kind: 'recovery' }, isInCopyToo: true }],
      code: 'wrong-passphrase',
    },
  ];
}

/** What is wrong with how the app took it; `null`: it was refused as it must be, and nothing else was. */
async function tryCase({ page }: World, { edits, code, refused, log }: Case): Promise<string | null> {
  const copy = await page.evaluate(async () => {
    await window.faultsPage.lock();
    return localStorage.getItem('skinseries-vault');
  });
  const places = edits.flatMap((edit) => {
    if (edit.kind === 'canary' || edit.kind === 'cut-log') return [];
    if (edit.kind === 'slot') return [{ store: 'header' as const, key: 'vault' }];
    const { store, key } = edit;
    return edit.kind === 'swap'
      ? [
          { store, key },
          { store, key: edit.other },
        ]
      : [{ store, key }];
  });
  // The rows as they are, under the page's own names, so that the case can be undone.
  await page.evaluate((at) => Promise.all(at.map((one) => window.faultsPage.keepRow(one))), places);
  await page.evaluate(async (given) => {
    for (const edit of given) await window.faultsPage.edit(edit);
  }, edits as Edit[]);
  const got = await page.evaluate((typed) => window.faultsPage.unlock(typed), PASSPHRASE);
  const found = got === null ? await page.evaluate(() => window.faultsPage.find()) : null;
  await page.evaluate(
    async ([at, kept]) => {
      await window.faultsPage.lock();
      for (const one of at) await window.faultsPage.undo(one);
      if (kept !== null) localStorage.setItem('skinseries-vault', kept);
    },
    [places, copy] as const,
  );
  // What was lost to it is looked for anew, and nothing of the case may be left.
  await page.evaluate(() => window.faultsPage.look());
  const opens = await page.evaluate((typed) => window.faultsPage.unlock(typed), PASSPHRASE);
  if (opens !== null) return `it can’t be undone: ${opens}`;
  if (code !== undefined) return got === code ? null : `${got ?? 'opened'} instead of ${code}`;
  if (found === null) return `${got} instead of opening`;
  if (log === 'broken') return found.auditBrokenAt === null ? 'nothing said of the log' : null;
  if (log === 'cut') return found.standing.isLogCut ? null : 'nothing said of the log';
  if (refused?.[0] === 'every row of both') return found.unreadable.length > 4 ? null : `only ${found.unreadable}`;
  const [is, must] = [[...found.unreadable].sort().join(), [...(refused ?? [])].sort().join()];
  return is === must ? null : `refused ${is || 'nothing'}`;
}
