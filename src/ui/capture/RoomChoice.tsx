import { useState } from 'react';
import { addRoom } from '../../actions/addRoom.ts';
import { readRooms } from '../../actions/readRooms.ts';
import { useStored } from '../../actions/useStored.ts';
import type { RoomId } from '../../domain/ids.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Choice, TextField } from '../parts/Field.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Photos.module.css';

/** The entry of the list that asks for a new room; no room has this id. */
const ANOTHER = 'another';

interface RoomChoiceProps {
  readonly value: RoomId | null;
  readonly onChange: (roomId: RoomId | null) => void;
}

/** The room a visit's photos were taken in: one of the clinic's, a new one, or not said. */
export function RoomChoice({ value, onChange }: RoomChoiceProps) {
  const rooms = useStored(readRooms(), []) ?? [];
  const [isAdding, setAdding] = useState(false);
  const [name, setName] = useState('');
  const { isBusy, code, run } = useAction();
  const { healing } = messages;
  const options = [
    { value: '', label: healing.noRoom },
    ...rooms.map(({ id, name: label }) => ({ value: id as string, label })),
    { value: ANOTHER, label: healing.addRoom },
  ];
  const choose = (next: string) => {
    setAdding(next === ANOTHER);
    if (next !== ANOTHER) onChange(next === '' ? null : (next as string as RoomId));
  };
  const add = () =>
    run(async () => {
      onChange(await addRoom({ name }));
      setAdding(false);
      setName('');
    });
  return (
    <>
      <Choice label={healing.room} value={isAdding ? ANOTHER : (value ?? '')} options={options} onChange={choose} />
      {isAdding && (
        <div className={styles.addRoom}>
          <TextField label={healing.roomName} value={name} onChange={setName} autoFocus />
          <Button isDisabled={isBusy || name.trim() === ''} onPress={add}>
            {messages.calibration.addRoom}
          </Button>
        </div>
      )}
      {code && <Notice kind="danger" words={remedyFor(code)} />}
    </>
  );
}
