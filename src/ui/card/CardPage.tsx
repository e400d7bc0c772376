import { type ReactNode, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { readCourse } from '../../actions/readCourse.ts';
import { readCourseRecord } from '../../actions/readCourseRecord.ts';
import { type PhotoView, readPhoto } from '../../actions/readPhoto.ts';
import { setCard } from '../../actions/setCard.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId, PhotoId } from '../../domain/ids.ts';
import type { ImagePolygon, Photo } from '../../domain/photo.ts';
import { NotFound } from '../app/NotFound.tsx';
import { toCard, toPhotos } from '../app/routes.ts';
import styles from '../area/Area.module.css';
import { DrawingHead } from '../area/DrawingHead.tsx';
import { PointButtons } from '../area/PointButtons.tsx';
import { PolygonEditor } from '../area/PolygonEditor.tsx';
import { useOpenedPicture } from '../area/useOpenedPicture.ts';
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

function Card({ courseId, photoId }: { readonly courseId: CourseId; readonly photoId: PhotoId }) {
  const view = useStored(readPhoto(photoId), [photoId]);
  const course = useStored(readCourse(courseId), [courseId]);
  const record = useStored(readCourseRecord(courseId), [courseId]);
  const opened = useOpenedPicture(photoId);
  const { card, app } = messages;
  if (view === null) return <NotFound />;
  return (
    <>
      <DrawingHead courseId={courseId} title={card.title} lead={card.lead} />
      {opened && 'code' in opened && <Notice kind="danger" words={remedyFor(opened.code)} />}
      {!opened && <p role="status">{app.loading}</p>}
      {view && opened && 'picture' in opened && (
        <Marking view={view} picture={opened.picture}>
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
    </>
  );
}

/** Shows the colour card of a photo, and takes its corners from a person where it was missed. */
export function CardPage() {
  const params = useParams() as { courseId: CourseId; photoId: PhotoId };
  // Another photo is another picture and another drawing: nothing is carried over.
  return <Card key={params.photoId} {...params} />;
}
