import { messages } from '../messages.ts';
import styles from './Calibration.module.css';

/** Tells a course that is there to learn the noise from one that is treated. */
export function CalibrationBadge() {
  return <span className={styles.badge}>{messages.calibration.badge}</span>;
}
