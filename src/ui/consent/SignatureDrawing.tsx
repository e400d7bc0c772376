import type { Stroke } from '../../domain/consent.ts';
import { messages } from '../messages.ts';
import styles from './Consent.module.css';

/** A signature drawn from its strokes; a point alone is a dot. */
export function SignatureDrawing({
  strokes,
  signer,
}: {
  readonly strokes: readonly Stroke[];
  readonly signer: string;
}) {
  return (
    <svg viewBox="0 0 1000 400" className={styles.drawn} role="img" aria-label={messages.consent.signatureOf(signer)}>
      <path
        d={strokes.map(pathOf).join('')}
        fill="none"
        stroke="currentColor"
        strokeWidth="6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function pathOf(stroke: Stroke): string {
  return stroke
    .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x * 1000} ${y * 1000}`)
    .join('')
    .concat(stroke.length === 1 ? 'h0' : '');
}
