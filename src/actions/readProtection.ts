import { readRelease } from './keepOffline.ts';

/** What the browser does about this page, as found by trying it, not by asking what it claims. */
export interface Protection {
  readonly isIsolated: boolean;
  /** A picture that the policy forbids was refused. */
  readonly isPolicyKept: boolean;
  /** The page came from the copy on this device, with the list of its own files as all it may ask for. */
  readonly isSealed: boolean;
  /** Whether the browser itself keeps to that list; `null` where the page isn't sealed, so that it can't be tried. */
  readonly isListKept: boolean | null;
  /** `null`: the browser doesn't say. */
  readonly isPersistent: boolean | null;
  readonly release: Awaited<ReturnType<typeof readRelease>>;
}

const PATIENCE_MS = 1_000;

/** The picture lies in its own address: nothing is sent for it, allowed or not. */
function tryPolicy(): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isKept: boolean) => {
      removeEventListener('securitypolicyviolation', refused);
      resolve(isKept);
    };
    const refused = ({ blockedURI }: SecurityPolicyViolationEvent) => {
      if (blockedURI.startsWith('data')) settle(true);
    };
    addEventListener('securitypolicyviolation', refused);
    setTimeout(() => settle(false), PATIENCE_MS);
    new Image().src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
  });
}

/** The address isn't one of the build's: the browser refuses it, or else the service worker answers; it reaches no host. */
async function tryList(): Promise<boolean> {
  return fetch('./not-a-file-of-this-app').then(
    () => false,
    () => true,
  );
}

function cameFromDevice(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return (navigation?.workerStart ?? 0) > 0 && globalThis.navigator.serviceWorker?.controller != null;
}

/** Looks at what protects this page, in this browser, now. */
export async function readProtection(): Promise<Protection> {
  const isSealed = cameFromDevice();
  return {
    isIsolated: globalThis.crossOriginIsolated === true,
    isPolicyKept: await tryPolicy(),
    isSealed,
    isListKept: isSealed ? await tryList() : null,
    isPersistent: (await navigator.storage?.persisted?.().catch(() => null)) ?? null,
    release: await readRelease(),
  };
}
