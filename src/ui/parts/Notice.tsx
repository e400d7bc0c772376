import type { ReactNode } from 'react';
import type { Remedy } from '../words/remedy.ts';
import { Icon } from './Icon.tsx';
import styles from './Notice.module.css';

/** What happened and the one thing to do. `caution`: it can be lived with; `danger`: it stopped something. */
export function Notice({
  words,
  kind = 'caution',
  children,
}: {
  readonly words: Remedy;
  readonly kind?: 'caution' | 'danger';
  readonly children?: ReactNode;
}) {
  return (
    <div className={`${styles.notice} ${styles[kind]}`}>
      <Icon name="caution" />
      <div className={styles.words}>
        <p>
          <strong>{words.what}</strong> {words.remedy}
        </p>
        {children}
      </div>
    </div>
  );
}
