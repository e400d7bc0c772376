import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { serve } from '../serve/server.ts';
import { chromiumFlags, findChromium } from '../test/chromium.ts';
import { attemptAll, type Mark, type Place, reachedBy } from './attempt.ts';
import { type Policy, settings } from './settings.ts';
import { openSinks } from './sinks.ts';

/** Runs in the closed network that main.ts made, where every name leads to the sinks. Prints the table; fails where the app leaks. */
const SINK = '203.0.113.7';
/** Fewer live channels without any policy would mean that the sinks or the browser are deaf, not that the app is closed. */
const LIVE_AT_LEAST = 44;

/**
 * Chromium 156 lets a page save a file from its own host past the service worker and the list. It reaches that host alone;
 * every other host is closed to it as well.
 */
const KNOWN_TO_OWN_HOST = 'page: a download';

/** The tests' own flags but for the one that also stops look-ups ahead of need, which are among the channels. */
const FLAGS = chromiumFlags.filter((flag) => flag !== '--disable-background-networking');

const sinks = await openSinks(SINK, [80, 443], '127.0.0.1');
const log: string[] = [];
const app = await serve(fileURLToPath(new URL('../../dist', import.meta.url)), 0, (_, path) => log.push(path));
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: [...FLAGS] });

const marks = new Map<string, Map<Policy, Mark>>();
const policies = Object.entries(settings(browser, app.address)) as [Policy, ReturnType<typeof settings>[Policy]][];
let next = 0;
const wanted = process.argv.slice(2);
for (const [policy, open] of policies) {
  if (wanted.length > 0 && !wanted.includes(policy)) continue;
  console.error(`trying: ${policy}`);
  await attemptAll(await open(), async (place: Place, channel) => {
    const mark: Mark = { text: `m${++next}x`, port: 20_000 + next };
    await sinks.listen(mark.port);
    const row = `${place}: ${channel}`;
    marks.set(row, (marks.get(row) ?? new Map<Policy, Mark>()).set(policy, mark));
    const host = `${mark.text}.leak.test`;
    const url = policy === 'own host' ? `${app.address}${mark.text}?secret` : `http://${host}/${mark.text}`;
    return { url, host, ip: SINK, port: mark.port };
  });
}

const names = policies.map(([policy]) => policy).filter((policy) => wanted.length === 0 || wanted.includes(policy));
const leaks = new Map<Policy, number>(names.map((policy) => [policy, 0]));
const tried = new Map<Policy, number>(names.map((policy) => [policy, 0]));
console.log(['channel'.padEnd(40), ...names.map((name) => name.padEnd(14))].join(''));
for (const [row, byPolicy] of marks) {
  const cells = names.map((policy) => {
    const mark = byPolicy.get(policy);
    if (!mark) return '';
    const by =
      policy === 'own host' ? log.filter((path) => path.includes(mark.text)).map(() => 'HTTP') : reachedBy(sinks, mark);
    tried.set(policy, tried.get(policy)! + 1);
    const isKnown = policy === 'own host' && row === KNOWN_TO_OWN_HOST;
    if (by.length > 0 && !isKnown) leaks.set(policy, leaks.get(policy)! + 1);
    return (
      [...new Set(by)].filter((name) => name !== 'TCP' || by.length === 1).join('+') + (isKnown ? ' (known)' : '') ||
      '-'
    );
  });
  console.log([row.padEnd(40), ...cells.map((cell) => cell.padEnd(14))].join(''));
}
for (const policy of names)
  console.log(`${policy}: ${leaks.get(policy)} of ${tried.get(policy)} channels sent something`);
const unmarked = sinks.arrivals
  .filter(({ by, text }) => by === 'DNS' && !/^m\d+x\.leak\.test$/.test(text))
  .map(({ text }) => text);
if (unmarked.length > 0) console.log(`names asked for beside: ${[...new Set(unmarked)].join(', ')}`);
await browser.close();
await app.close();
sinks.close();
const isLive = (leaks.get('none') ?? LIVE_AT_LEAST) >= LIVE_AT_LEAST;
if (!isLive)
  console.log(
    `Only ${leaks.get('none')} channels are live here without a policy; at least ${LIVE_AT_LEAST} are needed to prove anything.`,
  );
const isClosed = (['app', 'sealed', 'own host'] as const).every((policy) => (leaks.get(policy) ?? 0) === 0);
process.exit(isLive && isClosed ? 0 : 1);
