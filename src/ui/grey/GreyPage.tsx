import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { readPhoto } from '../../actions/readPhoto.ts';
import { setGrey } from '../../actions/setGrey.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId, PhotoId } from '../../domain/ids.ts';
import type { ImagePolygon, Photo } from '../../domain/photo.ts';
import { NotFound } from '../app/NotFound.tsx';
import { toPhotos } from '../app/routes.ts';
import styles from '../area/Area.module.css';
import { DrawingHead } from '../area/DrawingHead.tsx';
import { PolygonEditor } from '../area/PolygonEditor.tsx';
import { coveredPx2 } from '../area/polygon.ts';
import { useOpenedPicture } from '../area/useOpenedPicture.ts';
import { messages, remedyFor } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';

/** A patch of fewer pixels than this has a colour that noise and the card's edge may move. */
const SMALL_PX2 = 2500;

function Marking({ photo, picture }: { readonly photo: Photo; readonly picture: ImageBitmap }) {
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
        <p className={styles.soft}>{grey.both}</p>
        <div className={styles.row}>
          <Button isDisabled={points.length === 0} onPress={() => setPoints(points.slice(0, -1))}>
            {area.removePoint}
          </Button>
          <Button isDisabled={points.length === 0} onPress={() => setPoints([])}>
            {area.startOver}
          </Button>
        </div>
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
      </div>
    </div>
  );
}

/** Marks a grey card, or another neutral patch, on a photo. */
export function GreyPage() {
  const { courseId, photoId } = useParams() as { courseId: CourseId; photoId: PhotoId };
  const view = useStored(readPhoto(photoId), [photoId]);
  const opened = useOpenedPicture(photoId);
  const { grey, app } = messages;
  if (view === null) return <NotFound />;
  return (
    <>
      <DrawingHead courseId={courseId} title={grey.title} lead={grey.lead} />
      {opened && 'code' in opened && <Notice kind="danger" words={remedyFor(opened.code)} />}
      {!opened && <p role="status">{app.loading}</p>}
      {view && opened && 'picture' in opened && <Marking key={photoId} photo={view.photo} picture={opened.picture} />}
    </>
  );
}
