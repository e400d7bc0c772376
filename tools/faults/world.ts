import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { FaultCode } from '../../src/domain/errors.ts';
import { type Running, startChromium } from './chromium.ts';
import { adopt, compare, done, type Expected, type Kept, nothingYet, saved, type Verdict } from './expected.ts';
import type { Found, Step, StepKind, Told } from './protocol.ts';
import type { Tally } from './tally.ts';

export const PASSPHRASE = 'bench zebra tulip orbit candle river';

/** One browser profile with a vault in it, and what must be in that. */
export interface World {
  readonly profile: string;
  readonly address: string;
  readonly uniform: () => number;
  readonly tally: Tally;
  readonly expected: Expected;
  running: Running;
  page: Page;
  kept: Kept & { readonly base64: string };
  /** Hears of what the page tells, besides the expectations. */
  hear: (event: Told, step: Step) => void;
  steps: readonly Step[];
  courseOf: Map<string, string>;
  /** Words of the sheet that was shown last; `null`: none was, or another was being made. */
  sheet: string | null;
  /** The slot of the one who opens the vault here, and those of everybody else. */
  own: string;
  others: readonly string[];
}

export async function makeWorld(address: string, uniform: () => number, tally: Tally): Promise<World> {
  const profile = mkdtempSync(join(tmpdir(), 'skinseries-faults-'));
  const world: World = {
    profile,
    address,
    uniform,
    tally,
    expected: nothingYet(),
    running: await startChromium(profile),
    page: null as never,
    kept: { clientId: '', photos: new Map(), base64: '' },
    hear: () => undefined,
    steps: [],
    courseOf: new Map(),
    sheet: null,
    own: '',
    others: [],
  };
  await openPage(world);
  return world;
}

/** Starts the browser again on the same profile. */
export async function restart(world: World, wrapper: readonly string[] = []): Promise<void> {
  world.running = await startChromium(world.profile, wrapper);
  await openPage(world);
}

/** Opens the tool's page in a tab of its own. */
export async function openPage(world: World): Promise<void> {
  const { context } = world.running;
  world.page = context.pages().find((page) => page.url() === 'about:blank') ?? (await context.newPage());
  await world.page.exposeBinding('told', (_source, event: Told) => hear(world, event));
  await visit(world, world.page);
}

export async function visit(world: World, page: Page): Promise<void> {
  page.setDefaultTimeout(120_000);
  await page.goto(`${world.address}tools/faults/page.html`);
  await page.waitForFunction(() => 'faultsPage' in window);
}

function hear(world: World, event: Told): void {
  const { expected, tally } = world;
  const step =
    'index' in event
      ? world.steps[event.index]
      : world.steps.find((one) => 'files' in one && one.files.some(({ sha256 }) => sha256 === event.sha256));
  if (step === undefined) throw new Error(`Nothing that was asked for is ${event.is}`);
  if (event.is === 'saved') {
    const clientId = 'courseId' in step ? (world.courseOf.get(step.courseId) ?? '') : '';
    saved(expected, clientId, event.photoId, event.sha256);
    tally.acknowledged += 1;
  }
  if (event.is === 'done') {
    done(expected, step, event.result, world.kept);
    if (step.kind === 'course') world.courseOf.set(event.result, step.clientId);
    if (step.kind === 'sheet') world.sheet = event.result;
  }
  world.hear(event, step);
}

/** Works through steps to their end. What each gave, in order. @throws Error where one fails */
export async function work(world: World, steps: readonly Step[]): Promise<string[]> {
  const results: string[] = [];
  let failed = '';
  world.steps = steps;
  world.hear = (event, step) => {
    if (event.is === 'done') results[event.index] = event.result;
    if (event.is === 'failed') failed = `${step.kind}: ${event.code} ${event.message}`;
  };
  await world.page.evaluate((given) => window.faultsPage.work(given), steps as Step[]);
  if (failed !== '') throw new Error(failed);
  return results;
}

