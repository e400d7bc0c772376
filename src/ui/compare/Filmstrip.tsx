import { Button as AriaButton } from 'react-aria-components';
import { readThumbnail } from '../../actions/readPhoto.ts';
import { useStored } from '../../actions/useStored.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { messages } from '../messages.ts';
import { Thumbnail } from '../parts/Thumbnail.tsx';
import styles from './Comparability.module.css';

interface FilmstripProps {
  readonly frames: readonly { readonly value: PhotoId; readonly label: string; readonly day: string }[];
  readonly left: PhotoId;
  readonly right: PhotoId;
  readonly onPick: (right: PhotoId) => void;
}

function Frame({ id }: { readonly id: PhotoId }) {
  return <Thumbnail blob={useStored(readThumbnail(id), [id])} alt="" />;
}

/** All photos of the view in the order of the visits: each can be put on the right, beside the left one. */
export function Filmstrip({ frames, left, right, onPick }: FilmstripProps) {
  const { comparability } = messages;
  return (
    <ul className={styles.strip} aria-label={comparability.visits}>
      {frames
        .filter(({ value }) => value !== left)
        .map(({ value, label, day }) => (
          <li key={value}>
            <AriaButton
              className={styles.frame!}
              aria-label={comparability.showVisit(label)}
              aria-current={value === right}
              onPress={() => onPick(value)}
            >
              <Frame id={value} />
              {day}
            </AriaButton>
          </li>
        ))}
    </ul>
  );
}
