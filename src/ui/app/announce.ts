type Listener = (words: string) => void;

const listeners = new Set<Listener>();

/** Has a screen reader say something that only the eye would notice: a photo saved, a measurement done. */
export function announce(words: string): void {
  for (const listener of listeners) listener(words);
}

/** For the live region of the shell. Returns the way to stop. */
export function onAnnounce(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
