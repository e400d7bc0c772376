const listeners = new Set<() => void>();

/** Hears when the vault has been locked to the end. */
export function onLocked(tell: () => void): void {
  listeners.add(tell);
}

/** Returns whether anybody heard: then the page goes, and nothing more is to be shown on it. */
export function tellLocked(): boolean {
  for (const tell of listeners) tell();
  return listeners.size > 0;
}
