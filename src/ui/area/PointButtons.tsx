import type { ImagePolygon } from '../../domain/photo.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import styles from './Area.module.css';

interface PointButtonsProps {
  readonly points: ImagePolygon;
  readonly onChange: (points: ImagePolygon) => void;
}

/** Takes back the last point of a drawing, or all of them. */
export function PointButtons({ points, onChange }: PointButtonsProps) {
  const { area } = messages;
  return (
    <div className={styles.row}>
      <Button isDisabled={points.length === 0} onPress={() => onChange(points.slice(0, -1))}>
        {area.removePoint}
      </Button>
      <Button isDisabled={points.length === 0} onPress={() => onChange([])}>
        {area.startOver}
      </Button>
    </div>
  );
}
