import { useState } from 'react';
import { EXAMPLE_TRUTH } from '../../actions/exampleTruth.ts';
import type { CourseView } from '../../actions/readCourse.ts';
import { readReadings } from '../../actions/readReadings.ts';
import { useStored } from '../../actions/useStored.ts';
import { localDay } from '../../domain/day.ts';
import { MEASURES } from '../../domain/measure.ts';
import { VIEWS } from '../../domain/photo.ts';
import type { Reading } from '../../domain/reading.ts';
import { FACE_REGIONS, type RegionId } from '../../domain/region.ts';
import { type TrendPoint, trendOf } from '../../domain/trend.ts';
import { toPhotos } from '../app/routes.ts';
import { CourseFrame } from '../course/CourseFrame.tsx';
import { formatDay } from '../format.ts';
import { messages, REGION_NAMES, VIEW_NAMES } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Choice } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { knownChanges, useExampleTruth } from './knownChanges.ts';
import { Legend } from './Legend.tsx';
import { MeasureCard } from './MeasureCard.tsx';
import styles from './Progress.module.css';
import { notesOn } from './sentence.ts';

const REGIONS: readonly RegionId[] = ['face', 'area', ...FACE_REGIONS];

function Charts({
  view: { client, sessions, photos },
  readings,
}: {
  readonly view: CourseView;
  readonly readings: readonly Reading[];
}) {
  const measured = photos.filter(({ id }) => readings.some(({ photoId }) => photoId === id));
  const views = VIEWS.filter((view) => measured.some((photo) => photo.view === view));
  const [chosenView, setView] = useState(views[0] ?? 'front');
  const view = views.includes(chosenView) ? chosenView : (views[0] ?? 'front');
  const inView = new Set(measured.filter((photo) => photo.view === view).map(({ id }) => id));
  const regions = REGIONS.filter((region) =>
    readings.some((reading) => reading.region === region && inView.has(reading.photoId)),
  );
  const [chosenRegion, setRegion] = useState<RegionId>('face');
  const region = regions.includes(chosenRegion) ? chosenRegion : (regions[0] ?? 'face');
  const [hasTable, setTable] = useState(false);
  const truth = useExampleTruth(client.isExample);
  const trends = MEASURES.map((measure) => trendOf(readings, photos, sessions, { view, region, measure }));
  const { progress, course } = messages;

  const nameOf = ({ sessionId, on }: TrendPoint) =>
    progress.sessionOn(course.session(sessions.findIndex(({ id }) => id === sessionId) + 1), formatDay(on));
  return (
    <>
      <div className={styles.controls}>
        <Choice
          label={progress.region}
          value={region}
          options={regions.map((value) => ({ value, label: REGION_NAMES[value] }))}
          onChange={setRegion}
        />
        {views.length > 1 && (
          <Segmented
            label={progress.view}
            value={view}
            options={views.map((value) => ({ value, label: VIEW_NAMES[value] }))}
            onChange={setView}
          />
        )}
        <div className={styles.tools}>
          <Button onPress={() => setTable(!hasTable)}>{hasTable ? progress.hideTable : progress.table}</Button>
          <Button onPress={() => window.print()}>
            <Icon name="print" />
            {progress.print}
          </Button>
        </div>
      </div>
      <p className={styles.printed}>
        {REGION_NAMES[region]} · {VIEW_NAMES[view]} · {progress.printed(formatDay(localDay(new Date())))}
      </p>
      <div className={styles.notes}>
        {notesOn(trends).map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      <div className={styles.cards}>
        {trends.map((trend) => (
          <MeasureCard
            key={trend.measure}
            trend={trend}
            nameOf={nameOf}
            hasTable={hasTable}
            known={knownChanges(trend, truth)}
          />
        ))}
      </div>
      <Legend hasKnown={truth !== null} />
      {truth && (
        <p className={styles.soft}>
          {progress.truth} <a href={EXAMPLE_TRUTH}>{progress.truthLink}</a>
        </p>
      )}
      <p className={styles.soft}>{progress.disclaimer}</p>
    </>
  );
}

function Progress({ view }: { readonly view: CourseView }) {
  const readings = useStored(readReadings(view.course.id), [view.course.id]);
  if (readings === undefined) return <p role="status">{messages.app.loading}</p>;
  if (readings.length > 0) return <Charts view={view} readings={readings} />;
  const isUnderWay = view.photos.some(({ status }) => status.kind === 'measured' || status.kind === 'awaiting');
  if (isUnderWay) return <p role="status">{messages.progress.soon}</p>;
  return (
    <div className={styles.empty}>
      <p>{messages.progress.empty}</p>
      <ButtonLink kind="primary" href={toPhotos(view.course.id)}>
        {messages.photos.pick}
      </ButtonLink>
    </div>
  );
}

/** How the skin has changed over the course, measure by measure. */
export function ProgressPage() {
  return <CourseFrame screen="progress">{(view) => <Progress view={view} />}</CourseFrame>;
}