/** Refusals of a store that didn't answer: whether the picture lies there can't be known. */
const UNANSWERED: ReadonlySet<string> = new Set<FaultCode>(['storage-unreachable', 'storage-damaged']);

export interface Struck {
  /** Had begun when the fault struck, and was not said to be done by then. */
  readonly underWay: Step | null;
  /** Began and were never said to be done, or without one of their photos. */
  readonly inDoubt: readonly Step[];
  /** Each step that failed, and its fault code. */
  readonly failed: readonly string[];
}

/**
 * Works through steps and strikes so long after one of them began. Returns once the fault has struck and the work has
 * ended, by itself or with its page.
 */
export async function strikeWhileWorking(
  world: World,
  steps: readonly Step[],
  target: number,
  delayMs: number,
  strike: () => Promise<void>,
  listen: (event: Told) => void = () => undefined,
): Promise<Struck> {
  const inDoubt = new Set<Step>();
  const unsure = new Set<Step>();
  const failed: string[] = [];
  let hasBegun: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    hasBegun = resolve;
  });
  world.steps = steps;
  world.hear = (event, step) => {
    listen(event);
    if (event.is === 'begun') inDoubt.add(step);
    if (event.is === 'begun' && step.kind === 'sheet') world.sheet = null;
    if (event.is === 'done') inDoubt.delete(step);
    if (event.is === 'failed') failed.push(`${step.kind}: ${event.code}`);
    if (event.is === 'refused' && UNANSWERED.has(event.code)) unsure.add(step);
    if (event.is === 'begun' && event.index === target) hasBegun();
    if (event.is === 'done' && event.index > target) hasBegun();
  };
  const working = world.page
    .evaluate((given) => window.faultsPage.work(given), steps as Step[])
    .catch(() => undefined)
    .finally(() => hasBegun());
  await begun;
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  const underWay = [...inDoubt].at(-1) ?? null;
  await strike();
  await working;
  return { underWay, inDoubt: [...new Set([...inDoubt, ...unsure])], failed };
}

/** Opens the vault and looks at everything in it; what is found is what must be there from now on. */
export async function verify(
  world: World,
  inDoubt: readonly Step[] = [],
): Promise<{ found: Found | null; verdict: Verdict }> {
  const { page, expected, kept, tally } = world;
  const standing = await page.evaluate(() => window.faultsPage.look());
  if (standing.kind !== 'open') {
    const code = await page.evaluate((typed) => window.faultsPage.unlock(typed), PASSPHRASE);
    if (code !== null) {
      const all = [...expected.clients.values()].flatMap(({ photos }) => [...photos.keys()]);
      return {
        found: null,
        verdict: { lost: all, half: [`the vault does not open: ${standing.kind}, ${code}`], unreadable: [] },
      };
    }
  }
  const found = await page.evaluate(() => window.faultsPage.find());
  const verdict = compare(expected, inDoubt, found, kept);
  adopt(expected, found);
  tally.opened += found.opened;
  return { found, verdict };
}

export async function endWorld(world: World): Promise<void> {
  await world.running.kill();
  rmSync(world.profile, { recursive: true, force: true, maxRetries: 5 });
}

/** What the first strike in a step goes by, in ms: most steps wait for a passphrase to be worked out, these don't. */
const SHORT: Partial<Record<StepKind, number>> = { client: 40, course: 40, note: 40, room: 40, remove: 60, erase: 80 };

/** How long a step takes on this machine, learnt as it goes: the moment of a strike is drawn from it. */
export function durations(): { of(kind: StepKind): number; learn(kind: StepKind, ms: number): void } {
  const learnt = new Map<StepKind, number>();
  return {
    of: (kind) => learnt.get(kind) ?? SHORT[kind] ?? 600,
    learn: (kind, ms) => void learnt.set(kind, 0.7 * (learnt.get(kind) ?? ms) + 0.3 * ms),
  };
}
