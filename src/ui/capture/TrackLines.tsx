import { messages } from '../messages.ts';
import { Icon } from '../parts/Icon.tsx';
import { namesOf, type PhotoTracks, trackWords } from './healingWords.ts';
import styles from './Photos.module.css';

/** On which track a photo is, what was seen that day, and a decision to let it count: an icon and words each. */
export function TrackLines({ tracks: { groups, signs } }: { readonly tracks: PhotoTracks }) {
  const { healing } = messages;
  const override = groups.find((group) => group.override)?.override;
  return (
    <ul className={styles.tracks}>
      {groups.map((group) => (
        <li key={`${group.track} ${group.measures[0]}`} className={styles.track} data-track={group.track}>
          <Icon name={group.track} />
          {trackWords(group)}
        </li>
      ))}
      {signs.map(({ sign, measures }) => (
        <li key={sign} className={styles.track} data-track="healing">
          <Icon name="caution" />
          {healing.signUnfit(healing.signNames[sign], namesOf(measures))}
        </li>
      ))}
      {override && (
        <li className={styles.track}>
          <Icon name="check" />
          {healing.counts(override.reason)}
        </li>
      )}
    </ul>
  );
}
