import { useState } from 'react';
import { useLocation } from 'wouter';
import { startCalibration } from '../../actions/startCalibration.ts';
import type { Room } from '../../domain/room.ts';
import { toPhotos } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Calibration.module.css';
import { NameForm } from './NameForm.tsx';

/** Adds a person for calibrating a room, and goes to the photos. */
export function StartCalibration({ room, isFirst }: { readonly room: Room; readonly isFirst: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { calibration, start } = messages;
  const begin = (label: string) =>
    run(async () => navigate(toPhotos(await startCalibration({ label, roomId: room.id }))));
  return (
    <>
      <div>
        <Button
          kind={isFirst ? 'primary' : 'quiet'}
          aria-label={calibration.startOf(room.name)}
          onPress={() => setOpen(true)}
        >
          <Icon name="photo" />
          {calibration.start}
        </Button>
      </div>
      <Dialog title={calibration.startTitle(room.name)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p className={styles.soft}>{calibration.startLead}</p>
        <NameForm
          label={calibration.person}
          hint={start.clientHint}
          missing={calibration.personMissing}
          submit={calibration.begin}
          isBusy={isBusy}
          onSubmit={begin}
        />
        {code && <Notice kind="danger" words={remedyFor(code)} />}
      </Dialog>
    </>
  );
}
