import { Slider as AriaSlider, Label, SliderThumb, SliderTrack } from 'react-aria-components';
import styles from './Slider.module.css';

interface SliderProps {
  readonly label: string;
  /** 0..1 */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A share from nothing to all, read out in per cent. */
export function Slider({ label, value, onChange }: SliderProps) {
  return (
    <AriaSlider
      value={value}
      onChange={(next) => onChange(next as number)}
      minValue={0}
      maxValue={1}
      step={0.05}
      formatOptions={{ style: 'percent' }}
      className={styles.slider!}
    >
      <Label className={styles.label!}>{label}</Label>
      <SliderTrack className={styles.track!}>
        <span className={styles.fill} style={{ inlineSize: `${value * 100}%` }} />
        <SliderThumb className={styles.thumb!} />
      </SliderTrack>
    </AriaSlider>
  );
}
