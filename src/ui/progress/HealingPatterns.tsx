import styles from './Chart.module.css';
import type { HealingSpan } from './chartLayers.ts';

const SIZE_PX = 7;

/** Fill of a span: hatching for healing, dots for settling, so that they are told apart without colour, also in print. */
export function patternOf(id: string, kind: HealingSpan['kind']): string {
  return `url(#${kind}${id})`;
}

/** @param id one of its own for every drawing on the page */
export function HealingPatterns({ id }: { readonly id: string }) {
  const tile = { width: SIZE_PX, height: SIZE_PX, patternUnits: 'userSpaceOnUse' };
  return (
    <defs>
      <pattern id={`healing${id}`} {...tile} patternTransform="rotate(45)">
        <line x1={0} x2={0} y1={0} y2={SIZE_PX} className={styles.hatch} />
      </pattern>
      <pattern id={`settling${id}`} {...tile}>
        <circle cx={2} cy={2} r={1} className={styles.speck} />
      </pattern>
    </defs>
  );
}
