import { type ReactNode, useState } from 'react';
import type { ImagePoint, ImagePolygon } from '../../domain/photo.ts';
import { messages } from '../messages.ts';
import styles from './Area.module.css';
import { PictureStage } from './PictureStage.tsx';
import { PointHandle } from './PointHandle.tsx';
import { heldInside, placeFor, pointAfter } from './polygon.ts';

const KEYBOARD_STEP_PX = 80;

/** The two ends of a known length on the photo. */
export type KnownEnds = readonly [ImagePoint, ImagePoint];

interface PolygonEditorProps {
  readonly picture: ImageBitmap;
  readonly points: ImagePolygon;
  readonly onChange: (points: ImagePolygon) => void;
  readonly label: string;
  readonly ends?: KnownEnds | null;
  readonly onEndsChange?: (ends: KnownEnds) => void;
  /** Drawn under the polygon, in photo pixels. */
  readonly children?: ReactNode;
}

/** A polygon drawn on a photo by pointer, touch or keyboard, and, where asked for, the ends of a known length. */
export function PolygonEditor({
  picture,
  points,
  onChange,
  label,
  ends = null,
  onEndsChange,
  children,
}: PolygonEditorProps) {
  const [focused, setFocused] = useState(-1);
  const { area } = messages;
  const bounds = { widthPx: picture.width, heightPx: picture.height };

  const insert = (at: number, point: ImagePoint) => {
    onChange(points.toSpliced(at, 0, heldInside(point, bounds)));
    setFocused(at);
  };
  const remove = (at: number) => {
    onChange(points.toSpliced(at, 1));
    setFocused(Math.max(0, at - 1));
  };
  const moveEnd = (which: 0 | 1, to: ImagePoint) => {
    const held = heldInside(to, bounds);
    if (ends) onEndsChange?.(which === 0 ? [held, ends[1]] : [ends[0], held]);
  };

  return (
    <PictureStage
      picture={picture}
      label={label}
      onTap={(point) => insert(placeFor(points, point), point)}
      onEnter={(middle) => (points.length === 0 ? insert(0, middle) : setFocused(0))}
    >
      {(pen) => (
        <>
          {children}
          <polygon
            points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
            className={styles.polygon}
            vectorEffect="non-scaling-stroke"
          />
          {points.map((at, index) => (
            <PointHandle
              // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place in the ring
              key={index}
              at={at}
              pen={pen}
              label={area.point(index + 1, points.length)}
              hasFocus={focused === index}
              onMove={(to) => onChange(points.with(index, heldInside(to, bounds)))}
              onAdd={() => insert(index + 1, pointAfter(points, index, KEYBOARD_STEP_PX * pen.photoPxPerScreenPx))}
              onRemove={() => remove(index)}
            />
          ))}
          {ends && (
            <>
              <line
                x1={ends[0].x}
                y1={ends[0].y}
                x2={ends[1].x}
                y2={ends[1].y}
                className={styles.length}
                vectorEffect="non-scaling-stroke"
              />
              <PointHandle
                at={ends[0]}
                pen={pen}
                label={area.end(1)}
                hasFocus={false}
                onMove={(to) => moveEnd(0, to)}
              />
              <PointHandle
                at={ends[1]}
                pen={pen}
                label={area.end(2)}
                hasFocus={false}
                onMove={(to) => moveEnd(1, to)}
              />
            </>
          )}
        </>
      )}
    </PictureStage>
  );
}
