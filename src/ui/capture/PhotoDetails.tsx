import { useState } from 'react';
import { movePhoto } from '../../actions/movePhoto.ts';
import { type PhotoView, readPhoto, readThumbnail } from '../../actions/readPhoto.ts';
import { removePhoto } from '../../actions/removePhoto.ts';
import { useStored } from '../../actions/useStored.ts';
import { useRight } from '../../actions/vault/rights.ts';
import { isIsoDay } from '../../domain/day.ts';
import type { PhotoId } from '../../domain/ids.ts';
import type { MeasureId } from '../../domain/measure.ts';
import { VIEWS } from '../../domain/photo.ts';
import type { QualityFinding } from '../../domain/quality.ts';
import { toArea, toCard, toControl, toGrey } from '../app/routes.ts';
import { CardFound } from '../card/CardFound.tsx';
import { cardState } from '../card/cardWords.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Choice, NativeField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import { Thumbnail } from '../parts/Thumbnail.tsx';
import { useAction } from '../parts/useAction.ts';
import { EXCLUSION_WORDS } from '../words/exclusions.ts';
import { REFUSAL_WORDS, remedyFor } from '../words/faults.ts';
import { MEASURE_WORDS, VIEW_NAMES } from '../words/names.ts';
import { CHECK_FORMATS, QUALITY_WORDS } from '../words/quality.ts';
import { mayDraw } from './mayDraw.ts';
import { PhotoHealing } from './PhotoHealing.tsx';
import styles from './Photos.module.css';

const FACE_VIEWS = VIEWS.filter((view) => view !== 'area').map((value) => ({ value, label: VIEW_NAMES[value] }));

function Facts({ photo, measured }: Pick<PhotoView, 'photo' | 'measured'>) {
  const { photos } = messages;
  const { takenAt, cameraMake, cameraModel } = photo.capture;
  const facts = [
    [photos.taken, takenAt && formatDay(takenAt)],
    [photos.camera, [cameraMake, cameraModel].filter(Boolean).join(' ')],
    [photos.size, `${photo.widthPx} × ${photo.heightPx} px`],
    [messages.card.fact, cardState({ photo, measured })],
    [messages.grey.fact, photo.grey && messages.grey.marked],
    [photos.clearSkin, measured && messages.control.fact(photo.control !== null, measured.control.reliable)],
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

/** Limits from here on stand for a check that only warns. */
const NEVER = 1e5;

/** The number of a check and the limits it was held against. */
function limitsOf({ check, value, cautionAt, refuseAt }: QualityFinding): string {
  const { photos } = messages;
  const written = CHECK_FORMATS[check];
  const lessIsWorse = refuseAt < cautionAt;
  const good = lessIsWorse ? photos.goodFrom(written(cautionAt)) : photos.goodTo(written(cautionAt));
  const refused = lessIsWorse ? photos.refusedFrom(written(refuseAt)) : photos.refusedTo(written(refuseAt));
  return `${photos.found(written(value))} ${good}${Math.abs(refuseAt) > NEVER ? '.' : refused}`;
}

const nameOf = (measure: MeasureId) => MEASURE_WORDS[measure].name.toLowerCase();

const isOfTexture = ({ level, touches }: QualityFinding) => level === 'refused' && touches.includes('lines');

function QualityList({ view: { photo, measured } }: { readonly view: PhotoView }) {
  if (photo.status.kind === 'refused') return <Notice kind="danger" words={REFUSAL_WORDS[photo.status.code]} />;
  if (photo.status.kind === 'needs-area') return <Notice words={messages.photos.needsArea} />;
  if (!measured) {
    return photo.status.kind === 'measured' ? <p className={styles.soft}>{messages.photos.shipped}</p> : null;
  }
  const { textureReason } = measured;
  const findings = measured.quality.filter(({ level }) => level !== 'good');
  return (
    <section className={styles.quality} aria-labelledby="quality">
      <h3 id="quality">{messages.photos.quality}</h3>
      {findings.length === 0 && !textureReason && <p className={styles.soft}>{messages.photos.qualityGood}</p>}
      {findings.map((finding) => (
        <Notice
          key={finding.check}
          kind={finding.level === 'refused' ? 'danger' : 'caution'}
          words={QUALITY_WORDS[finding.check]}
        >
          <p>
            {limitsOf(finding)} {messages.photos.touches(finding.touches.map(nameOf).join(', '))}
          </p>
        </Notice>
      ))}
      {textureReason && !findings.some(isOfTexture) && (
        <Notice
          words={{
            what: messages.photos.noTexture(EXCLUSION_WORDS[textureReason].what),
            remedy: EXCLUSION_WORDS[textureReason].remedy,
          }}
        />
      )}
    </section>
  );
}

/** A photo's details: what can be corrected (view, day), what was found on its quality, and the way to remove it. */
export function PhotoDetails({ photoId, onClose }: { readonly photoId: PhotoId; readonly onClose: () => void }) {
  const view = useStored(readPhoto(photoId), [photoId]);
  const thumbnail = useStored(readThumbnail(photoId), [photoId]);
  const [on, setOn] = useState<string | null>(null);
  const { isBusy, code, run } = useAction();
  const mayCapture = useRight('capture');
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
              isDisabled={isBusy || !mayCapture}
              onChange={(next) => run(() => movePhoto(photoId, { view: next }))}
            />
          )}
          <NativeField
            label={photos.day}
            hint={photos.moveHint}
            type="date"
            required
            disabled={!mayCapture}
            value={on ?? session.on}
            onChange={(event) => setOn(event.target.value)}
          />
          {on !== null && isIsoDay(on) && on !== session.on && (
            <Button kind="primary" isDisabled={isBusy} onPress={() => run(() => movePhoto(photoId, { on }))}>
              {photos.moveTo(formatDay(on))}
            </Button>
          )}
          <Facts photo={photo} measured={view.measured} />
        </div>
      </div>
      <PhotoHealing view={view} />
      <QualityList view={view} />
      {view.measured?.card && <CardFound {...view} />}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      <div className={styles.actions}>
        <Permitted right="measure">
          {(photo.status.kind === 'measured' || photo.status.kind === 'awaiting') && (
            <ButtonLink href={toControl(photo.courseId, photo.id)}>{messages.control.open}</ButtonLink>
          )}
          {(photo.status.kind === 'measured' || photo.status.kind === 'awaiting') && (
            <ButtonLink href={toGrey(photo.courseId, photo.id)}>{messages.grey.open}</ButtonLink>
          )}
          {(photo.status.kind === 'measured' || photo.status.kind === 'awaiting') && (
            <ButtonLink href={toCard(photo.courseId, photo.id)}>{messages.card.open}</ButtonLink>
          )}
          {mayDraw(photo) && (
            <ButtonLink href={toArea(photo.courseId, photo.id)}>
              {photo.area ? photos.redraw : photos.drawArea}
            </ButtonLink>
          )}
        </Permitted>
        <Permitted right="erase">
          <Button kind="danger" isDisabled={isBusy} onPress={remove}>
            <Icon name="remove" />
            {photos.remove}
          </Button>
        </Permitted>
      </div>
    </Dialog>
  );
}
