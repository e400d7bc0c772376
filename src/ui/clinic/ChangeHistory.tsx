import type { LibraryView } from '../../actions/readLibrary.ts';
import type { LibraryChange } from '../../domain/clinicLibrary.ts';
import { type ProtocolLibrary, protocolIn } from '../../domain/protocol.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { figureWords } from './figures.ts';
import styles from './Treatments.module.css';

function wordsOf(change: LibraryChange, library: ProtocolLibrary): string {
  const { library: words } = messages;
  if (change.kind === 'added') return words.historyKinds.added(change.protocol.name);
  const name = protocolIn(library, change.protocolId)?.name ?? change.protocolId;
  if (change.kind === 'reset') return words.historyKinds.reset(name);
  return words.historyKinds.figures(name, figureWords(change.figures));
}

/** Every change the clinic made, newest first: version, day, by whom. */
export function ChangeHistory({ view: { library, changes } }: { readonly view: LibraryView }) {
  const { library: words } = messages;
  if (changes.length === 0) return null;
  const lines = changes.map((change, index) => ({ version: index + 1, change })).reverse();
  return (
    <details className={styles.card}>
      <summary className={styles.summary}>{words.history(changes.length)}</summary>
      <ol className={styles.sources}>
        {lines.map(({ version, change }) => (
          <li key={version}>
            {words.historyLine(version, formatDay(change.on), change.by)}
            {wordsOf(change, library)}
          </li>
        ))}
      </ol>
    </details>
  );
}
