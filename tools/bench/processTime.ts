import type { CDPSession } from 'playwright';

/** CPU seconds used so far by the browser's processes of these types; `renderer` is the page with its workers. */
export async function processCpuS(devtools: CDPSession, types: readonly string[] = ['renderer']): Promise<number> {
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => types.includes(type)).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

export interface Spent {
  readonly cpuS: number;
  readonly wallS: number;
}

/** Runs `work` and tells what it cost the page and its workers. */
export async function timed(devtools: CDPSession, work: () => Promise<unknown>): Promise<Spent> {
  const cpuBefore = await processCpuS(devtools);
  const before = performance.now();
  await work();
  const wallS = (performance.now() - before) / 1000;
  return { cpuS: (await processCpuS(devtools)) - cpuBefore, wallS };
}
