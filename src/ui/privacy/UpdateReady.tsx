import { useEffect, useState } from 'react';
import { onUpdateReady, type ReleaseName, takeUpdate } from '../../actions/keepOffline.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import styles from './Privacy.module.css';

/** Says that a newer release is on this device, and leaves the moment to the person. */
export function UpdateReady() {
  const [waiting, setWaiting] = useState<ReleaseName | null>(null);
  useEffect(() => onUpdateReady(setWaiting), []);
  const { ready, words, take } = messages.privacy.update;
  return (
    <div role="status">
      {waiting && (
        <div className={styles.update}>
          <p>
            <strong>{ready}</strong> {words(waiting.version, waiting.build)}
          </p>
          <Button kind="primary" onPress={() => takeUpdate()}>
            {take}
          </Button>
        </div>
      )}
    </div>
  );
}
