import { useId } from 'react';
import type { AlignedPair } from '../../actions/comparePhotos.ts';
import type { MeasureId } from '../../domain/measure.ts';
import { DIFFERENCE_STOPS, OVERLAY_STOPS, overlayOpacity } from '../../domain/overlay.ts';
import { formatValue } from '../format.ts';
import { messages } from '../messages.ts';
import styles from './Compare.module.css';

interface OverlayLegendProps {
  readonly measure: MeasureId;
  readonly maps: AlignedPair['overlays'][MeasureId];
  readonly isDifference: boolean;
}

/** The colours of an overlay, as faint and as strong as on the photo, and what their ends stand for. */
export function OverlayLegend({ measure, maps, isDifference }: OverlayLegendProps) {
  const ramp = useId();
  const { compare } = messages;
  const [low, high] = isDifference ? [-maps.differenceRange, maps.differenceRange] : [maps.range.min, maps.range.max];
  const colours = isDifference ? DIFFERENCE_STOPS : OVERLAY_STOPS;
  return (
    <div className={styles.legend}>
      <span className={styles.legendTitle}>{isDifference ? compare.changeMap : compare.onBoth}</span>
      <svg className={styles.ramp} aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1 1">
        <linearGradient id={ramp}>
          {colours.map((colour, index) => {
            const share = index / (colours.length - 1);
            const strength = overlayOpacity(isDifference ? Math.abs(2 * share - 1) : share);
            return <stop key={colour} offset={share} stopColor={colour} stopOpacity={strength} />;
          })}
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
