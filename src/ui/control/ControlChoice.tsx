import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { PhotoView } from '../../actions/readPhoto.ts';
import { setControl } from '../../actions/setControl.ts';
import type { ImagePolygon, Photo } from '../../domain/photo.ts';
import { toControl, toPhotos } from '../app/routes.ts';
import styles from '../area/Area.module.css';
import { PictureStage } from '../area/PictureStage.tsx';
import { PointButtons } from '../area/PointButtons.tsx';
import { PolygonEditor } from '../area/PolygonEditor.tsx';
import { coveredPx2 } from '../area/polygon.ts';
import { messages } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { ControlPatches } from './ControlPatches.tsx';
import type { NamedPhoto } from './photoSeries.ts';

/** Skin the two halves of a patch need together, cm2. */
const LEAST_CM2 = 2;

const WHOSE = [
  { value: 'proposed', label: messages.control.proposed },
  { value: 'own', label: messages.control.own },
] as const;
type Whose = (typeof WHOSE)[number]['value'];

interface ControlChoiceProps extends Pick<PhotoView, 'photo' | 'measured'> {
  readonly picture: ImageBitmap;
  /** The next photo of the view; `null`: this is the last. */
  readonly next: NamedPhoto | null;
  readonly children: ReactNode;
}

/** The photo with its proposed clear skin, or a patch drawn by hand, and the way to take one of them. */
export function ControlChoice({ photo, measured, picture, next, children }: ControlChoiceProps) {
  const [whose, setWhose] = useState<Whose>(photo.control ? 'own' : 'proposed');
  const [points, setPoints] = useState<ImagePolygon>(photo.control ?? []);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { control, area } = messages;
  const isOwn = whose === 'own';
  const proposed = photo.control === null ? (measured?.control ?? null) : null;
  const isKept = !isOwn && photo.control === null;
  const mayTake = !isOwn || points.length >= 3;

  const take = (to: string) =>
    run(async () => {
      await setControl(photo.id, isOwn ? points : null);
      navigate(to);
    });
  return (
    <div className={styles.choosing}>
      <Segmented label={control.which} value={whose} options={WHOSE} onChange={setWhose} />
      <div className={styles.page}>
        {isOwn ? (
          <PolygonEditor picture={picture} points={points} onChange={setPoints} label={control.editor} />
        ) : (
          <PictureStage picture={picture} label={control.stage}>
            {(pen) => proposed && <ControlPatches control={proposed} pen={pen} />}
          </PictureStage>
        )}
        <div className={styles.fields}>
          {isOwn ? (
            <OwnPatch
              points={points}
              pxPerMm={measured?.pxPerMm ?? null}
              onChange={setPoints}
              isFace={photo.view !== 'area'}
            />
          ) : (
            <ul className={styles.soft}>
              {proposed && <li>{control.reference}</li>}
              {proposed && <li>{control.check}</li>}
              <li>{isKept ? control.kept : control.foundAgain}</li>
            </ul>
          )}
          {isOwn && points.length < 3 && <p className={styles.soft}>{area.tooFew}</p>}
          {code && <Notice kind="danger" words={remedyFor(code)} />}
          {isKept ? (
            <Keep photo={photo} next={next} />
          ) : (
            <Take next={next} isDisabled={isBusy || !mayTake} onTake={take} photo={photo} />
          )}
          {children}
        </div>
      </div>
    </div>
  );
}

interface WayOnProps {
  readonly photo: Photo;
  readonly next: NamedPhoto | null;
}

/** On from a photo whose proposed patch stays. */
function Keep({ photo, next }: WayOnProps) {
  const { control } = messages;
  return (
    <div className={styles.row}>
      {next && (
        <ButtonLink kind="primary" href={toControl(photo.courseId, next.photo.id)}>
          {control.keepAndNext(next.name)}
        </ButtonLink>
      )}
      <ButtonLink kind={next ? 'quiet' : 'primary'} href={toPhotos(photo.courseId)}>
        {control.keep}
      </ButtonLink>
    </div>
  );
}

/** On from a photo whose clear skin changes. */
function Take({
  photo,
  next,
  isDisabled,
  onTake,
}: WayOnProps & { readonly isDisabled: boolean; readonly onTake: (to: string) => void }) {
  const { control, app } = messages;
  return (
    <div className={styles.row}>
      {next && (
        <Button kind="primary" isDisabled={isDisabled} onPress={() => onTake(toControl(photo.courseId, next.photo.id))}>
          {control.saveAndNext(next.name)}
        </Button>
      )}
      <Button
        kind={next ? 'quiet' : 'primary'}
        isDisabled={isDisabled}
        onPress={() => onTake(toPhotos(photo.courseId))}
      >
        {control.save}
      </Button>
      <ButtonLink kind="plain" href={toPhotos(photo.courseId)}>
        {app.cancel}
      </ButtonLink>
    </div>
  );
}

function OwnPatch({
  points,
  pxPerMm,
  onChange,
  isFace,
}: {
  readonly points: ImagePolygon;
  readonly pxPerMm: number | null;
  readonly onChange: (points: ImagePolygon) => void;
  readonly isFace: boolean;
}) {
  const { control, area } = messages;
  const cm2 = pxPerMm === null || points.length < 3 ? null : coveredPx2(points) / (pxPerMm * 10) ** 2;
  return (
    <>
      <p>
        {control.how} {isFace ? control.where.face : control.where.area}
      </p>
      <p className={styles.soft}>{area.keys}</p>
      <p className={styles.soft}>{control.halves}</p>
      {cm2 !== null && (
        <p role="status">
          {control.size(cm2.toFixed(1))} {cm2 < LEAST_CM2 && <strong>{control.tooSmall}</strong>}
        </p>
      )}
      <PointButtons points={points} onChange={onChange} />
    </>
  );
}
