import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

/**
 * One tab stop for a row of marks: arrow keys, Home and End move between them. What is reached by focus, pointer or finger
 * is `shown`; Escape puts it away.
 *
 * @param count how many marks
 */
export function useRoving(count: number) {
  const [active, setActive] = useState(0);
  const [shown, setShown] = useState<number | null>(null);
  const handles = useRef<(SVGGElement | null)[]>([]);
  const current = Math.min(active, count - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setShown(null);
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined || to < 0 || to >= count) return;
    event.preventDefault();
    handles.current[to]?.focus();
  };
  const markProps = (index: number) => ({
    ref: (handle: SVGGElement | null) => {
      handles.current[index] = handle;
    },
    tabIndex: index === current ? 0 : -1,
    onFocus: () => {
      setActive(index);
      setShown(index);
    },
    onBlur: () => setShown(null),
    onPointerEnter: () => setShown(index),
    // A lifted finger has not gone elsewhere: what it touched stays until something else is touched.
    onPointerLeave: ({ pointerType }: PointerEvent) => pointerType !== 'touch' && setShown(null),
  });
  return { shown: shown !== null && shown < count ? shown : null, onKeyDown, markProps };
}

export type Roving = ReturnType<typeof useRoving>;
