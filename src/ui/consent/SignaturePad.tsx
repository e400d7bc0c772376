import { useEffect, useId, useRef, useState } from 'react';
import Pad, { type PointGroup } from 'signature_pad';
import type { Stroke } from '../../domain/consent.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import styles from './Consent.module.css';

/** Shares are kept to a ten-thousandth of the field's width: finer than any pen. */
const STEPS = 10_000;

/** Strokes as data: shares of the field's width, and the time since the first point. @param width CSS px */
function strokesOf(groups: readonly PointGroup[], width: number): readonly Stroke[] {
  const start = groups[0]?.points[0]?.time ?? 0;
  const share = (px: number) => Math.round((px / width) * STEPS) / STEPS;
  return groups.map(({ points }) =>
    points.map(({ x, y, time }) => ({ x: share(x), y: share(y), atMs: Math.max(0, Math.round(time - start)) })),
  );
}

/** A field to sign in, by finger, pen or mouse. Who has none of them signs by typing. */
export function SignaturePad({ onChange }: { readonly onChange: (strokes: readonly Stroke[]) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  const [isEmpty, setEmpty] = useState(true);
  const id = useId();
  const { consent: words } = messages;

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const scale = Math.max(1, window.devicePixelRatio);
    element.width = element.offsetWidth * scale;
    element.height = element.offsetHeight * scale;
    element.getContext('2d')?.scale(scale, scale);
    const drawn = new Pad(element, { penColor: getComputedStyle(element).color });
    pad.current = drawn;
    drawn.addEventListener('endStroke', () => {
      setEmpty(drawn.isEmpty());
      changed.current(strokesOf(drawn.toData(), element.offsetWidth));
    });
    return () => drawn.off();
  }, []);

  const clear = () => {
    pad.current?.clear();
    setEmpty(true);
    onChange([]);
  };
  return (
    <div className={styles.stack}>
      <canvas ref={canvas} className={styles.pad} role="img" aria-label={words.pad} aria-describedby={id} />
      <p id={id} className={styles.soft}>
        {words.padHint} <span role="status">{isEmpty ? words.padEmpty : words.padSigned}</span>
      </p>
      <div className={styles.actions}>
        <Button isDisabled={isEmpty} onPress={clear}>
          {words.clear}
        </Button>
      </div>
    </div>
  );
}
