const listeners = new Set<() => void>();

/** Hears when the vault has been locked to the end. */
export function onLocked(tell: () => void): void {
  listeners.add(tell);
}

export function tellLocked(): void {
  for (const tell of listeners) tell();
}
