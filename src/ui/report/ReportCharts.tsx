import { MEASURES } from '../../domain/measure.ts';
import { trendOf } from '../../domain/trend.ts';
import { verdictsOf } from '../../domain/verdict.ts';
import { messages } from '../messages.ts';
import { layersOf, passingTreatments } from '../progress/chartLayers.ts';
import { markedOn } from '../progress/chartMarks.ts';
import { Legend } from '../progress/Legend.tsx';
import { MeasureCard } from '../progress/MeasureCard.tsx';
import progress from '../progress/Progress.module.css';
import { notesOn } from '../progress/sentence.ts';
import { sessionNames } from '../progress/sessionNames.ts';
import styles from './Report.module.css';
import type { Shown } from './shown.ts';

/** The charts of the progress screen for the declared area, with their numbers, notes and noise. */
export function ReportCharts({ record, view, region }: Shown) {
  const trends = MEASURES.map((measure) => trendOf(record, { view, region, measure }));
  const verdicts = verdictsOf(record, view);
  const passing = passingTreatments(record);
  return (
    <section aria-labelledby="report-charts" className={`${styles.section} ${styles.charts}`}>
      <h3 id="report-charts">{messages.report.charts}</h3>
      <div className={progress.notes}>
        {notesOn(trends, false).map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      <Legend marked={markedOn(record, trends, { known: false, picked: false })} />
      <div className={progress.cards} data-wide="true">
        {trends.map((trend) => (
          <MeasureCard
            key={trend.measure}
            trend={trend}
            layers={layersOf(record.sessions, record.library, trend.measure)}
            verdict={verdicts.find((one) => one.measure === trend.measure) ?? null}
            unit="percent"
            nameOf={sessionNames(record.sessions)}
            hasTable
            picked={null}
            passing={passing}
          />
        ))}
      </div>
    </section>
  );
}
