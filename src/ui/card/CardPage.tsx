import { type ReactNode, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { readCourse } from '../../actions/readCourse.ts';
import { readCourseRecord } from '../../actions/readCourseRecord.ts';
import type { PhotoView } from '../../actions/readPhoto.ts';
import { setCard } from '../../actions/setCard.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId, PhotoId } from '../../domain/ids.ts';
import type { ImagePolygon, Photo } from '../../domain/photo.ts';
import { toCard, toPhotos } from '../app/routes.ts';
import styles from '../area/Area.module.css';
import { DrawingFrame } from '../area/DrawingFrame.tsx';
import { PointButtons } from '../area/PointButtons.tsx';
import { PolygonEditor } from '../area/PolygonEditor.tsx';
import { photoSeries } from '../control/photoSeries.ts';
import { SeriesList } from '../control/SeriesList.tsx';
import { messages } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { CardFound } from './CardFound.tsx';

const CORNERS = 4;

interface MarkingProps {
  readonly view: PhotoView;
  readonly picture: ImageBitmap;
  readonly children: ReactNode;
}

/** The corners on the photo now: as marked, else as found. */
function cornersNow({ photo, measured }: PhotoView): ImagePolygon {
  if (photo.card === 'unused') return [];
  return photo.card ?? measured?.card?.corners ?? [];
}

function Marking({ view, picture, children }: MarkingProps) {
  const { photo } = view;
  const [drawn, setDrawn] = useState<ImagePolygon | null>(null);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { card, area, app } = messages;
  const points = drawn ?? cornersNow(view);
  const take = (next: NonNullable<Photo['card']> | null) =>
    run(async () => {
      await setCard(photo.id, next);
      navigate(toPhotos(photo.courseId));
    });
  return (
    <div className={styles.page}>
      <PolygonEditor
        picture={picture}
        points={points}
        onChange={(next) => next.length <= CORNERS && setDrawn(next)}
        label={card.editor}
      />
      <div className={styles.fields}>
        <CardFound {...view} />
        <p>{card.how}</p>
        <p className={styles.soft}>{card.light}</p>
        <p className={styles.soft}>{area.keys}</p>
        <PointButtons points={points} onChange={setDrawn} />
        {points.length < CORNERS && <p className={styles.soft}>{card.fourCorners(points.length)}</p>}
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <p className={styles.soft}>{messages.grey.again}</p>
        <div className={styles.row}>
          <Button
            kind="primary"
            isDisabled={isBusy || drawn === null || points.length !== CORNERS}
            onPress={() => take(points)}
          >
            {card.save}
          </Button>
          {photo.card && (
            <Button isDisabled={isBusy} onPress={() => take(null)}>
              {card.again}
            </Button>
          )}
          {photo.card !== 'unused' && (
            <Button isDisabled={isBusy} onPress={() => take('unused')}>
              {card.unuse}
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

/** Shows the colour card of a photo, and takes its corners from a person where it was missed. */
export function CardPage() {
  const { courseId, photoId } = useParams() as { courseId: CourseId; photoId: PhotoId };
  const course = useStored(readCourse(courseId), [courseId]);
  const record = useStored(readCourseRecord(courseId), [courseId]);
  const { card } = messages;
  return (
    <DrawingFrame courseId={courseId} photoId={photoId} title={card.title} lead={card.lead}>
      {(view, picture) => (
        <Marking view={view} picture={picture}>
          <SeriesList
            all={course ? photoSeries(view.photo, course) : []}
            current={view.photo}
            lead={card.all}
            isDrawn={({ id }) => record?.facts.get(id)?.control.mode === 'card'}
            drawn={card.inUse}
            undrawn={card.without}
            to={(photo) => toCard(courseId, photo.id)}
            mixed={card.mixed}
          />
        </Marking>
      )}
    </DrawingFrame>
  );
}
