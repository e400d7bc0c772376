import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWithPassphrase } from '../../src/archive/age.ts';
import { LIMITS } from '../../src/archive/limits.ts';
import type { Manifest } from '../../src/archive/manifest.ts';
import { recordsPath } from '../../src/archive/paths.ts';
import { unpackArchive } from '../../src/archive/unpackArchive.ts';
import type { ClientId } from '../../src/domain/ids.ts';
import { archiveOf, bytesOf, clientRecords, type Made, pack, streamOf, uuid, withContents } from './records.ts';

/**
 * Cases 59 to 88 of the catalogue of bad inputs: each ends in a code of ours, or in success, within two seconds (of the
 * processor's time: other work on the machine is none of ours). */
const PASSPHRASE = 'bench zebra tulip';
const MOST_MS = 2000;
const COUNTS = { clients: 1, courses: 1, sessions: 2, photos: 2 };
const RECORDS = recordsPath(uuid(1000) as ClientId);

let made: Made;
let zip: Uint8Array<ArrayBuffer>;
let locked: Uint8Array;

beforeAll(async () => {
  made = await archiveOf([clientRecords(1)], 150_000);
  zip = await pack(made);
  locked = await lock(zip);
});

/** Locked with little work, so that the cases are about what they are about. */
async function lock(plain: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(10);
  encrypter.setPassphrase(PASSPHRASE);
  return encrypter.encrypt(plain);
}

/** What becomes of a file: `whole`, or the code of the error. */
function outcome(file: Uint8Array, passphrase = PASSPHRASE): Promise<string> {
  return outcomeWithin(() => openWithPassphrase(streamOf(file), passphrase));
}

/** The same without the lock, where there are many or they are large. */
const unlockedOutcome = (plain: Uint8Array) => outcomeWithin(async () => streamOf(plain));

async function outcomeWithin(open: () => Promise<ReadableStream<Uint8Array>>): Promise<string> {
  const begun = process.cpuUsage();
  try {
    for await (const _ of unpackArchive(await open()));
    return 'whole';
  } catch (error) {
    return String((error as { code?: string }).code ?? error);
  } finally {
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(MOST_MS);
  }
}

const outcomeOfZip = async (plain: Uint8Array) => outcome(await lock(plain));
const outcomeOf = async (other: Made) => outcomeOfZip(await pack(other));

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = (changed[at] as number) ^ 1;
  return changed;
}

/** The archive with other contents at a path, and a manifest that fits. */
function replaced(path: string, content: string): Promise<Made> {
  return withContents(new Map(made.contents).set(path, bytesOf(content)), COUNTS);
}

function withManifest(change: (manifest: Manifest) => unknown): Made {
  return { ...made, manifest: change(made.manifest) as Manifest };
}

/** Where a mark first stands, or for the n-th time. */
function indexOf(bytes: Uint8Array, mark: string, nth = 0): number {
  const text = Buffer.from(bytes).toString('latin1');
  let at = -1;
  for (let i = 0; i <= nth; i++) at = text.indexOf(mark, at + 1);
  return at;
}

const LOCAL = 'PK\x03\x04';
const CENTRAL = 'PK\x01\x02';
const CHUNK = 65_536 + 16;

/** Where the locked chunks begin: behind the header and the nonce. */
const bodyAt = () => indexOf(locked, '\n', 3) + 1 + 16;

