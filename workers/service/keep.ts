import { toBase64 } from '../../src/bytes/base64.ts';
import type { Release } from './release.ts';
import { sealedHeaders } from './sealed.ts';

const PREFIX = 'skinseries-';

/** The files of one release in this browser's cache, each verified by its SHA-256 before it is kept. */
export interface Keep {
  /** The kept response, or `null` where it isn't kept yet. */
  find(path: string): Promise<Response | null>;
  /** Gets a file from an older release's cache or the network, keeps it and returns it. @throws TypeError where neither gives those bytes. */
  get(path: string): Promise<Response>;
  /** Keeps all of these that aren't kept yet, one after another. */
  fill(paths: readonly string[]): Promise<void>;
  count(): Promise<number>;
  dropOthers(): Promise<void>;
}

async function hasIntegrity(bytes: ArrayBuffer, integrity: string): Promise<boolean> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256-${toBase64(digest)}` === integrity;
}

/** @param onNetwork told of each file that is asked of the host. */
export function keepOf(release: Release, scope: string, onNetwork: (path: string) => void): Keep {
  const name = PREFIX + release.build;
  const headers = sealedHeaders(release, scope);
  const pending = new Map<string, Promise<ArrayBuffer>>();
  const address = (path: string) => new URL(path, scope).href;

  /** A release changes few of its files: what an older one holds with the same hash needs no network. */
  async function fromOlder(path: string): Promise<ArrayBuffer | null> {
    for (const older of await caches.keys()) {
      if (!older.startsWith(PREFIX) || older === name) continue;
      const bytes = await (await (await caches.open(older)).match(address(path)))?.arrayBuffer();
      if (bytes && (await hasIntegrity(bytes, release.files[path]!.integrity))) return bytes;
    }
    return null;
  }

  async function fromHost(path: string): Promise<ArrayBuffer> {
    const { integrity } = release.files[path]!;
    onNetwork(path);
    const ask = (cache: RequestCache) =>
      fetch(address(path), { integrity, cache, mode: 'same-origin', credentials: 'omit' }).then((r) => r.arrayBuffer());
    // The browser's own cache may hold the file of another release under the same address.
    return ask('default').catch(() => ask('reload'));
  }

  async function obtain(path: string): Promise<ArrayBuffer> {
    const bytes = (await fromOlder(path)) ?? (await fromHost(path));
    // Headers are stored with the file, so that serving it is handing over what is kept.
    const kept = new Response(bytes, { headers: { ...headers, 'Content-Type': release.files[path]!.type } });
    await (await caches.open(name)).put(address(path), kept);
    return bytes;
  }

  const find = async (path: string) => (await (await caches.open(name)).match(address(path))) ?? null;

  async function get(path: string): Promise<Response> {
    const running = pending.get(path) ?? obtain(path).finally(() => pending.delete(path));
    pending.set(path, running);
    const bytes = await running;
    return new Response(bytes, { headers: { ...headers, 'Content-Type': release.files[path]!.type } });
  }

  return {
    find,
    get,
    async fill(paths) {
      for (const path of paths) if (!(await find(path))) await get(path);
    },
    count: async () => (await (await caches.open(name)).keys()).length,
    async dropOthers() {
      for (const other of await caches.keys())
        if (other.startsWith(PREFIX) && other !== name) await caches.delete(other);
    },
  };
}
