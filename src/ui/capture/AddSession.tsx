import { useState } from 'react';
import { addSession } from '../../actions/addSession.ts';
import { isIsoDay, localDay } from '../../domain/day.ts';
import type { CourseId } from '../../domain/ids.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { NativeField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Photos.module.css';

/** Adds a session on a day, for a visit whose photos come later. */
export function AddSession({ courseId }: { readonly courseId: CourseId }) {
  const [isOpen, setOpen] = useState(false);
  const [on, setOn] = useState<string>(() => localDay(new Date()));
  const { isBusy, code, run } = useAction();
  const { photos, app } = messages;
  const add = () =>
    run(async () => {
      if (!isIsoDay(on)) return;
      await addSession({ courseId, on });
      setOpen(false);
    });
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <Icon name="plus" />
        {photos.addSession}
      </Button>
      <Dialog title={photos.addSession} isOpen={isOpen} onClose={() => setOpen(false)}>
        <NativeField
          label={photos.sessionDay}
          type="date"
          required
          value={on}
          onChange={(event) => setOn(event.target.value)}
        />
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <div className={styles.actions}>
          <Button onPress={() => setOpen(false)}>{app.cancel}</Button>
          <Button kind="primary" isDisabled={isBusy || !isIsoDay(on)} onPress={add}>
            {photos.addSession}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
