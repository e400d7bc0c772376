import { messages } from '../messages.ts';
import styles from './ExampleChip.module.css';

/** Says on every screen of the example that nobody was photographed. */
export function ExampleChip() {
  return <span className={styles.chip}>{messages.start.exampleLabel}</span>;
}
