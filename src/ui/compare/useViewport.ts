import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type Offset, panBy, type Size, type Viewport, WHOLE, zoomAt } from './viewport.ts';

const KEY_STEP_PX = 60;
const ZOOM_STEP = 1.3;
const MIDDLE: Offset = { x: 0, y: 0 };

const KEY_PANS: Readonly<Record<string, Offset>> = {
  ArrowLeft: { x: KEY_STEP_PX, y: 0 },
  ArrowRight: { x: -KEY_STEP_PX, y: 0 },
  ArrowUp: { x: 0, y: KEY_STEP_PX },
  ArrowDown: { x: 0, y: -KEY_STEP_PX },
};

/** The pane a gesture happens in (all panes of a stage have one size), or the first for the keyboard. */
function paneRect(stage: HTMLElement, at?: { clientX: number; clientY: number }): DOMRect {
  const rects = [...stage.querySelectorAll('canvas')].map((canvas) => canvas.getBoundingClientRect());
  const hit =
    at &&
    rects.find(
      (rect) =>
        at.clientX >= rect.left && at.clientX < rect.right && at.clientY >= rect.top && at.clientY < rect.bottom,
    );
  return hit ?? rects[0] ?? stage.getBoundingClientRect();
}

export interface SharedViewport {
  readonly viewport: Viewport;
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly handlers: {
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerUp(event: PointerEvent): void;
    onPointerCancel(event: PointerEvent): void;
    onKeyDown(event: KeyboardEvent): void;
  };
  zoomIn(): void;
  zoomOut(): void;
  showAll(): void;
}

/** One zoom and pan for every pane of a stage: wheel, pinch, drag and keyboard. */
export function useViewport(frame: Size): SharedViewport {
  const stage = useRef<HTMLDivElement>(null);
  const pointers = useRef(new Map<number, Offset>());
  const [viewport, setViewport] = useState(WHOLE);

  const sizeAt = (at?: { clientX: number; clientY: number }) => {
    const rect = stage.current ? paneRect(stage.current, at) : new DOMRect(0, 0, 1, 1);
    return { rect, pane: { widthPx: rect.width, heightPx: rect.height } };
  };
  const zoom = (factor: number, at?: { clientX: number; clientY: number }) => {
    const { rect, pane } = sizeAt(at);
    const offset = at
      ? { x: at.clientX - rect.left - rect.width / 2, y: at.clientY - rect.top - rect.height / 2 }
      : MIDDLE;
    setViewport((current) => zoomAt(current, factor, offset, frame, pane));
  };
  const pan = (by: Offset) => {
    const { pane } = sizeAt();
    setViewport((current) => panBy(current, by, frame, pane));
  };

  const onWheel = useRef<(event: WheelEvent) => void>(() => {});
  onWheel.current = (event) => {
    // Wheeling out of the whole picture scrolls the page on, so nobody is caught in the viewer.
    if (event.deltaY > 0 && viewport.zoom === 1) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), event);
  };
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const listener = (event: WheelEvent) => onWheel.current(event);
    // React's own wheel listener is passive and could not hold the page still.
    element.addEventListener('wheel', listener, { passive: false });
    return () => element.removeEventListener('wheel', listener);
  }, []);

  const drop = (event: PointerEvent) => {
    pointers.current.delete(event.pointerId);
  };

  return {
    viewport,
    stage,
    zoomIn: () => zoom(ZOOM_STEP),
    zoomOut: () => zoom(1 / ZOOM_STEP),
    showAll: () => setViewport(WHOLE),
    handlers: {
      onPointerDown(event) {
        event.currentTarget.setPointerCapture(event.pointerId);
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      onPointerMove(event) {
        const last = pointers.current.get(event.pointerId);
        if (!last) return;
        const now = { x: event.clientX, y: event.clientY };
        const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
        pointers.current.set(event.pointerId, now);
        const share = other ? 0.5 : 1;
        pan({ x: (now.x - last.x) * share, y: (now.y - last.y) * share });
        if (!other) return;
        const before = Math.hypot(last.x - other.x, last.y - other.y);
        const after = Math.hypot(now.x - other.x, now.y - other.y);
        if (before > 0) zoom(after / before, { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 });
      },
      onPointerUp: drop,
      onPointerCancel: drop,
      onKeyDown(event) {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const by = KEY_PANS[event.key];
        if (by) pan(by);
        else if (event.key === '+' || event.key === '=') zoom(ZOOM_STEP);
        else if (event.key === '-' || event.key === '_') zoom(1 / ZOOM_STEP);
        else if (event.key === '0') setViewport(WHOLE);
        else return;
        event.preventDefault();
      },
    },
  };
}
