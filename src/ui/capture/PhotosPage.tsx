import { useEffect, useRef, useState } from 'react';
import { measureAgain } from '../../actions/measureAgain.ts';
import type { CourseView } from '../../actions/readCourse.ts';
import { useScoring } from '../../actions/useScoring.ts';
import { useRight } from '../../actions/vault/rights.ts';
import { isExampleClient } from '../../domain/exampleClients.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { announce } from '../app/announce.ts';
import { CalibrationGuide } from '../calibration/CalibrationGuide.tsx';
import { ComparableBadges } from '../compare/ComparableBadge.tsx';
import { ConsentBadges } from '../consent/ConsentBadge.tsx';
import { CourseFrame } from '../course/CourseFrame.tsx';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { AddingList } from './AddingList.tsx';
import { AddSession } from './AddSession.tsx';
import { startAdding } from './adding.ts';
import { showsHealing, tracksOf } from './healingWords.ts';
import { PhotoDetails } from './PhotoDetails.tsx';
import { PhotoDrop } from './PhotoDrop.tsx';
import styles from './Photos.module.css';
import { SessionCard } from './SessionCard.tsx';

type Filter = keyof typeof messages.healing.filters;
const FILTER_OPTIONS = (['all', 'healing'] as const).map((value) => ({
  value,
  label: messages.healing.filters[value],
}));

function Sessions({ view }: { readonly view: CourseView }) {
  const { course, sessions } = view;
  const [filter, setFilter] = useState<Filter>('all');
  const healing = view.photos.filter((photo) => showsHealing(tracksOf(photo, view)));
  const isFiltered = filter === 'healing' && healing.length > 0;
  const photos = isFiltered ? healing : view.photos;
  const [opened, setOpened] = useState<PhotoId | null>(null);
  const { isBusy, code, run } = useAction();
  const mayMeasure = useRight('measure');
  const isScoring = useScoring().size > 0;
  const wasScoring = useRef(false);
  const words = messages.course;
  useEffect(() => {
    if (wasScoring.current && !isScoring) announce(messages.photos.allMeasured);
    wasScoring.current = isScoring;
  }, [isScoring]);
  // The visit at hand comes first, healing as it went; numbers always count from the first visit.
  const cards = sessions.flatMap((session, index) => {
    const own = photos.filter((photo) => photo.sessionId === session.id);
    if (isFiltered && own.length === 0) return [];
    return (
      <SessionCard key={session.id} session={session} number={index + 1} view={view} photos={own} onOpen={setOpened} />
    );
  });
  return (
    <div className={styles.page}>
      {course.purpose === 'calibration' && <CalibrationGuide sessions={sessions} photos={photos} />}
      {isExampleClient(course.clientId) ? (
        <p className={styles.soft}>{messages.photos.exampleTakesNone}</p>
      ) : (
        <Permitted right="capture" isTold>
          <PhotoDrop onFiles={(files) => void startAdding(files, { courseId: course.id })} />
        </Permitted>
      )}
      <AddingList courseId={course.id} />
      {photos.length === 0 && <p className={styles.soft}>{messages.photos.emptyCourse}</p>}
      {healing.length > 0 && (
        <div className={styles.foot}>
          <Segmented label={messages.healing.filter} value={filter} options={FILTER_OPTIONS} onChange={setFilter} />
          {isFiltered && <p className={styles.soft}>{messages.healing.filterLead}</p>}
        </div>
      )}
      <ComparableBadges courseId={course.id}>
        <ConsentBadges clientId={course.clientId}>
          <div className={styles.sessions}>{isFiltered ? cards : cards.reverse()}</div>
        </ConsentBadges>
      </ComparableBadges>
      <div className={styles.foot}>
        <Permitted right="capture">
          <AddSession courseId={course.id} />
        </Permitted>
        {photos.length > 0 && mayMeasure && (
          <Button isDisabled={isBusy || isScoring} onPress={() => run(() => measureAgain(course.id))}>
            {isBusy || isScoring ? words.againBusy : words.again}
          </Button>
        )}
        {photos.length > 0 && mayMeasure && <p className={styles.soft}>{words.againHint}</p>}
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
