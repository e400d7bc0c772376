import { useState } from 'react';
import type { CourseView } from '../../actions/readCourse.ts';
import type { Session } from '../../domain/course.ts';
import { isExampleClient } from '../../domain/exampleClients.ts';
import type { PhotoId } from '../../domain/ids.ts';
import type { Photo } from '../../domain/photo.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import panels from '../parts/Panel.module.css';
import { Permitted } from '../parts/Permitted.tsx';
import { startAdding } from './adding.ts';
import { tracksOf } from './healingWords.ts';
import { PickPhotos } from './PhotoDrop.tsx';
import styles from './Photos.module.css';
import { PhotoTile } from './PhotoTile.tsx';
import { SessionDetails } from './SessionDetails.tsx';
import { SessionNotes } from './SessionNotes.tsx';

interface SessionCardProps {
  readonly session: Session;
  /** 1 is the first session of the course. */
  readonly number: number;
  readonly view: Pick<CourseView, 'course' | 'sessions' | 'treatedElsewhere' | 'library'>;
  /** Its photos that are shown: under a filter, fewer than it has. */
  readonly photos: readonly Photo[];
  readonly onOpen: (photoId: PhotoId) => void;
}

/** One visit: what was noted of it, and its photos. */
export function SessionCard({ session, number, view, photos, onOpen }: SessionCardProps) {
  const [isNoting, setNoting] = useState(false);
  const { course, library } = view;
  const { course: words, photos: photoWords, healing } = messages;
  const name = `${words.session(number)}, ${formatDay(session.on)}`;
  return (
    <section className={`${panels.panel} ${styles.panel}`} aria-label={name}>
      <div className={panels.head}>
        <h3>
          {words.session(number)} <span className={styles.day}>{formatDay(session.on)}</span>
        </h3>
        {!isExampleClient(course.clientId) && (
          <Permitted right="capture">
            <PickPhotos
              label={photoWords.pickFor(name)}
              onFiles={(files) => void startAdding(files, { courseId: session.courseId, sessionId: session.id })}
            />
          </Permitted>
        )}
      </div>
      <SessionNotes session={session} library={library} />
      {photos.length === 0 ? (
        <p className={styles.soft}>{photoWords.empty}</p>
      ) : (
        <ul className={styles.tiles}>
          {photos.map((photo) => (
            <PhotoTile
              key={photo.id}
              photo={photo}
              session={session}
              tracks={tracksOf(photo, view)}
              onOpen={() => onOpen(photo.id)}
            />
          ))}
        </ul>
      )}
      <Permitted right="capture">
        <div className={styles.foot}>
          <Button aria-label={healing.openOf(name)} onPress={() => setNoting(true)}>
            {healing.open}
          </Button>
        </div>
      </Permitted>
      {isNoting && (
        <SessionDetails
          session={session}
          course={course}
          library={library}
          hasPhotos={photos.length > 0}
          onClose={() => setNoting(false)}
        />
      )}
    </section>
  );
}
