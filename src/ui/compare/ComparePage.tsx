import { useMemo, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { CourseView } from '../../actions/readCourse.ts';
import { readCourseRecord } from '../../actions/readCourseRecord.ts';
import { useStored } from '../../actions/useStored.ts';
import { comparisonOf } from '../../domain/comparison.ts';
import type { PhotoId } from '../../domain/ids.ts';
import { MEASURES, type MeasureId } from '../../domain/measure.ts';
import { pairVerdicts } from '../../domain/pairVerdicts.ts';
import { type Photo, VIEWS, type View } from '../../domain/photo.ts';
import { toCompare, toPhotos } from '../app/routes.ts';
import { PairConsent } from '../consent/PairConsent.tsx';
import { CourseFrame } from '../course/CourseFrame.tsx';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Choice } from '../parts/Field.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { VIEW_NAMES } from '../words/names.ts';
import styles from './Compare.module.css';
import { Comparison } from './Comparison.tsx';
import { Filmstrip } from './Filmstrip.tsx';
import { PairPanel } from './PairPanel.tsx';
import { ToneTable } from './ToneTable.tsx';

/** Photos that can stand side by side, by view, in the order of the visits. */
function comparableViews(photos: readonly Photo[]): Map<View, readonly Photo[]> {
  const measured = photos.filter(({ status }) => status.kind === 'measured');
  const byView = VIEWS.map((view) => [view, measured.filter((photo) => photo.view === view)] as const);
  return new Map(byView.filter(([, members]) => members.length > 1));
}

function namesOf({ sessions }: CourseView, members: readonly Photo[]) {
  return members.map((photo) => {
    const at = sessions.findIndex(({ id }) => id === photo.sessionId);
    const shots = members.filter(({ sessionId }) => sessionId === photo.sessionId);
    const day = formatDay(sessions[at]?.on ?? '');
    const session = messages.progress.sessionOn(messages.course.session(at + 1), day);
    const label = shots.length > 1 ? messages.compare.shot(session, shots.indexOf(photo) + 1) : session;
    return { value: photo.id, label, day };
  });
}

function Compare({ view }: { readonly view: CourseView }) {
  const { course, photos } = view;
  const params = useParams() as { left?: PhotoId; right?: PhotoId };
  const [, navigate] = useLocation();
  const record = useStored(readCourseRecord(course.id), [course.id]);
  const [measure, setMeasure] = useState<MeasureId>(MEASURES.find((id) => id === course.concern) ?? 'redness');
  const views = comparableViews(photos);
  const asked = photos.find(({ id }) => id === params.left)?.view;
  const shownView = asked && views.has(asked) ? asked : [...views.keys()][0];
  const members = (shownView && views.get(shownView)) ?? [];
  const left = members.find(({ id }) => id === params.left) ?? members[0];
  const right =
    members.find(({ id }) => id === params.right && id !== left?.id) ?? members.findLast(({ id }) => id !== left?.id);
  const verdicts = useMemo(
    () => (record && left && right ? pairVerdicts(record, left.id, right.id) : null),
    [record, left, right],
  );
  const rows = useMemo(() => {
    if (!record || !verdicts || !left || !right) return [];
    return comparisonOf(record.readings, left.id, right.id, left.sessionId === right.sessionId, verdicts);
  }, [record, verdicts, left, right]);
  const { compare } = messages;

  if (!left || !right || !shownView) {
    return (
      <div className={styles.empty}>
        <p>{compare.need}</p>
        <ButtonLink kind="primary" href={toPhotos(course.id)}>
          {messages.photos.pick}
        </ButtonLink>
      </div>
    );
  }
  const names = namesOf(view, members);
  const go = (a: PhotoId, b: PhotoId) => navigate(toCompare(course.id, a, b), { replace: true });
  const showView = (next: View) => {
    const of = views.get(next);
    if (of) go(of[0]!.id, of.at(-1)!.id);
  };
  const dayOf = (photo: Photo) => names.find(({ value }) => value === photo.id)?.day ?? '';
  return (
    <>
      <div className={styles.pickers}>
        {views.size > 1 && (
          <Segmented
            label={compare.view}
            value={shownView}
            options={[...views.keys()].map((value) => ({ value, label: VIEW_NAMES[value] }))}
            onChange={showView}
          />
        )}
        <Choice
          label={compare.left}
          value={left.id}
          options={names.filter(({ value }) => value !== right.id)}
          onChange={(id) => go(id, right.id)}
        />
        <Choice
          label={compare.right}
          value={right.id}
          options={names.filter(({ value }) => value !== left.id)}
          onChange={(id) => go(left.id, id)}
        />
      </div>
      <PairConsent
        clientId={course.clientId}
        photos={[left, right].map((photo) => ({ id: photo.id, day: dayOf(photo) }))}
      />
      {members.length > 2 && (
        <Filmstrip frames={names} left={left.id} right={right.id} onPick={(id) => go(left.id, id)} />
      )}
      {verdicts && (
        <PairPanel
          verdicts={verdicts}
          left={{ photo: left, day: dayOf(left) }}
          right={{ photo: right, day: dayOf(right) }}
          course={view}
        />
      )}
      <Comparison
        left={{ id: left.id, view: VIEW_NAMES[shownView], day: dayOf(left) }}
        right={{ id: right.id, view: VIEW_NAMES[shownView], day: dayOf(right) }}
        rows={rows}
        measure={measure}
        onMeasure={setMeasure}
      />
      <ToneTable
        left={record?.facts.get(left.id)?.skinTone}
        right={record?.facts.get(right.id)?.skinTone}
        leftDay={dayOf(left)}
        rightDay={dayOf(right)}
      />
    </>
  );
}

/** Two photos of one view, lined up and held against each other. */
export function ComparePage() {
  return <CourseFrame screen="compare">{(view) => <Compare view={view} />}</CourseFrame>;
}
