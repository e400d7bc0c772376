import { useEffect, useRef, useState } from 'react';
import styles from './Viewer.module.css';
import { type Size, scaleOf, type Viewport } from './viewport.ts';

/** One picture of a pane, drawn over the ones before it. */
export interface Layer {
  readonly bitmap: ImageBitmap;
  /** 0..1 */
  readonly opacity: number;
  /** Drawn without colour, so that a map above it can be read. */
  readonly isGrey?: boolean;
}

interface FrameCanvasProps {
  readonly frame: Size;
  readonly layers: readonly Layer[];
  readonly viewport: Viewport;
  readonly label: string;
  /** Share of the pane's width that is shown, from the left. */
  readonly shownShare?: number;
}

function draw(canvas: HTMLCanvasElement, { frame, layers, viewport }: FrameCanvasProps, pane: Size): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const perPx = window.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(pane.widthPx * perPx));
  canvas.height = Math.max(1, Math.round(pane.heightPx * perPx));
  const scale = scaleOf(viewport, frame, pane);
  context.setTransform(
    scale * perPx,
    0,
    0,
    scale * perPx,
    (pane.widthPx / 2 - viewport.x * frame.widthPx * scale) * perPx,
    (pane.heightPx / 2 - viewport.y * frame.heightPx * scale) * perPx,
  );
  context.imageSmoothingQuality = 'high';
  // Far in, single pixels are shown as they are: nothing is invented between them.
  context.imageSmoothingEnabled = scale * perPx < 4;
  for (const { bitmap, opacity, isGrey } of layers) {
    context.globalAlpha = opacity;
    context.filter = isGrey ? 'grayscale(1)' : 'none';
    context.drawImage(bitmap, 0, 0, frame.widthPx, frame.heightPx);
  }
}

/** A pane: the frame's layers under the shared viewport. */
export function FrameCanvas(props: FrameCanvasProps) {
  const { frame, layers, viewport, label, shownShare = 1 } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pane, setPane] = useState<Size | null>(null);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setPane({ widthPx: entry.contentRect.width, heightPx: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (canvas.current && pane) draw(canvas.current, { frame, layers, viewport, label }, pane);
  }, [frame, layers, viewport, label, pane]);

  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      className={styles.canvas}
      style={{ clipPath: shownShare < 1 ? `inset(0 ${(1 - shownShare) * 100}% 0 0)` : 'none' }}
    />
  );
}
