import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { ImagePoint } from '../../domain/photo.ts';
import styles from './Area.module.css';
import type { Pen } from './PictureStage.tsx';

const STEP_PX = 4;
const LEAP_PX = 24;
const ARROWS: Readonly<Record<string, ImagePoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

interface PointHandleProps {
  readonly at: ImagePoint;
  readonly pen: Pen;
  readonly label: string;
  /** Takes the focus when it appears: it was just added by the keyboard. */
  readonly hasFocus: boolean;
  readonly onMove: (to: ImagePoint) => void;
  readonly onAdd?: () => void;
  readonly onRemove?: () => void;
}

/** A point on the photo, moved by pointer, touch or arrow keys (with Shift: further). Enter adds one after it, Backspace removes it. */
export function PointHandle({ at, pen, label, hasFocus, onMove, onAdd, onRemove }: PointHandleProps) {
  const handle = useRef<SVGGElement>(null);
  const scale = pen.photoPxPerScreenPx;

  useEffect(() => {
    if (hasFocus) handle.current?.focus();
  }, [hasFocus]);

  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    const step = (event.shiftKey ? LEAP_PX : STEP_PX) * scale;
    if (arrow) onMove({ x: at.x + arrow.x * step, y: at.y + arrow.y * step });
    else if (event.key === 'Enter' && onAdd) onAdd();
    else if ((event.key === 'Backspace' || event.key === 'Delete') && onRemove) onRemove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (event: PointerEvent) => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    handle.current?.focus();
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(pen.toPhoto(event));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element
    <g
      ref={handle}
      role="button"
      tabIndex={0}
      aria-label={label}
      className={styles.point}
      transform={`translate(${at.x} ${at.y}) scale(${scale})`}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    >
      <circle r={22} className={styles.reach} />
      <circle r={8} className={styles.knob} />
    </g>
  );
}