describe('a locked file', () => {
  it('as it should be is whole', async () => {
    expect(await outcome(locked)).toBe('whole');
  });

  it('59 with another passphrase stays shut', async () => {
    expect(await outcome(locked, 'bench zebra tulips')).toBe('backup-passphrase');
  });

  it('60 locked with a key is told as such', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
    expect(await outcome(await encrypter.encrypt(zip))).toBe('backup-unknown');
  });

  it('61 with a changed header is damaged', async () => {
    const mac = indexOf(locked, '--- ') + 10;
    const other = locked.slice();
    other[mac] = other[mac] === 65 ? 66 : 65;
    expect(await outcome(other)).toBe('backup-damaged');
  });

  it.each([
    ['62 with a bit flipped in a chunk', () => flipped(locked, bodyAt() + 100_000)],
    ['62 with a bit flipped in the last chunk', () => flipped(locked, locked.length - 20)],
    ['63 cut at the border of a chunk', () => locked.slice(0, bodyAt() + 2 * CHUNK)],
    ['64 cut inside a chunk', () => locked.slice(0, bodyAt() + CHUNK + 777)],
    ['64 cut inside the header', () => locked.slice(0, 60)],
    ['65 with two chunks exchanged', () => exchanged()],
    ['66 with bytes behind it', () => Buffer.concat([locked, bytesOf('more')])],
    ['66 with a zip behind it', () => Buffer.concat([locked, zip])],
  ])('%s is damaged', async (_name, file) => {
    expect(await outcome(file())).toBe('backup-damaged');
  });

  function exchanged(): Uint8Array {
    const at = bodyAt();
    const [head, first, second, rest] = [
      locked.slice(0, at),
      locked.slice(at, at + CHUNK),
      locked.slice(at + CHUNK, at + 2 * CHUNK),
      locked.slice(at + 2 * CHUNK),
    ];
    return Buffer.concat([head, second, first, rest]);
  }

  it.each([30, 62, 19])('67 that asks for 2^%i of work is refused before any is done', async (logN) => {
    const other = Buffer.from(locked).toString('latin1').replace(/ 10\n/, ` ${logN}\n`);
    expect(await outcome(Buffer.from(other, 'latin1'))).toBe('backup-too-large');
  });

  it.each([
    ['68 a zip under another name', () => zip],
    ['an empty file', () => new Uint8Array()],
    ['a photo', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    ['an armored age file', () => bytesOf('-----BEGIN AGE ENCRYPTED FILE-----\n')],
  ])('%s is not ours', async (_name, file) => {
    expect(await outcome(file())).toBe('backup-unknown');
  });
});

