import { useEffect, useRef, useState } from 'react';
import { measureAgain } from '../../actions/measureAgain.ts';
import type { CourseView } from '../../actions/readCourse.ts';
import { useScoring } from '../../actions/useScoring.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { announce } from '../app/announce.ts';
import { CalibrationGuide } from '../calibration/CalibrationGuide.tsx';
import { CourseFrame } from '../course/CourseFrame.tsx';
import { messages, remedyFor } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { AddingList } from './AddingList.tsx';
import { AddSession } from './AddSession.tsx';
import { startAdding } from './adding.ts';
import { PhotoDetails } from './PhotoDetails.tsx';
import { PhotoDrop } from './PhotoDrop.tsx';
import styles from './Photos.module.css';
import { SessionCard } from './SessionCard.tsx';

function Sessions({ view }: { readonly view: CourseView }) {
  const { course, sessions, photos } = view;
  const [opened, setOpened] = useState<PhotoId | null>(null);
  const { isBusy, code, run } = useAction();
  const isScoring = useScoring().size > 0;
  const wasScoring = useRef(false);
  const words = messages.course;
  useEffect(() => {
    if (wasScoring.current && !isScoring) announce(messages.photos.allMeasured);
    wasScoring.current = isScoring;
  }, [isScoring]);
  return (
    <div className={styles.page}>
      {course.purpose === 'calibration' && <CalibrationGuide sessions={sessions} photos={photos} />}
      <PhotoDrop onFiles={(files) => void startAdding(files, { courseId: course.id })} />
      <AddingList courseId={course.id} />
      {photos.length === 0 && <p className={styles.soft}>{messages.photos.emptyCourse}</p>}
      <div className={styles.sessions}>
        {/* The visit at hand comes first; numbers still count from the first visit. */}
        {sessions
          .map((session, index) => (
            <SessionCard
              key={session.id}
              session={session}
              number={index + 1}
              photos={photos.filter((photo) => photo.sessionId === session.id)}
              onOpen={setOpened}
            />
          ))
          .reverse()}
      </div>
      <div className={styles.foot}>
        <AddSession courseId={course.id} />
        {photos.length > 0 && (
          <Button isDisabled={isBusy || isScoring} onPress={() => run(() => measureAgain(course.id))}>
            {isBusy || isScoring ? words.againBusy : words.again}
          </Button>
        )}
        {photos.length > 0 && <p className={styles.soft}>{words.againHint}</p>}
      </div>
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      {opened && <PhotoDetails key={opened} photoId={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

/** The photos of a course by session: add, correct, see what each is good for. */
export function PhotosPage() {
  return <CourseFrame screen="photos">{(view) => <Sessions view={view} />}</CourseFrame>;
}
