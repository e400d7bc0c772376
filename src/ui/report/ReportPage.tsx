import { useState } from 'react';
import type { CourseView } from '../../actions/readCourse.ts';
import { readCourseRecord } from '../../actions/readCourseRecord.ts';
import { useStored } from '../../actions/useStored.ts';
import type { View } from '../../domain/photo.ts';
import { primaryRegion } from '../../domain/trend.ts';
import { verdictsOf } from '../../domain/verdict.ts';
import { toPhotos, toSummary } from '../app/routes.ts';
import { CourseFrame } from '../course/CourseFrame.tsx';
import { messages } from '../messages.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { measuredViews } from '../progress/measuredViews.ts';
import { VerdictPanel } from '../progress/VerdictPanel.tsx';
import { VIEW_NAMES } from '../words/names.ts';
import { ComparabilityTable } from './ComparabilityTable.tsx';
import { Method } from './Method.tsx';
import styles from './Report.module.css';
import { ReportCharts } from './ReportCharts.tsx';
import { ReportConsent } from './ReportConsent.tsx';
import { ReportFacts } from './ReportFacts.tsx';
import { ReportPhotos } from './ReportPhotos.tsx';
import { TreatmentTable } from './TreatmentTable.tsx';
import { usePrintLog } from './usePrintLog.ts';

function Report({ view: course }: { readonly view: CourseView }) {
  const record = useStored(readCourseRecord(course.course.id), [course.course.id]);
  const [chosen, setView] = useState<View | null>(null);
  usePrintLog(course.course);
  const { report } = messages;
  if (record === undefined || record === null) return <p role="status">{messages.app.loading}</p>;
  const views = measuredViews(record);
  const view = chosen !== null && views.includes(chosen) ? chosen : views[0];
  if (view === undefined)
    return (
      <div className={styles.empty}>
        <p>{report.empty}</p>
        <ButtonLink kind="primary" href={toPhotos(record.course.id)}>
          {messages.photos.pick}
        </ButtonLink>
      </div>
    );
  const shown = { record, view, region: primaryRegion(record, view) };
  return (
    <>
      <div className={styles.tools}>
        <p className={styles.lead}>{report.lead}</p>
        {views.length > 1 && (
          <Segmented
            label={messages.progress.view}
            value={view}
            options={views.map((value) => ({ value, label: VIEW_NAMES[value] }))}
            onChange={setView}
          />
        )}
        <Permitted right="export" isTold>
          <Button kind="primary" onPress={() => window.print()}>
            <Icon name="print" />
            {report.print}
          </Button>
        </Permitted>
        <ButtonLink href={toSummary(record.course.id)}>{report.toSummary}</ButtonLink>
      </div>
      <article className={styles.report}>
        <ReportFacts {...shown} />
        <VerdictPanel verdicts={verdictsOf(record, view)} />
        <ReportPhotos {...shown} />
        <ReportCharts {...shown} />
        <ComparabilityTable {...shown} />
        <TreatmentTable record={record} />
        <ReportConsent clientId={record.course.clientId} />
        <Method record={record} />
      </article>
    </>
  );
}

/** The practitioner's report of a course, to be printed. */
export function ReportPage() {
  return <CourseFrame screen="report">{(view) => <Report view={view} />}</CourseFrame>;
}
