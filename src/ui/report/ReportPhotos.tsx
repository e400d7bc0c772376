import { readThumbnail } from '../../actions/readPhoto.ts';
import { useStored } from '../../actions/useStored.ts';
import type { Photo } from '../../domain/photo.ts';
import { tracksOf } from '../capture/healingWords.ts';
import { TrackLines } from '../capture/TrackLines.tsx';
import { ComparableBadge, ComparableBadges } from '../compare/ComparableBadge.tsx';
import { messages } from '../messages.ts';
import { Thumbnail } from '../parts/Thumbnail.tsx';
import { sessionNames } from '../progress/sessionNames.ts';
import styles from './Report.module.css';
import type { Shown } from './shown.ts';

function Picture({ photo, record, name }: Pick<Shown, 'record'> & { readonly photo: Photo; readonly name: string }) {
  const thumbnail = useStored(readThumbnail(photo.id), [photo.id]);
  return (
    <figure className={styles.photo}>
      <Thumbnail blob={thumbnail} alt={messages.report.picture(name)} />
      <figcaption>
        <strong>{name}</strong>
        <ComparableBadge photo={photo} />
        <TrackLines tracks={tracksOf(photo, record)} />
      </figcaption>
    </figure>
  );
}

/** Every photo of the view by visit, each with its track and how it compares. */
export function ReportPhotos({ record, view }: Shown) {
  const { report } = messages;
  const nameOf = sessionNames(record.sessions);
  const photos = record.photos.filter((photo) => photo.view === view);
  return (
    <section aria-labelledby="report-photos" className={styles.section}>
      <h3 id="report-photos">{report.photos}</h3>
      <p className={styles.soft}>{report.photosLead}</p>
      <ComparableBadges courseId={record.course.id}>
        <div className={styles.photos}>
          {photos.map((photo) => {
            const session = record.sessions.find(({ id }) => id === photo.sessionId);
            const name = session ? nameOf({ sessionId: session.id, on: session.on }) : '';
            return <Picture key={photo.id} photo={photo} record={record} name={name} />;
          })}
        </div>
      </ComparableBadges>
    </section>
  );
}
