interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy;
}

/** A worker of this build: `assets/analysis.worker-B3x_9.js`, or `workers/analysis.worker.ts` under the dev server. */
const OWN_WORKER = /\/[A-Za-z]+\.worker(-[\w-]+)?\.(js|ts)$/;

function admit(url: string): string {
  const { origin, pathname, href } = new URL(url, location.href);
  if (origin !== location.origin || !OWN_WORKER.test(pathname))
    throw new TypeError(`Not a worker of this build: ${url}`);
  return href;
}

let policy: ScriptUrlPolicy | null = null;

/**
 * Makes a worker's address acceptable to `new Worker()` where Trusted Types are enforced, and checks it everywhere.
 *
 * @param url as `import url from './x.worker.ts?worker&url'` gives it.
 * @returns a TrustedScriptURL, typed as the string it stands for; a plain address where the browser knows no Trusted Types.
 * @throws TypeError where the address is not one of this build's own worker files.
 */
export function trustedScriptUrl(url: string | URL): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return admit(String(url));
  // A second policy of the same name would be refused by the header.
  policy ??= trustedTypes.createPolicy('skinseries', { createScriptURL: admit });
  return policy.createScriptURL(String(url)) as string;
}
