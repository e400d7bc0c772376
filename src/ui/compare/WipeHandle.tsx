import type { KeyboardEvent, PointerEvent } from 'react';
import { messages } from '../messages.ts';
import { Icon } from '../parts/Icon.tsx';
import styles from './Viewer.module.css';

const KEY_STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.02,
  ArrowDown: -0.02,
  ArrowRight: 0.02,
  ArrowUp: 0.02,
  PageDown: -0.1,
  PageUp: 0.1,
  Home: -1,
  End: 1,
};

const held = (share: number) => Math.min(1, Math.max(0, share));

/** The dividing line of the wipe: dragged by its whole length, or moved by the keys of a slider. */
export function WipeHandle({ share, onMove }: { readonly share: number; readonly onMove: (share: number) => void }) {
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    event.stopPropagation();
    const rect = event.currentTarget.parentElement?.getBoundingClientRect();
    if (rect && event.currentTarget.hasPointerCapture(event.pointerId))
      onMove(held((event.clientX - rect.left) / rect.width));
  };
  const press = (event: PointerEvent<HTMLDivElement>) => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const step = (event: KeyboardEvent) => {
    const by = KEY_STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(held(share + by));
  };
  const pct = Math.round(share * 100);
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={messages.compare.wipe}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={pct}
      aria-valuetext={messages.compare.wipeText(pct)}
      className={styles.handle}
      style={{ insetInlineStart: `${share * 100}%` }}
      onPointerDown={press}
      onPointerMove={follow}
      onKeyDown={step}
    >
      <span className={styles.grip}>
        <Icon name="wipe" />
      </span>
    </div>
  );
}
