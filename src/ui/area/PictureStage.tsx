import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ImagePoint } from '../../domain/photo.ts';
import styles from './Area.module.css';

/** More than a screen shows; keeps a 48 MP photo from being held twice. */
const MAX_SIDE_PX = 2400;

export interface Pen {
  /** Photo pixels under one screen pixel: what is drawn on the photo keeps its size on the screen. */
  readonly photoPxPerScreenPx: number;
  /** Where on the photo a pointer is. */
  toPhoto(event: { readonly clientX: number; readonly clientY: number }): ImagePoint;
}

interface PictureStageProps {
  readonly picture: ImageBitmap;
  readonly label: string;
  readonly onTap: (point: ImagePoint) => void;
  /** Enter on the stage itself, where no point has the focus. */
  readonly onEnter: (middle: ImagePoint) => void;
  readonly children: (pen: Pen) => ReactNode;
}

/** A photo to draw on: the picture on a canvas, what is drawn as SVG in the photo's own pixels. */
export function PictureStage({ picture, label, onTap, onEnter, children }: PictureStageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const [widthPx, setWidthPx] = useState(0);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const share = Math.min(1, MAX_SIDE_PX / Math.max(picture.width, picture.height));
    element.width = Math.round(picture.width * share);
    element.height = Math.round(picture.height * share);
    element.getContext('2d')?.drawImage(picture, 0, 0, element.width, element.height);
    const observer = new ResizeObserver(([entry]) => entry && setWidthPx(entry.contentRect.width));
    observer.observe(element);
    return () => observer.disconnect();
  }, [picture]);

  const photoPxPerScreenPx = widthPx > 0 ? picture.width / widthPx : 1;
  const pen: Pen = {
    photoPxPerScreenPx,
    toPhoto({ clientX, clientY }) {
      const rect = drawing.current?.getBoundingClientRect() ?? new DOMRect();
      return { x: (clientX - rect.left) * photoPxPerScreenPx, y: (clientY - rect.top) * photoPxPerScreenPx };
    },
  };

  return (
    <div className={styles.stage}>
      <canvas ref={canvas} className={styles.picture} />
      {/* biome-ignore lint/a11y/useSemanticElements: points on a photo are no fieldset */}
      <svg
        ref={drawing}
        role="group"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the first point is added from here by the keyboard
        tabIndex={0}
        className={styles.drawing}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        onClick={(event) => event.target === event.currentTarget && onTap(pen.toPhoto(event))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
          event.preventDefault();
          onEnter({ x: picture.width / 2, y: picture.height / 2 });
        }}
      >
        {children(pen)}
      </svg>
    </div>
  );
}
