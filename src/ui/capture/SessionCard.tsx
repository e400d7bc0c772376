import type { Session } from '../../domain/course.ts';
import type { PhotoId } from '../../domain/ids.ts';
import type { Photo } from '../../domain/photo.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { startAdding } from './adding.ts';
import { PickPhotos } from './PhotoDrop.tsx';
import styles from './Photos.module.css';
import { PhotoTile } from './PhotoTile.tsx';

interface SessionCardProps {
  readonly session: Session;
  /** 1 is the first session of the course. */
  readonly number: number;
  readonly photos: readonly Photo[];
  readonly onOpen: (photoId: PhotoId) => void;
}

/** One visit with its photos. */
export function SessionCard({ session, number, photos, onOpen }: SessionCardProps) {
  const { course, photos: words } = messages;
  const name = `${course.session(number)}, ${formatDay(session.on)}`;
  return (
    <section className={styles.panel} aria-label={name}>
      <div className={styles.panelHead}>
        <h3>
          {course.session(number)} <span className={styles.day}>{formatDay(session.on)}</span>
        </h3>
        <PickPhotos
          label={words.pickFor(name)}
          onFiles={(files) => void startAdding(files, { courseId: session.courseId, sessionId: session.id })}
        />
      </div>
      {photos.length === 0 ? (
        <p className={styles.soft}>{words.empty}</p>
      ) : (
        <ul className={styles.tiles}>
          {photos.map((photo) => (
            <PhotoTile key={photo.id} photo={photo} session={session} onOpen={() => onOpen(photo.id)} />
          ))}
        </ul>
      )}
    </section>
  );
}
