import { useSyncExternalStore } from 'react';
import type { ClientId } from '../../domain/ids.ts';
import { useVault } from '../vault/state.ts';

/**
 * The screen is one client's and nobody else's. `clinic`: handed to them at the clinic, taken back by PIN or passphrase;
 * `own`: this device is the client's, and holds the copy the clinic gave them.
 */
export interface ClientView {
  readonly clientId: ClientId;
  readonly kind: 'clinic' | 'own';
}

/** Outside the vault, so that a reload or another tab can't get past it; a random id, and no name. */
const KEPT_AS = 'skinseries-client-view';

let view: ClientView | null = kept();
const listeners = new Set<() => void>();

function kept(): ClientView | null {
  const [kind, clientId] = localStorage.getItem(KEPT_AS)?.split(' ') ?? [];
  return (kind === 'clinic' || kind === 'own') && clientId ? { kind, clientId: clientId as ClientId } : null;
}

addEventListener('storage', ({ key }) => {
  if (key !== KEPT_AS && key !== null) return;
  view = kept();
  for (const tell of [...listeners]) tell();
});

/** Whose the screen is; `null`: the clinic's. */
export function clientView(): ClientView | null {
  return view;
}

export function enterClientView(next: ClientView | null): void {
  if (next === null) localStorage.removeItem(KEPT_AS);
  else localStorage.setItem(KEPT_AS, `${next.kind} ${next.clientId}`);
  view = next;
  for (const tell of [...listeners]) tell();
}

function onClientView(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Whose the screen is; `null`: the clinic's, or there is no vault that could hold a client. */
export function useClientView(): ClientView | null {
  const current = useSyncExternalStore(onClientView, clientView);
  return useVault().kind === 'none' ? null : current;
}
