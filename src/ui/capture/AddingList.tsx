import type { AddProgress } from '../../actions/addPhotos.ts';
import type { CourseId } from '../../domain/ids.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import panels from '../parts/Panel.module.css';
import { remedyFor } from '../words/faults.ts';
import { clearAdding, stopAdding, useAdding } from './adding.ts';
import styles from './Photos.module.css';

function Entry({ entry }: { readonly entry: AddProgress }) {
  const { state, code } = entry;
  const words = state === 'refused' || state === 'failed' ? remedyFor(code) : null;
  return (
    <li className={styles.entry} data-state={state}>
      <span className={styles.fileName}>{entry.file}</span>
      {words ? (
        <span>
          <strong>{words.what}</strong> {words.remedy}
        </span>
      ) : (
        <span className={styles.soft}>
          {state === 'opening' && <span className={styles.pulse} />}
          {messages.photos.state[state]}
        </span>
      )}
    </li>
  );
}

/** The files being added to a course: each with where it stands, or why it was left out and what to do. */
export function AddingList({ courseId }: { readonly courseId: CourseId }) {
  const { entries, isBusy } = useAdding(courseId);
  const { photos } = messages;
  if (entries.length === 0) return null;
  const saved = entries.filter(({ state }) => state === 'saved').length;
  const shown = entries.filter(({ state }) => state !== 'saved');
  return (
    <section aria-labelledby="adding" className={`${panels.panel} ${styles.panel}`}>
      <div className={panels.head}>
        <h3 id="adding">{isBusy ? `${photos.adding}: ${photos.added(saved)}` : photos.added(saved)}</h3>
        {isBusy ? (
          <Button onPress={() => stopAdding(courseId)}>{photos.stop}</Button>
        ) : (
          <Button kind="plain" onPress={() => clearAdding(courseId)}>
            <Icon name="check" />
            {photos.clearList}
          </Button>
        )}
      </div>
      {shown.length > 0 && (
        <ul className={styles.entries}>
          {shown.map((entry) => (
            <Entry key={entry.index} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
}
