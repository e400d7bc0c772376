import { useState } from 'react';
import { addRoom } from '../../actions/addRoom.ts';
import { messages } from '../messages.ts';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import { NameForm } from './NameForm.tsx';

/** Adds a room by its name. */
export function AddRoom() {
  const [added, setAdded] = useState(0);
  const { isBusy, code, run } = useAction();
  const { calibration } = messages;
  const add = (name: string) =>
    run(async () => {
      await addRoom({ name });
      setAdded(added + 1);
    });
  return (
    <>
      <NameForm
        // A room that was added leaves an empty field behind.
        key={added}
        label={calibration.roomName}
        hint={calibration.roomHint}
        missing={calibration.roomMissing}
        submit={calibration.addRoom}
        isBusy={isBusy}
        onSubmit={add}
      />
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </>
  );
}
