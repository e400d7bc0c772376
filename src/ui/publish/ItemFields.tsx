import { useEffect } from 'react';
import type { SetItem } from '../../actions/publish/subjectOf.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { type Photo, VIEWS, type View } from '../../domain/photo.ts';
import type { GatedSubject } from '../../domain/publishGate.ts';
import { photoEntry } from '../../domain/setSubject.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Field.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { VIEW_NAMES } from '../words/names.ts';
import styles from './Publish.module.css';

const { publish: words } = messages;
const KINDS = (['pair', 'series'] as const).map((value) => ({ value, label: words.kinds[value] }));

interface ItemFieldsProps {
  /** Whose course it is. */
  readonly name: string;
  /** With all photos of its course. */
  readonly subject: GatedSubject;
  readonly item: SetItem;
  readonly onChange: (item: SetItem) => void;
  /** `null`: it is the only one. */
  readonly onRemove: (() => void) | null;
}

/** Which photos of a course are shown: the first and the latest of its first view, until somebody chooses others. */
export function ItemFields({ name, subject, item, onChange, onRemove }: ItemFieldsProps) {
  const measured = subject.photos.filter(({ status }) => status.kind === 'measured');
  const ofView = (view: View) => measured.filter((photo) => photo.view === view);
  const views = VIEWS.filter((view) => ofView(view).length > 1);
  const shown = measured.filter(({ id }) => item.photoIds.includes(id));
  const view = shown[0]?.view ?? views[0];
  const members = view === undefined ? [] : ofView(view);
  const choose = (photoIds: readonly PhotoId[]) => onChange({ ...item, photoIds, areMarksHidden: false });
  const pair = (photos: readonly Photo[]) => choose([photos[0], photos.at(-1)].flatMap((photo) => photo?.id ?? []));
  const isEmpty = shown.length === 0 && members.length > 1;
  useEffect(() => {
    if (isEmpty) pair(members);
  });
  const options = members.map((photo) => ({ value: photo.id, label: nameOf(subject, photo, members) }));
  const [first, last] = [shown[0], shown.at(-1)];
  const kind = shown.length > 2 ? 'series' : 'pair';
  return (
    <div className={styles.fields}>
      <div className={styles.head}>
        <h3 translate="no">{name}</h3>
        {onRemove && (
          <Button kind="plain" onPress={onRemove}>
            {words.remove}
          </Button>
        )}
      </div>
      {view === undefined && <p className={styles.soft}>{words.none}</p>}
      {view && views.length > 1 && (
        <Segmented
          label={words.view}
          value={view}
          options={views.map((value) => ({ value, label: VIEW_NAMES[value] }))}
          onChange={(next) => pair(ofView(next))}
        />
      )}
      {onePerVisit(members).length > 2 && (
        <Segmented
          label={words.kind}
          value={kind}
          options={KINDS}
          onChange={(next) => (next === 'pair' ? pair(members) : choose(onePerVisit(members).map(({ id }) => id)))}
        />
      )}
      {kind === 'pair' && first && last && (
        <div className={styles.row}>
          <Choice
            label={words.first}
            value={first.id}
            options={options.filter(({ value }) => value !== last.id)}
            onChange={(id) => choose([id, last.id])}
          />
          <Choice
            label={words.last}
            value={last.id}
            options={options.filter(({ value }) => value !== first.id)}
            onChange={(id) => choose([first.id, id])}
          />
        </div>
      )}
    </div>
  );
}

function nameOf({ record }: GatedSubject, photo: Photo, members: readonly Photo[]): string {
  const { on, session } = photoEntry(record, photo);
  const shots = members.filter(({ sessionId }) => sessionId === photo.sessionId);
  const name = messages.progress.sessionOn(messages.course.session(session), formatDay(on));
  return shots.length > 1 ? messages.compare.shot(name, shots.indexOf(photo) + 1) : name;
}

/** The first photo of each visit. */
function onePerVisit(photos: readonly Photo[]): readonly Photo[] {
  return photos.filter((photo, i) => photos.findIndex(({ sessionId }) => sessionId === photo.sessionId) === i);
}
