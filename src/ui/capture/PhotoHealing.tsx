import { useState } from 'react';
import { overridePhoto } from '../../actions/overridePhoto.ts';
import type { PhotoView } from '../../actions/readPhoto.ts';
import { setAfterTreatment } from '../../actions/setAfterTreatment.ts';
import { useRight } from '../../actions/vault/rights.ts';
import { isFit } from '../../domain/healing.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Check.tsx';
import { TextField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { tracksOf } from './healingWords.ts';
import styles from './Photos.module.css';
import { TrackLines } from './TrackLines.tsx';

function Override({ photoId }: { readonly photoId: PhotoId }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { isBusy, code, run } = useAction();
  const { healing } = messages;
  if (!isOpen) return <Button onPress={() => setOpen(true)}>{healing.override}</Button>;
  const confirm = () => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') run(() => overridePhoto(photoId, reason));
  };
  return (
    <div className={styles.fields}>
      <TextField
        label={healing.reason}
        hint={healing.overrideHint}
        error={healing.reasonMissing}
        isInvalid={isMissing}
        isRequired
        validationBehavior="aria"
        autoFocus
        value={reason}
        onChange={(next) => {
          setReason(next);
          setMissing(false);
        }}
      />
      {code && <Notice kind="danger" words={remedyFor(code)} />}
      <div className={styles.actions}>
        <Button onPress={() => setOpen(false)}>{messages.app.cancel}</Button>
        <Button kind="primary" isDisabled={isBusy} onPress={confirm}>
          {healing.overrideConfirm}
        </Button>
      </div>
    </div>
  );
}

/** On which track a photo is and why, what can be corrected of it, and the decision to let it count all the same. */
export function PhotoHealing({ view }: { readonly view: PhotoView }) {
  const { photo, session } = view;
  const { isBusy, code, run } = useAction();
  const { healing } = messages;
  const mayCapture = useRight('capture');
  const tracks = tracksOf(photo, view);
  const [first] = tracks.groups;
  const isLeftOut = tracks.signs.length > 0 || tracks.groups.some((group) => !isFit({ ...group, sign: null }));
  return (
    <section className={styles.fields} aria-labelledby="healing">
      <h3 id="healing">{healing.title}</h3>
      <TrackLines tracks={tracks} />
      {first && (
        <p className={styles.soft}>
          {first.cause && healing.since(first.cause.daysSince, first.cause.protocol.name)}{' '}
          {healing.meaning[first.track]}
        </p>
      )}
      {(session.treatments.length > 0 || photo.isAfterTreatment) && (
        <Check
          label={healing.after}
          hint={healing.afterHint}
          isChecked={photo.isAfterTreatment}
          isDisabled={isBusy || !mayCapture}
          onChange={(isAfter) => run(() => setAfterTreatment(photo.id, isAfter))}
        />
      )}
      {photo.override ? (
        <div className={styles.fields}>
          <p>{healing.overridden(formatDay(photo.override.on), photo.override.reason)}</p>
          <Permitted right="measure">
            <div className={styles.foot}>
              <Button isDisabled={isBusy} onPress={() => run(() => overridePhoto(photo.id, null))}>
                {healing.overrideUndo}
              </Button>
            </div>
          </Permitted>
        </div>
      ) : (
        isLeftOut && (
          <Permitted right="measure">
            <Override photoId={photo.id} />
          </Permitted>
        )
      )}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </section>
  );
}
