import type { Release } from './release.ts';

/**
 * The file of the build that a request is for.
 *
 * @param scope the address the app lives under, ending in a slash.
 * @returns its path in the release, or `null` for any other address, one with a query included: a query could carry data.
 */
export function fileAsked(release: Release, scope: string, url: string): string | null {
  const { origin, pathname, search, href } = new URL(url);
  const base = new URL(scope);
  if (origin !== base.origin || search !== '' || href.split('#')[0]!.endsWith('?')) return null;
  if (!pathname.startsWith(base.pathname)) return null;
  const path = pathname.slice(base.pathname.length).replace(/^index\.html$/, '');
  return Object.hasOwn(release.files, path) ? path : null;
}

/**
 * The headers of sealed mode: a page or worker served with them may ask for the exact files of its build and for nothing
 * else, its own host included. Each address is a URL pattern; without the closed `\?` it would let any query through.
 */
export function sealedHeaders(release: Release, scope: string): Record<string, string> {
  const addresses = Object.keys(release.files).map((path) => `"${new URL(path, scope).href}\\\\?"`);
  return { ...release.headers, 'Connection-Allowlist': `(${addresses.join(' ')})` };
}
