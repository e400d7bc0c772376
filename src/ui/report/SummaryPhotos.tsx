import { readThumbnail } from '../../actions/readPhoto.ts';
import { useStored } from '../../actions/useStored.ts';
import type { Photo } from '../../domain/photo.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Thumbnail } from '../parts/Thumbnail.tsx';
import { healingPhotos } from '../progress/healingPhotos.ts';
import { VIEW_NAMES } from '../words/names.ts';
import styles from './Summary.module.css';
import type { Shown } from './shown.ts';

function Picture({ photo, caption }: { readonly photo: Photo; readonly caption: string }) {
  const thumbnail = useStored(readThumbnail(photo.id), [photo.id]);
  return (
    <figure className={styles.photo}>
      <Thumbnail blob={thumbnail} alt={messages.summary.picture(VIEW_NAMES[photo.view], caption)} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** The first photo of the view and the latest that doesn't show healing skin. */
export function SummaryPhotos({ record, view }: Pick<Shown, 'record' | 'view'>) {
  const words = messages.summary;
  const healing = new Set(healingPhotos(record).map(({ photo }) => photo.id));
  const photos = record.photos.filter((photo) => photo.view === view && !healing.has(photo.id));
  const [first] = photos;
  const latest = photos.findLast(({ sessionId }) => sessionId !== first?.sessionId);
  const dayOf = ({ sessionId }: Photo) => formatDay(record.sessions.find(({ id }) => id === sessionId)?.on ?? '');
  if (first === undefined) return null;
  return (
    <section aria-labelledby="summary-photos" className={styles.seen}>
      <h2 id="summary-photos">{words.photos}</h2>
      <div className={styles.photos}>
        <Picture photo={first} caption={words.first(dayOf(first))} />
        {latest && <Picture photo={latest} caption={words.latest(dayOf(latest))} />}
      </div>
    </section>
  );
}
