import { useState } from 'react';
import type { Client, Course } from '../../domain/course.ts';
import type { CourseId } from '../../domain/ids.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Field.tsx';
import { AREAS, CONCERN_NAMES } from '../words/names.ts';
import styles from './Publish.module.css';

interface AddItemProps {
  readonly courses: readonly { readonly client: Client; readonly course: Course }[];
  readonly onAdd: (id: CourseId) => void;
}

/** Takes the photos of another course into the set. */
export function AddItem({ courses, onAdd }: AddItemProps) {
  const [chosen, setChosen] = useState<CourseId | null>(null);
  const { publish: words } = messages;
  const [first] = courses;
  if (first === undefined) return null;
  const value = courses.find(({ course }) => course.id === chosen)?.course.id ?? first.course.id;
  return (
    <div className={styles.row}>
      <Choice
        label={words.addLabel}
        value={value}
        options={courses.map(({ client, course }) => ({
          value: course.id,
          label: `${client.label} · ${messages.course.title(AREAS[course.area], CONCERN_NAMES[course.concern])}`,
        }))}
        onChange={setChosen}
      />
      <Button onPress={() => onAdd(value)}>{words.add}</Button>
    </div>
  );
}