describe('a zip', () => {
  const SHA = 'a'.repeat(64);
  const paths = [
    ['69 climbs out of its folder', '../../evil.jpg'],
    ['69 climbs out from inside', `clients/${uuid(1000)}/photos/../../../evil.jpg`],
    ['70 is absolute', '/etc/passwd'],
    ['70 is on a server', '\\\\server\\share\\x'],
    ['70 is on a drive', 'C:\\x.jpg'],
    ['70 is a device', 'clients/CON/client.json'],
    ['70 has a null in it', `clients/${uuid(1000)}/client.json\0.jpg`],
  ] as const;
  it.each(paths)('%s, as the path of an entry: not ours', async (_name, path) => {
    const other = new Map(made.contents).set(path, bytesOf('evil'));
    expect(await outcomeOf(await withContents(other, COUNTS))).toBe('backup-unknown');
  });

  it('69 whose frame names another path than the manifest is not ours', async () => {
    const at = indexOf(zip, LOCAL, 1) + 30;
    expect(await outcomeOfZip(flipped(zip, at))).toBe('backup-unknown');
  });

  it('71 that makes an entry a symbolic link is not ours', async () => {
    const other = zip.slice();
    new DataView(other.buffer).setUint16(indexOf(zip, CENTRAL, 3) + 40, 0o120777, true);
    expect(await outcomeOfZip(other)).toBe('backup-unknown');
  });

  it('72 that has a name twice is not ours', async () => {
    const twice = withManifest((manifest) => ({ ...manifest, entries: [...manifest.entries, manifest.entries[3]] }));
    expect(await outcomeOf(twice)).toBe('backup-unknown');
  });

  it('73 with a compressed entry is not ours, however much it would become', async () => {
    const other = zip.slice();
    new DataView(other.buffer).setUint16(indexOf(zip, LOCAL, 2) + 8, 8, true);
    expect(await outcomeOfZip(other)).toBe('backup-unknown');
  });

  it('73 whose manifest promises more bytes than a photo has is refused unread', async () => {
    const large = withManifest((manifest) => ({
      ...manifest,
      entries: manifest.entries.map((entry) => ({ ...entry, bytes: LIMITS.photoBytes + 1 })),
    }));
    expect(await outcomeOfZip(await packAnyway(large))).toBe('backup-too-large');
  });

  it.each([
    ['its local header', LOCAL, 1, 22],
    ['the descriptor', 'PK\x07\x08', 2, 8],
    ['the directory', CENTRAL, 2, 24],
    ['the directory’s name', CENTRAL, 2, 50],
    ['the place in the directory of a compressed size', CENTRAL, 1, 20],
  ])('74 in which %s says another thing than the manifest is not ours', async (_name, mark, nth, offset) => {
    expect(await outcomeOfZip(flipped(zip, indexOf(zip, mark, nth) + offset))).toBe('backup-unknown');
  });

  it('74 with bytes behind its end is not ours', async () => {
    expect(await outcomeOfZip(Buffer.concat([zip, bytesOf('tail')]))).toBe('backup-unknown');
  });

  it('74 that is cut short is damaged', async () => {
    expect(await outcomeOfZip(zip.slice(0, zip.length - 30))).toBe('backup-damaged');
  });

  it('75 with 100,000 entries is refused', async () => {
    const entries = Array.from({ length: 100_000 }, (_, n) => ({
      path: recordsPath(uuid(n) as ClientId),
      bytes: 0,
      sha256: SHA,
    }));
    const many = withManifest((manifest) => ({ ...manifest, entries }));
    expect(await unlockedOutcome(await packAnyway(many))).toBe('backup-too-large');
  });

  it('76 without a manifest is not ours', async () => {
    expect(await outcomeOfZip(zip.slice(indexOf(zip, LOCAL, 1)))).toBe('backup-unknown');
  });

  it('76 that lacks an entry of the manifest, or has one more, is not ours', async () => {
    const fewer = withManifest((manifest) => ({ ...manifest, entries: manifest.entries.slice(0, -1) }));
    expect(await outcomeOf(fewer)).toBe('backup-invalid');
    const [whole, less] = [zip, await pack(fewer)];
    const manifestEnd = indexOf(whole, LOCAL, 1);
    const body = less.slice(indexOf(less, LOCAL, 1));
    expect(await outcomeOfZip(Buffer.concat([whole.slice(0, manifestEnd), body]))).toBe('backup-unknown');
  });

  it('77 whose picture is another than the manifest says is damaged', async () => {
    expect(await outcomeOfZip(flipped(zip, indexOf(zip, '.jpg', 2) + 5000))).toBe('backup-damaged');
  });

  it('78 of another device is read like one’s own', async () => {
    expect(await outcomeOf(await archiveOf([clientRecords(77)]))).toBe('whole');
  });

  /** Only the manifest, as the refusal has to come before anything else is read. */
  async function packAnyway({ manifest }: Made): Promise<Uint8Array<ArrayBuffer>> {
    const small = await pack(made);
    const text = JSON.stringify(made.manifest);
    const at = indexOf(small, text);
    return Buffer.concat([
      small.slice(0, at),
      bytesOf(JSON.stringify(manifest)),
      descriptor(bytesOf(JSON.stringify(manifest)).length),
      small.slice(at + text.length + 16),
    ]) as Uint8Array<ArrayBuffer>;
  }

  function descriptor(bytes: number): Uint8Array {
    const view = new DataView(new ArrayBuffer(16));
    view.setUint32(0, 0x08074b50, true);
    view.setUint32(8, bytes, true);
    view.setUint32(12, bytes, true);
    return new Uint8Array(view.buffer);
  }
});

