import { useState } from 'react';
import type { CourseView } from '../../actions/readCourse.ts';
import type { PhotoId } from '../../domain/ids.ts';
import type { Photo } from '../../domain/photo.ts';
import { showsHealing, tracksOf } from '../capture/healingWords.ts';
import { Filmstrip } from '../compare/Filmstrip.tsx';
import { useComparison } from '../compare/useComparison.ts';
import { Viewer } from '../compare/Viewer.tsx';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Notice } from '../parts/Notice.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { Title } from '../parts/Title.tsx';
import { remedyFor } from '../words/faults.ts';
import { VIEW_NAMES } from '../words/names.ts';
import styles from './ClientView.module.css';

const MODES = (['wipe', 'side'] as const).map((value) => ({ value, label: messages.compare.modes[value] }));

/** The client's photos of one view, the first beside any later one; healing skin is left to the practitioner. */
export function ClientCompare({ view }: { readonly view: CourseView }) {
  const { clientView: words } = messages;
  const measured = view.photos.filter(
    (photo) => photo.status.kind === 'measured' && !showsHealing(tracksOf(photo, view)),
  );
  const photos = measured.filter((photo) => photo.view === measured[0]?.view);
  const [first] = photos;
  const later = photos.filter(({ sessionId }) => sessionId !== first?.sessionId);
  return (
    <div className={styles.task}>
      <div className={styles.hero}>
        <Title>{words.compareTitle}</Title>
        <p className={styles.soft}>{later.length > 0 ? words.compareLead : words.compareNeed}</p>
      </div>
      {first && later.length > 0 && <Pair view={view} first={first} later={later} />}
    </div>
  );
}

interface PairProps {
  readonly view: CourseView;
  readonly first: Photo;
  readonly later: readonly Photo[];
}

function Pair({ view, first, later }: PairProps) {
  const [chosen, setChosen] = useState<PhotoId | null>(null);
  const [mode, setMode] = useState<'wipe' | 'side'>('wipe');
  const right = later.find(({ id }) => id === chosen) ?? (later.at(-1) as Photo);
  const state = useComparison(first.id, right.id);
  const dayOf = ({ sessionId }: Photo) => formatDay(view.sessions.find(({ id }) => id === sessionId)?.on ?? '');
  const sideOf = (photo: Photo) => ({ view: VIEW_NAMES[photo.view], day: dayOf(photo) });
  return (
    <>
      {later.length > 1 && (
        <Filmstrip
          frames={later.map((photo) => ({ value: photo.id, label: dayOf(photo), day: dayOf(photo) }))}
          left={first.id}
          right={right.id}
          onPick={setChosen}
        />
      )}
      <Segmented label={messages.compare.mode} value={mode} options={MODES} onChange={setMode} />
      {state.kind === 'busy' && <p role="status">{messages.compare.lining}</p>}
      {state.kind === 'failed' && <Notice kind="danger" words={remedyFor(state.code)} />}
      {state.kind === 'ready' && (
        <Viewer
          key={right.id}
          pair={state.pair}
          mode={mode}
          measure={null}
          opacity={0}
          left={sideOf(first)}
          right={sideOf(right)}
        />
      )}
    </>
  );
}
