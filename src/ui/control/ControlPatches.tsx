import type { ControlSkin } from '../../domain/measurement.ts';
import type { ImagePolygon } from '../../domain/photo.ts';
import type { Pen } from '../area/PictureStage.tsx';
import { messages } from '../messages.ts';
import styles from './Control.module.css';

interface PatchProps {
  readonly polygon: ImagePolygon;
  readonly letter: string;
  readonly label: string;
  readonly kind: 'reference' | 'check';
  readonly pen: Pen;
}

function Patch({ polygon, letter, label, kind, pen }: PatchProps) {
  if (polygon.length === 0) return null;
  const points = polygon.map(({ x, y }) => `${x},${y}`).join(' ');
  const x = polygon.reduce((sum, p) => sum + p.x, 0) / polygon.length;
  const y = polygon.reduce((sum, p) => sum + p.y, 0) / polygon.length;
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a patch is looked at and does nothing
    <g role="img" aria-label={label}>
      <polygon points={points} className={styles.shade} vectorEffect="non-scaling-stroke" />
      <polygon points={points} className={styles.patch} data-patch={kind} vectorEffect="non-scaling-stroke" />
      <g transform={`translate(${x} ${y}) scale(${pen.photoPxPerScreenPx})`}>
        <text className={styles.letter}>{letter}</text>
      </g>
    </g>
  );
}

interface ControlPatchesProps {
  readonly control: ControlSkin;
  readonly pen: Pen;
}

/** The two patches of clear skin a photo was read against: A is the reference, B its check. For a `PictureStage`. */
export function ControlPatches({ control: { reference, check }, pen }: ControlPatchesProps) {
  const words = messages.control;
  return (
    <>
      <Patch polygon={reference} letter="A" label={words.reference} kind="reference" pen={pen} />
      <Patch polygon={check} letter="B" label={words.check} kind="check" pen={pen} />
    </>
  );
}
