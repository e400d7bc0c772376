import { Button as AriaButton } from 'react-aria-components';
import { cancelPhoto } from '../../actions/cancelPhoto.ts';
import { readThumbnail } from '../../actions/readPhoto.ts';
import { scorePhotos } from '../../actions/scorePhotos.ts';
import { useScoring, useScoringFaults } from '../../actions/useScoring.ts';
import { useStored } from '../../actions/useStored.ts';
import type { Session } from '../../domain/course.ts';
import type { Photo } from '../../domain/photo.ts';
import { toArea } from '../app/routes.ts';
import { ComparableBadge } from '../compare/ComparableBadge.tsx';
import { ConsentBadge } from '../consent/ConsentBadge.tsx';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import { Thumbnail } from '../parts/Thumbnail.tsx';
import { REFUSAL_WORDS, remedyFor } from '../words/faults.ts';
import { STAGES, VIEW_NAMES } from '../words/names.ts';
import type { Remedy } from '../words/remedy.ts';
import type { PhotoTracks } from './healingWords.ts';
import { mayDraw } from './mayDraw.ts';
import styles from './Photos.module.css';
import { TrackLines } from './TrackLines.tsx';

function Trouble({ words }: { readonly words: Remedy }) {
  return (
    <p className={styles.trouble}>
      <strong>{words.what}</strong> {words.remedy}
    </p>
  );
}

function MeasureNow({ photo }: { readonly photo: Photo }) {
  return <Button onPress={() => void scorePhotos(photo.courseId)}>{messages.photos.measureNow}</Button>;
}

function PhotoState({ photo }: { readonly photo: Photo }) {
  const scoring = useScoring();
  const stage = scoring.get(photo.id);
  const fault = useScoringFaults().get(photo.id);
  const { photos } = messages;
  if (stage) {
    return (
      <div className={styles.stage}>
        <span className={styles.pulse} />
        {STAGES[stage]}
        <Button kind="plain" aria-label={photos.cancelMeasure} onPress={() => cancelPhoto(photo.id)}>
          <Icon name="close" />
        </Button>
      </div>
    );
  }
  if (fault) {
    return (
      <>
        <Trouble words={remedyFor(fault)} />
        <MeasureNow photo={photo} />
      </>
    );
  }
  switch (photo.status.kind) {
    case 'awaiting':
      return (
        <>
          <p className={styles.soft}>{photos.waiting}</p>
          {scoring.size === 0 && <MeasureNow photo={photo} />}
        </>
      );
    case 'needs-area':
      return (
        <>
          <Trouble words={photos.needsArea} />
          <Permitted right="measure">
            <ButtonLink kind="primary" href={toArea(photo.courseId, photo.id)}>
              {photos.drawArea}
            </ButtonLink>
          </Permitted>
        </>
      );
    case 'refused':
      return (
        <>
          <Trouble words={REFUSAL_WORDS[photo.status.code]} />
          {mayDraw(photo) && (
            <Permitted right="measure">
              <ButtonLink kind="primary" href={toArea(photo.courseId, photo.id)}>
                {photos.drawArea}
              </ButtonLink>
            </Permitted>
          )}
        </>
      );
    case 'measured':
      return (
        <p className={styles.good}>
          <Icon name="check" />
          {photos.measured}
        </p>
      );
  }
}

/** A photo of a session: its picture, which opens its details, its view, where its work stands, its track. */
export function PhotoTile({
  photo,
  session,
  tracks,
  onOpen,
}: {
  readonly photo: Photo;
  readonly session: Session;
  readonly tracks: PhotoTracks;
  readonly onOpen: () => void;
}) {
  const thumbnail = useStored(readThumbnail(photo.id), [photo.id]);
  const view = VIEW_NAMES[photo.view];
  return (
    <li className={styles.tile}>
      <AriaButton
        className={styles.tilePicture!}
        aria-label={messages.photos.details(messages.photos.photoOf(view, formatDay(session.on)))}
        onPress={onOpen}
      >
        <Thumbnail blob={thumbnail} alt="" />
      </AriaButton>
      <div className={styles.tileWords}>
        <strong>{view}</strong>
        <PhotoState photo={photo} />
        <ComparableBadge photo={photo} />
        <ConsentBadge photoId={photo.id} />
        <TrackLines tracks={tracks} />
      </div>
    </li>
  );
}
