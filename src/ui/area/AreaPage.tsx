import { useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { openPicture } from '../../actions/openPicture.ts';
import { readPhoto } from '../../actions/readPhoto.ts';
import { setArea } from '../../actions/setArea.ts';
import { useStored } from '../../actions/useStored.ts';
import { AppError, type FaultCode, type RefusalCode } from '../../domain/errors.ts';
import type { PhotoId } from '../../domain/ids.ts';
import type { ImagePolygon, Photo } from '../../domain/photo.ts';
import { NotFound } from '../app/NotFound.tsx';
import { toPhotos } from '../app/routes.ts';
import { messages, remedyFor } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Title } from '../parts/Title.tsx';
import { useAction } from '../parts/useAction.ts';
import styles from './Area.module.css';
import { type KnownEnds, PolygonEditor } from './PolygonEditor.tsx';
import { CARD_MM, pxPerMmOf, ScalePanel } from './ScalePanel.tsx';

type Opened = { readonly picture: ImageBitmap } | { readonly code: FaultCode | RefusalCode } | null;

function useOpenedPicture(photoId: PhotoId): Opened {
  const [opened, setOpened] = useState<Opened>(null);
  useEffect(() => {
    const stop = new AbortController();
    let held: ImageBitmap | null = null;
    openPicture(photoId, stop.signal).then(
      (picture) => {
        if (stop.signal.aborted) return picture.close();
        held = picture;
        setOpened({ picture });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setOpened({ code: error instanceof AppError ? error.code : 'unexpected' });
      },
    );
    return () => {
      stop.abort();
      held?.close();
    };
  }, [photoId]);
  return opened;
}

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
      <PolygonEditor picture={picture} points={points} onChange={setPoints} ends={ends} onEndsChange={setEnds} />
      <div className={styles.fields}>
        <p className={styles.soft}>{area.keys}</p>
        <div className={styles.row}>
          <Button isDisabled={points.length === 0} onPress={() => setPoints(points.slice(0, -1))}>
            {area.removePoint}
          </Button>
          <Button isDisabled={points.length === 0} onPress={() => setPoints([])}>
            {area.startOver}
          </Button>
        </div>
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
  const { photoId } = useParams() as { photoId: PhotoId };
  const view = useStored(readPhoto(photoId), [photoId]);
  const opened = useOpenedPicture(photoId);
  const { area, app } = messages;
  if (view === null) return <NotFound />;
  return (
    <>
      <div className={styles.head}>
        <Title>{area.title}</Title>
        <p className={styles.soft}>{area.lead}</p>
      </div>
      {opened && 'code' in opened && <Notice kind="danger" words={remedyFor(opened.code)} />}
      {view && opened && 'picture' in opened ? (
        <Drawing photo={view.photo} picture={opened.picture} />
      ) : (
        !opened && <p role="status">{app.loading}</p>
      )}
    </>
  );
}
