import { afterAll, describe, expect, test } from 'vitest';
import { connect } from '../../workers/channel.ts';
import type { OpenedPhoto, PhotoApi } from '../../workers/photo.worker.ts';
import photoUrl from '../../workers/photo.worker.ts?worker&url';
import { trustedScriptUrl } from '../../workers/scriptUrl.ts';
import { decodeFiles, readDecodeFile } from './decodeFolder.ts';

const OPEN_LIMIT_MS = 10_000;
const REFUSE_LIMIT_MS = 2_000;

const channel = connect<PhotoApi>(() => new Worker(trustedScriptUrl(photoUrl), { type: 'module' }));
afterAll(() => channel.stop());

/** What became of one file: `opened`, or the code of its refusal. */
interface Outcome {
  readonly file: string;
  readonly became: string;
  readonly wallMs: number;
}

async function openAll(limits?: { readonly minSidePx: number }): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const file of decodeFiles) {
    const bytes = await readDecodeFile(file);
    const startedAt = performance.now();
    const became = await channel
      .call(async (api) => api.open(bytes, limits))
      .then(outcomeOf, (fault) => `failed: ${fault}`);
    outcomes.push({ file, became, wallMs: performance.now() - startedAt });
  }
  return outcomes;
}

function outcomeOf(result: OpenedPhoto | { readonly kind: 'refused'; readonly code: string }): string {
  if (result.kind === 'refused') return result.code;
  const { picture, widthPx, heightPx, kept, thumbnail, sha256 } = result;
  const isWhole =
    picture.width === widthPx && picture.height === heightPx && kept.byteLength > 0 && thumbnail.byteLength > 0;
  picture.close();
  return isWhole && /^[0-9a-f]{64}$/.test(sha256) ? 'opened' : 'failed: half a result';
}

/** One line a folder: how many opened, were refused by code, failed; and the slowest of each. */
function table(outcomes: readonly Outcome[]): string {
  const folderOf = ({ file }: Outcome): string => file.slice(0, file.lastIndexOf('/'));
  const lineOf = (name: string, inFolder: readonly Outcome[]): string => {
    const kinds = [...new Set(inFolder.map(({ became }) => became.replace(/:.*/, '')))].sort();
    const counts = kinds.map((kind) => {
      const those = inFolder.filter(({ became }) => became.startsWith(kind));
      return `${kind} ${those.length} (<= ${Math.ceil(Math.max(...those.map(({ wallMs }) => wallMs)))} ms)`;
    });
    return `${name.padEnd(26)} ${counts.join(', ')}`;
  };
  const folders = [...new Set(outcomes.map(folderOf))];
  const lines = folders.map((folder) =>
    lineOf(
      folder,
      outcomes.filter((outcome) => folderOf(outcome) === folder),
    ),
  );
  return [...lines, lineOf('all', outcomes)].join('\n');
}

function expectOutcome(outcomes: readonly Outcome[], files: RegExp, became: string): void {
  const named = outcomes.filter(({ file }) => files.test(file));
  expect(named.length, String(files)).toBeGreaterThan(0);
  expect(named.filter((outcome) => outcome.became !== became)).toEqual([]);
}

function expectInTime(outcomes: readonly Outcome[]): void {
  expect(outcomes.filter(({ became }) => became.startsWith('failed'))).toEqual([]);
  const isLate = ({ became, wallMs }: Outcome) => wallMs > (became === 'opened' ? OPEN_LIMIT_MS : REFUSE_LIMIT_MS);
  expect(outcomes.filter(isLate)).toEqual([]);
}

describe.skipIf(decodeFiles.length === 0)('every file of the public decode samples', () => {
  test('opens or is refused for a stated reason, in time', { timeout: 240_000 }, async () => {
    const outcomes = await openAll();
    console.log(`Decode samples\n${table(outcomes)}`);
    expectInTime(outcomes);
    expectOutcome(outcomes, /^phones\/(?!noexif|png_with).*\.(jpg|heic|avif)$/i, 'opened');
    expectOutcome(outcomes, /^(orientation|colour)\/.*\.(jpg|png)$/, 'opened');
    expectOutcome(outcomes, /^odd_jpeg\/(cymk|four_components|huge_sof_number|weird_components)\.jpg$/, 'opened');
    expectOutcome(outcomes, /pillow\/rot\dmir\d\.avif$/, 'opened');
    expectOutcome(outcomes, /^bombs\/empty/, 'empty-file');
    expectOutcome(outcomes, /^bombs\/text|\.(icc|txt|md|bin)$/, 'not-an-image');
    expectOutcome(
      outcomes,
      /^bombs\/svg|\.(gif|tif|ico)$|webp_anim|testorig12|testimgari|uncompressed_/,
      'unsupported-kind',
    );
    expectOutcome(outcomes, /^bombs\/(gray|jpeg|rgb)/, 'too-large');
    expectOutcome(outcomes, /^bombs\/truncated|incomplete_image|truncated_(image|jpeg)|broken\.png/, 'damaged');
    expectOutcome(outcomes, /^phones\/(noexif|png_with)|image-rs\/png_(bas|tb)/, 'too-small');
  });

  test('and so it does where small pictures are let through to the decoders', { timeout: 240_000 }, async () => {
    const outcomes = await openAll({ minSidePx: 1 });
    console.log(`Decode samples, from 1 px\n${table(outcomes)}`);
    expectInTime(outcomes);
    expectOutcome(outcomes, /^phones\/.*\.(jpg|png|heic|avif)$/i, 'opened');
    expectOutcome(
      outcomes,
      /image-rs\/png_(bas|tb)|pillow\/hopper\.(jpg|png|webp|avif)|hevc32\.heif|avif32\.heif/,
      'opened',
    );
  });
});

test.skipIf(decodeFiles.length > 0)('the public decode samples are not on this machine', () => {});
