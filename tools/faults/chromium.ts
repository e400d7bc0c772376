import { type ChildProcess, spawn } from 'node:child_process';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import { chromiumFlags } from '../test/chromium.ts';
import { obtainChromium } from '../test/obtainChromium.ts';

/** A Chromium in a process group of its own, on a profile that outlives it. */
export interface Running {
  readonly context: BrowserContext;
  readonly browser: Browser;
  readonly pid: number;
  newDevtools(page: Page): Promise<CDPSession>;
  /** SIGKILL to every process of it at once. Returns when none is left. */
  kill(): Promise<void>;
  /** Ends it as a person does, and waits until the profile is free. */
  quit(): Promise<void>;
}

/** Groups that are alive: none may outlive this process, however it ends. */
const alive = new Set<number>();
process.on('exit', () => alive.forEach(killGroup));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

const START_MS = 120_000;

/**
 * @param wrapper a command that starts it, such as strace with its options
 * @throws Error where it doesn't start
 */
export async function startChromium(profile: string, wrapper: readonly string[] = []): Promise<Running> {
  const flags = ['--headless', '--disable-crash-reporter', '--disable-breakpad', '--remote-debugging-port=0'];
  const [command = '', ...args] = [...wrapper, obtainChromium(), ...flags, ...chromiumFlags];
  const child = spawn(command, [...args, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const pid = child.pid as number;
  alive.add(pid);
  const ended = new Promise<void>((resolve) =>
    child.on('exit', () => {
      // What the group's leader leaves behind goes too.
      killGroup(pid);
      alive.delete(pid);
      resolve();
    }),
  );
  const browser = await chromium.connectOverCDP(await endpointOf(child), { timeout: START_MS });
  const context = browser.contexts()[0] as BrowserContext;
  return {
    context,
    browser,
    pid,
    newDevtools: (page) => context.newCDPSession(page),
    async kill() {
      killGroup(pid);
      await ended;
      await browser.close().catch(() => undefined);
    },
    async quit() {
      const devtools = await browser.newBrowserCDPSession();
      await devtools.send('Browser.close').catch(() => undefined);
      await ended;
      killGroup(pid);
      await browser.close().catch(() => undefined);
    },
  };
}

function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`Chromium did not start: ${said.slice(-500)}`)), START_MS);
    child.stderr?.on('data', (piece) => {
      said += piece;
      const [endpoint] = /ws:\/\/\S+/.exec(said) ?? [];
      if (endpoint === undefined) return;
      clearTimeout(timer);
      resolve(endpoint);
    });
    child.on('exit', () => reject(new Error(`Chromium ended: ${said.slice(-500)}`)));
  });
}
