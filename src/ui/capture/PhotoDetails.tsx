import { useState } from 'react';
import { movePhoto } from '../../actions/movePhoto.ts';
import { type PhotoView, readPhoto, readThumbnail } from '../../actions/readPhoto.ts';
import { removePhoto } from '../../actions/removePhoto.ts';
import { useStored } from '../../actions/useStored.ts';
import { isIsoDay } from '../../domain/day.ts';
import type { PhotoId } from '../../domain/ids.ts';
import type { MeasureId } from '../../domain/measure.ts';
import { VIEWS } from '../../domain/photo.ts';
import { toArea } from '../app/routes.ts';
import { formatDay } from '../format.ts';
import { MEASURE_WORDS, messages, QUALITY_WORDS, REFUSAL_WORDS, remedyFor, VIEW_NAMES } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Choice, NativeField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Thumbnail } from '../parts/Thumbnail.tsx';
import { useAction } from '../parts/useAction.ts';
import { mayDraw } from './mayDraw.ts';
import styles from './Photos.module.css';

const FACE_VIEWS = VIEWS.filter((view) => view !== 'area').map((value) => ({ value, label: VIEW_NAMES[value] }));

function Facts({ photo }: Pick<PhotoView, 'photo'>) {
  const { photos } = messages;
  const { takenAt, cameraMake, cameraModel } = photo.capture;
  const facts = [
    [photos.taken, takenAt && formatDay(takenAt)],
    [photos.camera, [cameraMake, cameraModel].filter(Boolean).join(' ')],
    [photos.size, `${photo.widthPx} × ${photo.heightPx} px`],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

const nameOf = (measure: MeasureId) => MEASURE_WORDS[measure].name.toLowerCase();

function QualityList({ view: { photo, measured } }: { readonly view: PhotoView }) {
  if (photo.status.kind === 'refused') return <Notice kind="danger" words={REFUSAL_WORDS[photo.status.code]} />;
  if (!measured) return null;
  const findings = measured.quality.filter(({ level }) => level !== 'good');
  return (
    <section className={styles.quality} aria-labelledby="quality">
      <h3 id="quality">{messages.photos.quality}</h3>
      {findings.length === 0 && <p className={styles.soft}>{messages.photos.qualityGood}</p>}
      {findings.map(({ check, level, touches }) => (
        <Notice key={check} kind={level === 'refused' ? 'danger' : 'caution'} words={QUALITY_WORDS[check]}>
          {touches.length > 0 && <p>{messages.photos.touches(touches.map(nameOf).join(', '))}</p>}
        </Notice>
      ))}
    </section>
  );
}

/** A photo's details: what can be corrected (view, day), what was found on its quality, and the way to remove it. */
export function PhotoDetails({ photoId, onClose }: { readonly photoId: PhotoId; readonly onClose: () => void }) {
  const view = useStored(readPhoto(photoId), [photoId]);
  const thumbnail = useStored(readThumbnail(photoId), [photoId]);
  const [on, setOn] = useState<string | null>(null);
  const { isBusy, code, run } = useAction();
  const { photos } = messages;
  if (!view) return null;
  const { photo, session } = view;
  const remove = () =>
    run(async () => {
      onClose();
      await removePhoto(photoId);
    });
  return (
    <Dialog title={photos.photoOf(VIEW_NAMES[photo.view], formatDay(session.on))} isOpen onClose={onClose}>
      <div className={styles.details}>
        <div className={styles.detailsPicture}>
          <Thumbnail blob={thumbnail} alt="" />
        </div>
        <div className={styles.fields}>
          {photo.view !== 'area' && (
            <Choice
              label={photos.view}
              value={photo.view}
              options={FACE_VIEWS}
              isDisabled={isBusy}
              onChange={(next) => run(() => movePhoto(photoId, { view: next }))}
            />
          )}
          <NativeField
            label={photos.day}
            hint={photos.moveHint}
            type="date"
            required
            value={on ?? session.on}
            onChange={(event) => setOn(event.target.value)}
          />
          {on !== null && isIsoDay(on) && on !== session.on && (
            <Button kind="primary" isDisabled={isBusy} onPress={() => run(() => movePhoto(photoId, { on }))}>
              {photos.moveTo(formatDay(on))}
            </Button>
          )}
          <Facts photo={photo} />
        </div>
      </div>
      <QualityList view={view} />
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      <div className={styles.actions}>
        {mayDraw(photo) && (
          <ButtonLink href={toArea(photo.courseId, photo.id)}>
            {photo.area ? photos.redraw : photos.drawArea}
          </ButtonLink>
        )}
        <Button kind="danger" isDisabled={isBusy} onPress={remove}>
          <Icon name="remove" />
          {photos.remove}
        </Button>
      </div>
    </Dialog>
  );
}
