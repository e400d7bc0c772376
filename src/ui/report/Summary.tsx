import type { CourseView } from '../../actions/readCourse.ts';
import { readCourseRecord } from '../../actions/readCourseRecord.ts';
import { useStored } from '../../actions/useStored.ts';
import { localDay } from '../../domain/day.ts';
import { primaryRegion, trendOf } from '../../domain/trend.ts';
import { verdictsOf } from '../../domain/verdict.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Title } from '../parts/Title.tsx';
import { treatmentName } from '../parts/treatment.ts';
import { clientSentence } from '../progress/clientSentence.ts';
import { measuredViews } from '../progress/measuredViews.ts';
import styles from './Summary.module.css';
import { SummaryChart } from './SummaryChart.tsx';
import { SummaryPhotos } from './SummaryPhotos.tsx';

/** The client's page: what we see in plain words, the first and the latest photo, how it went. No grades, no promise, no cause. */
export function Summary({ view: { client, course, sessions, library } }: { readonly view: CourseView }) {
  const record = useStored(readCourseRecord(course.id), [course.id]);
  const words = messages.summary;
  const view = record && measuredViews(record)[0];
  const days = [sessions[0], sessions.at(-1)].map((session) => formatDay(session?.on ?? ''));
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <Title windowTitle={words.window}>{words.title}</Title>
        <p className={styles.soft}>
          {client.label}
          {course.protocolId && ` · ${treatmentName(library, course.protocolId)}`}.{' '}
          {words.about(sessions.length, days[0] ?? '', days[1] ?? '')}
        </p>
      </header>
      {record && view ? <Findings record={record} view={view} /> : <p role="status">{words.empty}</p>}
      <section aria-labelledby="summary-know" className={styles.know}>
        <h2 id="summary-know">{words.know}</h2>
        <ul>
          {words.knows.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className={styles.printed}>{words.printed(formatDay(localDay(new Date())))}</p>
      </section>
    </article>
  );
}

type FindingsProps = Pick<Parameters<typeof SummaryPhotos>[0], 'record' | 'view'>;

function Findings({ record, view }: FindingsProps) {
  const words = messages.summary;
  const verdicts = verdictsOf(record, view);
  const trends = verdicts.map(({ measure }) => trendOf(record, { view, region: primaryRegion(record, view), measure }));
  return (
    <>
      <section aria-labelledby="summary-seen" className={styles.seen}>
        <h2 id="summary-seen">{words.seen}</h2>
        <ul className={styles.findings}>
          {verdicts.map((verdict) => (
            <li key={verdict.measure}>
              <h3>{messages.verdict.client[verdict.measure].name}</h3>
              <p>{clientSentence(verdict)}</p>
            </li>
          ))}
        </ul>
        {verdicts.some(({ kind }) => kind === 'within-error') && <p className={styles.soft}>{words.same}</p>}
      </section>
      <SummaryPhotos record={record} view={view} />
      <section aria-labelledby="summary-chart" className={`${styles.seen} ${styles.whole}`}>
        <h2 id="summary-chart">{words.chart}</h2>
        <p className={styles.soft}>
          {words.lower} {trends.some(({ points }) => points.some(({ excluded }) => excluded)) && words.hollow}
        </p>
        <div className={styles.charts}>
          {trends
            .filter(({ points }) => points.length > 0)
            .map((trend) => (
              <SummaryChart key={trend.measure} trend={trend} />
            ))}
        </div>
      </section>
    </>
  );
}