describe('records', () => {
  /** The good records as JSON, with something done to them. */
  async function outcomeWith(change: (text: string) => string): Promise<string> {
    const good = new TextDecoder().decode(made.contents.get(RECORDS));
    const changed = change(good);
    expect(changed).not.toBe(good);
    return outcomeOf(await replaced(RECORDS, changed));
  }

  it.each([
    ['79 with __proto__', '"label":', '"__proto__":{"isAdmin":true},"label":'],
    ['79 with constructor.prototype', '"label":', '"constructor":{"prototype":{"isAdmin":true}},"label":'],
    ['81 with an infinite number', '"widthPx":100', '"widthPx":1e400'],
    ['81 with an infinite score', '"value":0.2', '"value":-1e400'],
    ['81 with NaN', '"value":0.2', '"value":NaN'],
    ['81 with NaN as a text', '"value":0.2', '"value":"NaN"'],
    ['81 with 2^53 + 1', '"createdAt":1,', '"createdAt":9007199254740993,'],
    ['81 written -1 times', '{"rev":1,', '{"rev":-1,'],
    ['84 with a key we do not know', '"label":', '"nickname":"x","label":'],
    ['84 without a key we need', '"isAfterTreatment":false,', ''],
    ['85 on 2026-02-30', '"2026-01-05"', '"2026-02-30"'],
    ['85 on no day', '"2026-01-05"', '"yesterday"'],
    ['85 taken at no time', 'T09:00:00"', 'T9:00"'],
    ['86 whose visit is of no course', `"courseId":"${uuid(1001)}","clientId"`, `"courseId":"${uuid(9)}","clientId"`],
    ['86 whose photo is of no visit', `"sessionId":"${uuid(1010)}"`, `"sessionId":"${uuid(9)}"`],
    [
      '86 whose photo is another client’s',
      `"clientId":"${uuid(1000)}","courseId":"${uuid(1001)}","sessionId"`,
      `"clientId":"${uuid(2000)}","courseId":"${uuid(1001)}","sessionId"`,
    ],
    ['86 whose reading is of another photo', `"photoId":"${uuid(1500)}"`, `"photoId":"${uuid(1501)}"`],
    ['87 with an id twice', uuid(1011), uuid(1010)],
    ['with half a record', '"sessions":', '"sessions"'],
    ['of another client than their path', `"id":"${uuid(1000)}"`, `"id":"${uuid(2000)}"`],
    ['with a photo that has no picture', uuid(1501), uuid(1777)],
  ])('%s are refused', async (_name, from, to) => {
    expect(await outcomeWith((text) => text.replaceAll(from, to))).toBe('backup-invalid');
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('80 nested 10,000 deep are refused before they are parsed', async () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000);
    expect(await outcomeWith((text) => text.replace('"label":', `"x":${deep},"label":`))).toBe('backup-too-large');
  });

  it('82 with a value of another kind in any one field are refused', async () => {
    const small = await archiveOf([clientRecords(1)], 10);
    const good = JSON.parse(new TextDecoder().decode(small.contents.get(RECORDS))) as object;
    const fields = pathsIn(good);
    expect(fields.length).toBeGreaterThan(80);
    for (const path of fields) {
      const other = structuredClone(good);
      setAt(other, path, { not: 'this' });
      const contents = new Map(small.contents).set(RECORDS, bytesOf(JSON.stringify(other)));
      const result = await unlockedOutcome(await pack(await withContents(contents, COUNTS)));
      expect(result, path.join('.')).toBe('backup-invalid');
    }
  });

  it.each([
    ['83 of a future version', { version: 4 }, 'backup-newer'],
    ['of another format', { format: 'another' }, 'backup-unknown'],
    ['with another number of photos than they say', { counts: { ...COUNTS, photos: 3 } }, 'backup-invalid'],
    ['with an unknown key in the manifest', { more: 1 }, 'backup-invalid'],
    ['made at no time', { madeAt: '2026' }, 'backup-invalid'],
  ])('%s are told as such', async (_name, change, code) => {
    expect(await outcomeOf(withManifest((manifest) => ({ ...manifest, ...change })))).toBe(code);
  });

  it('85 of the years 0000 and 9999 are what the calendar knows', async () => {
    expect(await outcomeWith((text) => text.replaceAll('"on":"2026-01-05"', '"on":"9999-01-05"'))).toBe('whole');
  });

  it('88 with one text of 50 MB are refused', async () => {
    const long = new TextDecoder().decode(made.contents.get(RECORDS)).replace('Client 1', 'x'.repeat(50_000_000));
    expect(await unlockedOutcome(await pack(await replaced(RECORDS, long)))).toBe('backup-invalid');
  });
});

function pathsIn(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...at]];
  return [
    ...(at.length > 0 ? [[...at]] : []),
    ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...at, key])),
  ];
}

function setAt(target: object, path: readonly string[], value: unknown): void {
  const [last, ...before] = [...path].reverse();
  let at = target as Record<string, unknown>;
  for (const key of before.reverse()) at = at[key] as Record<string, unknown>;
  at[last as string] = value;
}
