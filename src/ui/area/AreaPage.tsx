import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { setArea } from '../../actions/setArea.ts';
import type { CourseId, PhotoId } from '../../domain/ids.ts';
import type { ImagePolygon, Photo } from '../../domain/photo.ts';
import { toPhotos } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Area.module.css';
import { DrawingFrame } from './DrawingFrame.tsx';
import { PointButtons } from './PointButtons.tsx';
import { type KnownEnds, PolygonEditor } from './PolygonEditor.tsx';
import { CARD_MM, pxPerMmOf, ScalePanel } from './ScalePanel.tsx';

function Drawing({ photo, picture }: { readonly photo: Photo; readonly picture: ImageBitmap }) {
  const [points, setPoints] = useState<ImagePolygon>(photo.area ?? []);
  const [ends, setEnds] = useState<KnownEnds | null>(null);
  const [stated, setStated] = useState(photo.statedPxPerMm);
  const [lengthMm, setLengthMm] = useState<number>(CARD_MM);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { area, app } = messages;

  const mark = () => {
    const y = picture.height / 2;
    setEnds([
      { x: picture.width * 0.35, y },
      { x: picture.width * 0.65, y },
    ]);
  };
  const unmark = () => {
    setEnds(null);
    setStated(null);
  };
  const save = () =>
    run(async () => {
      await setArea(photo.id, points, ends ? pxPerMmOf(ends, lengthMm) : stated);
      navigate(toPhotos(photo.courseId));
    });
  return (
    <div className={styles.page}>
      <PolygonEditor
        picture={picture}
        points={points}
        onChange={setPoints}
        label={area.editor}
        ends={ends}
        onEndsChange={setEnds}
      />
      <div className={styles.fields}>
        <p className={styles.soft}>{area.keys}</p>
        <PointButtons points={points} onChange={setPoints} />
        <ScalePanel
          stated={stated}
          ends={ends}
          lengthMm={lengthMm}
          onMark={mark}
          onUnmark={unmark}
          onLength={setLengthMm}
        />
        {points.length < 3 && <p className={styles.soft}>{area.tooFew}</p>}
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <div className={styles.row}>
          <Button kind="primary" isDisabled={isBusy || points.length < 3} onPress={save}>
            {area.save}
          </Button>
          <ButtonLink kind="plain" href={toPhotos(photo.courseId)}>
            {app.cancel}
          </ButtonLink>
        </div>
      </div>
    </div>
  );
}

/** Draws the area to follow on a photo that shows no face, and states the photo's scale if one is known. */
export function AreaPage() {
  const { courseId, photoId } = useParams() as { courseId: CourseId; photoId: PhotoId };
  const { area } = messages;
  return (
    <DrawingFrame courseId={courseId} photoId={photoId} title={area.title} lead={area.lead}>
      {({ photo }, picture) => <Drawing photo={photo} picture={picture} />}
    </DrawingFrame>
  );
}
