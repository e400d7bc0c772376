import { trustedScriptUrl } from '../../workers/scriptUrl.ts';
import type { ServiceAsk, ServiceState } from '../../workers/service.worker.ts';

/** A release by what a person can tell it by. */
export interface ReleaseName {
  readonly version: string;
  readonly build: string;
}

type Waiting = ReleaseName | null;

const listeners = new Set<(waiting: Waiting) => void>();
let waiting: Waiting = null;
let registered: ServiceWorkerRegistration | null = null;

function ask(worker: ServiceWorker, what: ServiceAsk): Promise<ServiceState | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data as ServiceState | null);
    worker.postMessage(what, [port2]);
  });
}

async function offer(): Promise<void> {
  const state = registered?.waiting && registered.active ? await ask(registered.waiting, 'state') : null;
  waiting = state;
  for (const listener of listeners) listener(waiting);
}

function settled(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state !== 'installing') resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** Another release has other screens than this page's: it starts anew. The very first copy to take over changes nothing. */
function reloadOnTakeOver({ serviceWorker }: Navigator): void {
  let isServed = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isServed) location.reload();
    isServed = true;
  });
}

async function register(): Promise<void> {
  reloadOnTakeOver(navigator);
  // Read through the browser's cache, so that opening the app asks the host for nothing; the browser renews it once a day.
  const registration = await navigator.serviceWorker.register(trustedScriptUrl('./service.worker.js'), {
    updateViaCache: 'all',
  });
  registered = registration;
  registration.addEventListener('updatefound', () => {
    if (registration.installing) settled(registration.installing).then(offer);
  });
  await offer();
  const { active } = await navigator.serviceWorker.ready;
  if (active) await ask(active, 'fill');
}

/**
 * Keeps the whole app on this device, so that it opens without a network: code once the first screen stands, then models,
 * runtimes and the example. Only the built app does so.
 */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const whenIdle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 1_000));
  // A browser that refuses, as in some private windows, is told of in the privacy panel; the app works without.
  const start = () => whenIdle(() => register().catch(() => {}));
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

/** Tells of a newer release that is on this device whole and waits, or `null`. Returns the way to stop. */
export function onUpdateReady(listener: (waiting: Waiting) => void): () => void {
  listeners.add(listener);
  listener(waiting);
  return () => listeners.delete(listener);
}

/** Has the waiting release take over. Every open tab of the app starts anew with it; nothing else makes it take over while one is open. */
export async function takeUpdate(): Promise<void> {
  if (registered?.waiting) await ask(registered.waiting, 'activate');
}

/** Asks the host whether there is a newer release: the one request this app makes by itself, at most once a day, or here. */
export async function lookForUpdate(): Promise<ReleaseName | null> {
  if (!registered?.active) return null;
  await ask(registered.active, 'look');
  if (registered.installing) await settled(registered.installing);
  await offer();
  return waiting;
}

/** What of the app is on this device, by the service worker that serves this page; `null` where none does. */
export async function readRelease(): Promise<ServiceState | null> {
  const controller = globalThis.navigator.serviceWorker?.controller;
  return controller ? ask(controller, 'state') : null;
}
