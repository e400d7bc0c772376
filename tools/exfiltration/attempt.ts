import type { Page, Worker } from 'playwright';
import { PAGE_CHANNELS, SERVICE_CHANNELS, type Target, WORKER_CHANNELS } from './channels.ts';
import type { Sinks } from './sinks.ts';

export type Place = 'page' | 'worker' | 'service worker';

/** Where the attempts of one policy are made. A place that is `null` isn't there under this policy. */
export interface Setting {
  readonly openPage: () => Promise<Page>;
  readonly worker: Worker | null;
  readonly service: Worker | null;
}

/** What one attempt is told by: a mark in names and paths, and a port for channels without either. */
export interface Mark {
  readonly text: string;
  readonly port: number;
}

const PAGES_AT_ONCE = 6;
const EVALUATE_MS = 3_000;
/** A name look-up that is refused goes out at once; a navigation that is not takes a moment on a loaded machine. */
const LINGER_MS = 1_500;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A refused channel throws, a navigation takes the page away, a blocked one never settles: all of that is fine here. */
async function run(place: Page | Worker, attempt: (target: Target) => unknown, target: Target): Promise<void> {
  // As text through DevTools, which the page's own policy doesn't hold back. It is started, not followed: some never settle.
  const text = `(() => { Promise.resolve().then(() => (${attempt})(${JSON.stringify(target)})).catch(() => {}); })()`;
  const started = (place as Page).evaluate(text);
  await Promise.race([started.catch(() => {}), wait(EVALUATE_MS)]);
}

async function inFreshPage(setting: Setting, attempt: (target: Target) => unknown, target: Target): Promise<void> {
  const page = await setting.openPage();
  page.on('popup', (popup) => wait(LINGER_MS).then(() => popup.close().catch(() => {})));
  await run(page, attempt, target);
  await wait(LINGER_MS);
  await page.close().catch(() => {});
}

/** Tries every channel of every place of a setting. `targetOf` gives each attempt its mark and remembers it. */
export async function attemptAll(
  setting: Setting,
  targetOf: (place: Place, channel: string) => Promise<Target>,
  isWanted: (channel: string) => boolean = () => true,
): Promise<void> {
  const left = Object.entries(PAGE_CHANNELS).filter(([channel]) => isWanted(channel));
  const drain = async () => {
    for (let next = left.shift(); next; next = left.shift())
      await inFreshPage(setting, next[1], await targetOf('page', next[0]));
  };
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, drain));
  for (const [place, worker, channels] of [
    ['worker', setting.worker, WORKER_CHANNELS],
    ['service worker', setting.service, SERVICE_CHANNELS],
  ] as const) {
    if (!worker) continue;
    for (const [channel, attempt] of Object.entries(channels).filter(([channel]) => isWanted(channel)))
      await run(worker as unknown as Page, attempt, await targetOf(place, channel));
    await wait(2 * LINGER_MS);
  }
}

/** The protocols by which an attempt reached the sinks. */
export function reachedBy(sinks: Sinks, { text, port }: Mark): readonly string[] {
  const own = sinks.arrivals.filter((arrival) => arrival.port === port || arrival.text.includes(text));
  return [...new Set(own.map(({ by }) => by))].sort();
}
