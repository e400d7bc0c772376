import { useId, useState } from 'react';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { NativeField } from '../parts/Field.tsx';
import panels from '../parts/Panel.module.css';
import { Segmented } from '../parts/Segmented.tsx';
import styles from './Area.module.css';
import type { KnownEnds } from './PolygonEditor.tsx';

/** Long side of an ID-1 card (ISO/IEC 7810), mm. */
export const CARD_MM = 85.6;

/** Photo pixels per millimetre between two ends of a known length; `null` where the length is not a length. */
export function pxPerMmOf(ends: KnownEnds, lengthMm: number): number | null {
  const px = Math.hypot(ends[1].x - ends[0].x, ends[1].y - ends[0].y);
  return lengthMm > 0 && px > 0 ? px / lengthMm : null;
}

interface ScalePanelProps {
  /** Scale stated before, pixels per mm. */
  readonly stated: number | null;
  readonly ends: KnownEnds | null;
  readonly lengthMm: number;
  readonly onMark: () => void;
  readonly onUnmark: () => void;
  readonly onLength: (lengthMm: number) => void;
}

/** States the scale of a photo by a length one knows: a bank card, a ruler. */
export function ScalePanel({ stated, ends, lengthMm, onMark, onUnmark, onLength }: ScalePanelProps) {
  const { area } = messages;
  const heading = useId();
  const [kind, setKind] = useState<'card' | 'ruler'>(lengthMm === CARD_MM ? 'card' : 'ruler');
  const pxPerMm = ends ? pxPerMmOf(ends, lengthMm) : stated;
  return (
    <section className={panels.panel} aria-labelledby={heading}>
      <h2 id={heading}>{area.scaleTitle}</h2>
      <p className={styles.soft}>{area.scaleLead}</p>
      {ends ? (
        <>
          <Segmented
            label={area.length}
            value={kind}
            options={[
              { value: 'card', label: area.card },
              { value: 'ruler', label: area.ruler },
            ]}
            onChange={(next) => {
              setKind(next);
              if (next === 'card') onLength(CARD_MM);
            }}
          />
          {kind === 'ruler' && (
            <NativeField
              label={area.length}
              type="number"
              inputMode="decimal"
              min={1}
              step="any"
              value={Number.isFinite(lengthMm) ? lengthMm : ''}
              onChange={(event) => onLength(event.target.valueAsNumber)}
            />
          )}
        </>
      ) : (
        <Button onPress={onMark}>{area.mark}</Button>
      )}
      {pxPerMm !== null && (
        <>
          <output>{area.scaleIs(pxPerMm.toFixed(1))}</output>
          <Button onPress={onUnmark}>{area.unmark}</Button>
        </>
      )}
    </section>
  );
}
