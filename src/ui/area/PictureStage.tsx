import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ImagePoint } from '../../domain/photo.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import styles from './Area.module.css';

/** More than a screen shows; keeps a 48 MP photo from being held twice. */
const MAX_SIDE_PX = 2400;
const ZOOM_STEP = 1.5;
const MAX_ZOOM = 8;

export interface Pen {
  /** Photo pixels under one screen pixel: what is drawn on the photo keeps its size on the screen. */
  readonly photoPxPerScreenPx: number;
  /** Where on the photo a pointer is. */
  toPhoto(event: { readonly clientX: number; readonly clientY: number }): ImagePoint;
}

interface PictureStageProps {
  readonly picture: ImageBitmap;
  readonly label: string;
  readonly onTap?: (point: ImagePoint) => void;
  /** Enter on the stage itself, where no point has the focus. */
  readonly onEnter?: (middle: ImagePoint) => void;
  readonly children: (pen: Pen) => ReactNode;
}

/** The zoom of a stage that scrolls: what stands in its middle stays there. */
function useZoom() {
  const frame = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const drawn = useRef(1);
  useLayoutEffect(() => {
    const element = frame.current;
    const factor = zoom / drawn.current;
    drawn.current = zoom;
    if (!element || factor === 1) return;
    element.scrollLeft = (element.scrollLeft + element.clientWidth / 2) * factor - element.clientWidth / 2;
    element.scrollTop = (element.scrollTop + element.clientHeight / 2) * factor - element.clientHeight / 2;
  }, [zoom]);
  const by = (factor: number) => setZoom((now) => Math.min(MAX_ZOOM, Math.max(1, now * factor)));
  return { frame, zoom, zoomIn: () => by(ZOOM_STEP), zoomOut: () => by(1 / ZOOM_STEP), showAll: () => setZoom(1) };
}

/** A photo to draw on: the picture on a canvas, what is drawn as SVG in the photo's own pixels. It zooms by plus and minus. */
export function PictureStage({ picture, label, onTap, onEnter, children }: PictureStageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const [widthPx, setWidthPx] = useState(0);
  const { frame, zoom, zoomIn, zoomOut, showAll } = useZoom();

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
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === '+' || event.key === '=') zoomIn();
    else if (event.key === '-' || event.key === '_') zoomOut();
    else if (event.key === '0') showAll();
    else if (event.key === 'Enter' && event.target === drawing.current && onEnter)
      onEnter({ x: picture.width / 2, y: picture.height / 2 });
    else return;
    event.preventDefault();
  };
  const { area } = messages;
  const aspect = picture.width / picture.height;

  return (
    <div className={styles.stageFrame} style={{ inlineSize: `calc(var(--stage-height) * ${aspect})` }}>
      <div ref={frame} className={styles.stage} style={{ aspectRatio: aspect, overflow: zoom > 1 ? 'auto' : 'hidden' }}>
        <div className={styles.sheet} style={{ inlineSize: `${zoom * 100}%`, aspectRatio: aspect }}>
          <canvas ref={canvas} className={styles.picture} />
          {/* biome-ignore lint/a11y/useSemanticElements: points on a photo are no fieldset */}
          <svg
            ref={drawing}
            role="group"
            aria-label={label}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: zoom, and the first point, are reached from here by the keyboard
            tabIndex={0}
            className={styles.drawing}
            data-draws={onTap !== undefined}
            viewBox={`0 0 ${picture.width} ${picture.height}`}
            onClick={(event) => event.target === event.currentTarget && onTap?.(pen.toPhoto(event))}
            onKeyDown={onKeyDown}
          >
            {children(pen)}
          </svg>
        </div>
      </div>
      <div className={styles.zoom}>
        <Button kind="plain" aria-label={area.zoomOut} onPress={zoomOut} isDisabled={zoom === 1}>
          <Icon name="minus" />
        </Button>
        <Button kind="plain" aria-label={area.zoomIn} onPress={zoomIn} isDisabled={zoom >= MAX_ZOOM}>
          <Icon name="plus" />
        </Button>
        <Button kind="plain" aria-label={area.fit} onPress={showAll} isDisabled={zoom === 1}>
          <Icon name="fit" />
        </Button>
      </div>
    </div>
  );
}
