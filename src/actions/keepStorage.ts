/**
 * Asks the browser not to clear records away by itself. To be called in a person's gesture; a refusal changes nothing,
 * and an insecure page has no store to ask.
 */
export function askToKeep(): void {
  globalThis.navigator?.storage?.persist().catch(() => undefined);
}

/** How sure it is that records stay. */
export interface Keeping {
  /** The browser has promised to keep them; `null`: it doesn't say. */
  readonly isPromised: boolean | null;
  /** Safari clears what a website kept after seven days without a visit, unless it was installed. [WebKit, March 2020] */
  readonly isToBeInstalled: boolean;
}

export async function readKeeping(): Promise<Keeping> {
  const isPromised = (await navigator.storage?.persisted().catch(() => null)) ?? null;
  const isInstalled = matchMedia('(display-mode: standalone)').matches;
  return { isPromised, isToBeInstalled: isWebKit(navigator.userAgent, navigator.maxTouchPoints) && !isInstalled };
}

/** Safari, and every browser of an iPhone or iPad: they all are WebKit, and an iPad calls itself a Macintosh. */
export function isWebKit(userAgent: string, touchPoints: number): boolean {
  if (/iPhone|iPad/.test(userAgent)) return true;
  if (/Macintosh/.test(userAgent) && touchPoints > 1) return true;
  return /AppleWebKit/.test(userAgent) && !/Chrome|Chromium|Android/.test(userAgent);
}
