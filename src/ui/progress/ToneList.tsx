import type { CourseRecord } from '../../domain/courseRecord.ts';
import type { View } from '../../domain/photo.ts';
import type { TrendRegion } from '../../domain/treatedArea.ts';
import { toneWords } from '../card/cardWords.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import styles from './ToneList.module.css';

interface ToneListProps {
  readonly record: CourseRecord;
  readonly view: View;
  readonly region: TrendRegion;
}

/** Tone of the skin photo by photo, where a colour card gives it; of the whole face where the region has none. */
export function ToneList({ record: { photos, sessions, facts }, view, region }: ToneListProps) {
  const { tone } = messages;
  const rows = photos
    .filter((photo) => photo.view === view)
    .flatMap(({ id, sessionId }) => {
      const tones = facts.get(id)?.skinTone ?? [];
      const found = tones.find((one) => one.region === region) ?? tones.find((one) => one.region === 'face');
      const on = sessions.find((session) => session.id === sessionId)?.on;
      return found && on ? [{ id, on, found }] : [];
    });
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="tones" className={styles.list}>
      <h3 id="tones">{tone.title}</h3>
      <p className={styles.soft}>{tone.lead}</p>
      <table>
        <caption className={styles.soft}>{tone.byVisit}</caption>
        <thead>
          <tr>
            <th scope="col">{tone.photo}</th>
            <th scope="col">{tone.value}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, on, found }) => (
            <tr key={id}>
              <th scope="row">{formatDay(on)}</th>
              <td>{toneWords(found)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
