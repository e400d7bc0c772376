/** Minutes without a touch after which the vault locks. */
export const IDLE_MINUTES = [2, 5, 15] as const;
export type IdleMinutes = (typeof IDLE_MINUTES)[number];

const USUAL: IdleMinutes = 5;
const KEPT_AS = 'skinseries-idle-minutes';
const LOOK_MS = 5_000;
/** A machine that slept shows as a gap between two looks. A hidden tab's looks come a minute apart, and are no sleep. */
const SLEPT_MS = 90_000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export function idleMinutes(): IdleMinutes {
  const kept = Number(localStorage.getItem(KEPT_AS));
  return IDLE_MINUTES.find((minutes) => minutes === kept) ?? USUAL;
}

export function setIdleMinutes(minutes: IdleMinutes): void {
  localStorage.setItem(KEPT_AS, String(minutes));
}

/** Whether the vault must be locked, from when somebody was last there and when we last looked. In milliseconds. */
export function isTimeToLock(nowMs: number, lastTouchMs: number, lastLookMs: number, minutes: IdleMinutes): boolean {
  // A clock put back says nothing of how long it was; to lock is the safe answer.
  if (nowMs < lastLookMs - 1_000) return true;
  return nowMs - lastTouchMs >= minutes * 60_000 || nowMs - lastLookMs >= SLEPT_MS;
}

/** Watches until it is time to lock. Returns the way to stop. */
export function watchIdle(lock: () => void): () => void {
  let lastTouch = Date.now();
  let lastLook = Date.now();
  const touch = () => {
    // The first touch after a sleep must not wake the vault with it.
    look();
    lastTouch = Date.now();
  };
  const look = () => {
    const now = Date.now();
    const isTime = isTimeToLock(now, lastTouch, lastLook, idleMinutes());
    lastLook = now;
    if (isTime) lock();
  };
  const timer = setInterval(look, LOOK_MS);
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, touch, { passive: true, capture: true });
  document.addEventListener('visibilitychange', look);
  document.addEventListener('freeze', lock);
  return () => {
    clearInterval(timer);
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, touch, { capture: true });
    document.removeEventListener('visibilitychange', look);
    document.removeEventListener('freeze', lock);
  };
}
