import { type ReactNode, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { readCourse } from '../../actions/readCourse.ts';
import { setGrey } from '../../actions/setGrey.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId, PhotoId } from '../../domain/ids.ts';
import type { ImagePolygon, Photo } from '../../domain/photo.ts';
import { toGrey, toPhotos } from '../app/routes.ts';
import styles from '../area/Area.module.css';
import { DrawingFrame } from '../area/DrawingFrame.tsx';
import { PointButtons } from '../area/PointButtons.tsx';
import { PolygonEditor } from '../area/PolygonEditor.tsx';
import { coveredPx2 } from '../area/polygon.ts';
import { photoSeries } from '../control/photoSeries.ts';
import { SeriesList } from '../control/SeriesList.tsx';
import { messages } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';

/** A patch of fewer pixels than this has a colour that noise and the card's edge may move. */
const SMALL_PX2 = 2500;

interface MarkingProps {
  readonly photo: Photo;
  readonly picture: ImageBitmap;
  readonly children: ReactNode;
}

function Marking({ photo, picture, children }: MarkingProps) {
  const [points, setPoints] = useState<ImagePolygon>(photo.grey ?? []);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { grey, area, app } = messages;
  const isMarked = points.length >= 3;
  const take = (marked: ImagePolygon | null) =>
    run(async () => {
      await setGrey(photo.id, marked);
      navigate(toPhotos(photo.courseId));
    });
  return (
    <div className={styles.page}>
      <PolygonEditor picture={picture} points={points} onChange={setPoints} label={grey.editor} />
      <div className={styles.fields}>
        <p>{grey.how}</p>
        <p className={styles.soft}>{area.keys}</p>
        <PointButtons points={points} onChange={setPoints} />
        {!isMarked && <p className={styles.soft}>{grey.tooFew}</p>}
        {isMarked && coveredPx2(points) < SMALL_PX2 && <Notice words={grey.small} />}
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <p className={styles.soft}>{grey.again}</p>
        <div className={styles.row}>
          <Button kind="primary" isDisabled={isBusy || !isMarked} onPress={() => take(points)}>
            {grey.save}
          </Button>
          {photo.grey && (
            <Button isDisabled={isBusy} onPress={() => take(null)}>
              {grey.remove}
            </Button>
          )}
          <ButtonLink kind="plain" href={toPhotos(photo.courseId)}>
            {app.cancel}
          </ButtonLink>
        </div>
        {children}
      </div>
    </div>
  );
}

/** Marks a grey card, or another neutral patch, on a photo. */
export function GreyPage() {
  const { courseId, photoId } = useParams() as { courseId: CourseId; photoId: PhotoId };
  const course = useStored(readCourse(courseId), [courseId]);
  const { grey } = messages;
  return (
    <DrawingFrame courseId={courseId} photoId={photoId} title={grey.title} lead={grey.lead}>
      {({ photo }, picture) => (
        <Marking photo={photo} picture={picture}>
          <SeriesList
            all={course ? photoSeries(photo, course) : []}
            current={photo}
            lead={grey.all}
            isDrawn={({ grey: patch }) => patch !== null}
            drawn={grey.marked}
            undrawn={grey.unmarked}
            to={({ id }) => toGrey(courseId, id)}
            mixed={grey.mixed}
          />
        </Marking>
      )}
    </DrawingFrame>
  );
}
