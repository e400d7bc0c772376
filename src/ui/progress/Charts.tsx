import { useState } from 'react';
import { EXAMPLE_TRUTH } from '../../actions/exampleTruth.ts';
import type { CourseRecord } from '../../domain/courseRecord.ts';
import { localDay } from '../../domain/day.ts';
import type { SessionId } from '../../domain/ids.ts';
import { MEASURES } from '../../domain/measure.ts';
import type { View } from '../../domain/photo.ts';
import { FACE_REGIONS } from '../../domain/region.ts';
import type { TrendRegion } from '../../domain/treatedArea.ts';
import { type Trend, type TrendPoint, trendOf } from '../../domain/trend.ts';
import { verdictsOf } from '../../domain/verdict.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { VIEW_NAMES } from '../words/names.ts';
import { ChartControls } from './ChartControls.tsx';
import { layersOf, passingTreatments } from './chartLayers.ts';
import { markedOn } from './chartMarks.ts';
import type { ChartUnit } from './chartUnit.ts';
import { HealingTrack } from './HealingTrack.tsx';
import { knownChanges, useExampleTruth } from './knownChanges.ts';
import { Legend } from './Legend.tsx';
import { MeasureCard } from './MeasureCard.tsx';
import { measuredViews } from './measuredViews.ts';
import styles from './Progress.module.css';
import { regionName } from './regionName.ts';
import { notesOn } from './sentence.ts';
import { sessionNames } from './sessionNames.ts';
import { ToneList } from './ToneList.tsx';
import { VerdictPanel } from './VerdictPanel.tsx';

const REGIONS: readonly TrendRegion[] = ['treated', 'face', 'area', ...FACE_REGIONS];

/** The first of some, unless a person chose another that is still among them. */
function chosenOr<Value>(chosen: Value | null, among: readonly Value[], otherwise: Value): Value {
  return chosen !== null && among.includes(chosen) ? chosen : (among[0] ?? otherwise);
}

/** The regions of the record's photos of one view that can be charted, whole areas first. */
function regionsOf({ readings, course }: CourseRecord, inView: ReadonlySet<string>): readonly TrendRegion[] {
  const seen = new Set<TrendRegion>(readings.filter(({ photoId }) => inView.has(photoId)).map(({ region }) => region));
  const isDeclared = course.treatedRegions?.some((region) => seen.has(region)) ?? false;
  return REGIONS.filter((region) => (region === 'treated' ? isDeclared : seen.has(region)));
}

/** Verdicts, charts and healing track of a course that has readings. */
export function Charts({ record, isExample }: { readonly record: CourseRecord; readonly isExample: boolean }) {
  const { photos, sessions, library } = record;
  const views = measuredViews(record);
  const [chosenView, setView] = useState<View | null>(null);
  const view = chosenOr(chosenView, views, 'front');
  const regions = regionsOf(record, new Set(photos.filter((photo) => photo.view === view).map(({ id }) => id)));
  const [chosenRegion, setRegion] = useState<TrendRegion | null>(null);
  const region = chosenOr(chosenRegion, regions, 'face');
  const [unit, setUnit] = useState<ChartUnit>('percent');
  const [picked, setPicked] = useState<SessionId | null>(null);
  const [hasTable, setTable] = useState(false);
  const truth = useExampleTruth(isExample);

  const verdicts = verdictsOf(record, view);
  const trends = MEASURES.map((measure) => trendOf(record, { view, region, measure }));
  const passing = passingTreatments(record);
  const { progress } = messages;
  const nameOf = sessionNames(sessions);
  const pickable = pickableOf(trends);
  const pickedNow = pickable.some(({ sessionId }) => sessionId === picked) ? picked : null;
  return (
    <>
      <VerdictPanel verdicts={verdicts} />
      <ChartControls
        regions={regions.map((value) => ({ value, label: regionName(value) }))}
        region={region}
        onRegion={setRegion}
        views={views}
        view={view}
        onView={setView}
        unit={unit}
        onUnit={setUnit}
        sessions={pickable.map((point) => ({ value: point.sessionId, label: nameOf(point) }))}
        picked={pickedNow}
        onPick={setPicked}
        hasTable={hasTable}
        onTable={setTable}
      />
      <p className={styles.printed}>
        {regionName(region)} · {VIEW_NAMES[view]} · {progress.printed(formatDay(localDay(new Date())))}
      </p>
      <div className={styles.notes}>
        {notesOn(trends, true).map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      <div className={styles.cards} data-wide={hasTable}>
        {trends.map((trend) => (
          <MeasureCard
            key={trend.measure}
            trend={trend}
            layers={layersOf(sessions, library, trend.measure)}
            verdict={verdicts.find((one) => one.measure === trend.measure && one.region === region) ?? null}
            unit={unit}
            nameOf={nameOf}
            hasTable={hasTable}
            picked={pickedNow}
            passing={passing}
            known={knownChanges(trend, truth, record.course.treatedRegions)}
          />
        ))}
      </div>
      <Legend marked={markedOn(record, trends, { known: truth !== null, picked: pickedNow !== null })} />
      <ToneList record={record} view={view} region={region} />
      <HealingTrack record={record} />
      {truth && (
        <p className={styles.soft}>
          {progress.truth} <a href={EXAMPLE_TRUTH}>{progress.truthLink}</a>
        </p>
      )}
      <p className={styles.soft}>{progress.disclaimer}</p>
    </>
  );
}

/** Sessions that a person may hold against the first instead of the latest. Picking takes at least two to choose from. */
function pickableOf(trends: readonly Trend[]): readonly TrendPoint[] {
  const comparable = trends.map(({ points }) =>
    points.filter((point) => !point.isBaseline && point.changePct !== null),
  );
  const [most = []] = comparable.sort((a, b) => b.length - a.length);
  return most.length > 1 ? most.slice(0, -1) : [];
}
