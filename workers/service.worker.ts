import { keepOf } from './service/keep.ts';
import { type Release, shellOf } from './service/release.ts';
import { fileAsked } from './service/sealed.ts';

/** Written into this script at build by tools/seal. */
declare const __RELEASE__: Release;

/** What the page asks of it. `activate` is for a release that waits; `look` asks the host for a newer one. */
export type ServiceAsk = 'state' | 'fill' | 'look' | 'activate';

/** How far the copy on this device is. */
export interface ServiceState {
  readonly version: string;
  readonly build: string;
  readonly keptFiles: number;
  readonly allFiles: number;
}

/** What it tells every open page: a file was asked of the host, or an address outside the build was refused. */
export interface ServiceNews {
  readonly news: 'fetched' | 'refused';
}

const release = __RELEASE__;
const worker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = worker.registration;

async function tell(news: ServiceNews['news']): Promise<void> {
  const pages = await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const page of pages) page.postMessage({ news } satisfies ServiceNews);
}

const keep = keepOf(release, scope, () => tell('fetched'));
const allFiles = Object.keys(release.files);

function refusal(status: 404 | 405): Response {
  tell('refused');
  return new Response(null, { status, headers: { ...release.headers, 'Cache-Control': 'no-store' } });
}

async function answer({ url, method }: Request): Promise<Response> {
  if (method !== 'GET') return refusal(405);
  const path = fileAsked(release, scope, url);
  if (path === null) return refusal(404);
  return (await keep.find(path)) ?? keep.get(path).catch(() => Response.error());
}

const state = async (): Promise<ServiceState> => ({
  version: release.version,
  build: release.build,
  keptFiles: await keep.count(),
  allFiles: allFiles.length,
});

const ACTS: Readonly<Record<ServiceAsk, () => Promise<unknown>>> = {
  state,
  async fill() {
    await keep.fill(allFiles);
    return state();
  },
  async look() {
    // The registration reads this script through the browser's cache, which is renewed here, when a person asks.
    await fetch(worker.location.href, { cache: 'reload', credentials: 'omit' });
    await worker.registration.update();
    return state();
  },
  activate: () => worker.skipWaiting(),
};

// The first copy is small, so that the app is offline soon; a newer one must be whole before it may take over.
worker.addEventListener('install', (event) =>
  event.waitUntil(keep.fill(worker.registration.active ? allFiles : shellOf(release))),
);
worker.addEventListener('activate', (event) => event.waitUntil(keep.dropOthers().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (event) => event.respondWith(answer(event.request)));
worker.addEventListener('message', (event) => {
  const act = ACTS[event.data as ServiceAsk];
  const [port] = event.ports;
  if (act)
    event.waitUntil(
      act().then(
        (value) => port?.postMessage(value ?? null),
        () => port?.postMessage(null),
      ),
    );
});
