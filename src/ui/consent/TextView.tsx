import type { ConsentText } from '../../domain/consentText.ts';
import styles from './Consent.module.css';

/** A text word for word, as it is read and signed. */
export function TextView({ text, isFramed = false }: { readonly text: ConsentText; readonly isFramed?: boolean }) {
  const paragraphs = text.body.split(/\n\s*\n/).map((words, i) => ({ id: `${i} ${words}`, words }));
  return (
    <div className={isFramed ? `${styles.text} ${styles.reading}` : styles.text} lang={text.language} translate="no">
      <h3>{text.title}</h3>
      {paragraphs.map(({ id, words }) => (
        <p key={id}>{words}</p>
      ))}
    </div>
  );
}
