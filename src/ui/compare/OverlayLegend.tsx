import { useId } from 'react';
import type { AlignedPair } from '../../actions/comparePhotos.ts';
import type { MeasureId } from '../../domain/measure.ts';
import { formatValue } from '../format.ts';
import { messages } from '../messages.ts';
import styles from './Compare.module.css';

interface OverlayLegendProps {
  readonly measure: MeasureId;
  readonly maps: AlignedPair['overlays'][MeasureId];
  readonly isDifference: boolean;
}

/** The colours of an overlay and what they stand for. */
export function OverlayLegend({ measure, maps, isDifference }: OverlayLegendProps) {
  const ramp = useId();
  const { compare } = messages;
  const low = isDifference ? -maps.differenceRange : maps.range.min;
  const high = isDifference ? maps.differenceRange : maps.range.max;
  return (
    <div className={styles.legend}>
      <span className={styles.legendTitle}>{isDifference ? compare.changeMap : compare.onBoth}</span>
      <svg className={styles.ramp} aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1 1">
        <linearGradient id={ramp}>
          <stop offset="0" stopColor="white" />
        </linearGradient>
        <rect width="1" height="1" fill={`url(#${ramp})`} />
      </svg>
      <div className={styles.ends}>
        <span>
          {compare.less} ({formatValue(measure, low)})
        </span>
        <span>
          {compare.more} ({formatValue(measure, high)})
        </span>
      </div>
    </div>
  );
}
