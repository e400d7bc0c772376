import { APP_VERSION } from '../../actions/appVersion.ts';
import type { CourseRecord } from '../../domain/courseRecord.ts';
import { messages } from '../messages.ts';
import styles from './Report.module.css';

/** By which versions the report's numbers were made, and the rules they stand on. */
export function Method({ record }: { readonly record: CourseRecord }) {
  const { report, progress } = messages;
  const pipelines = [...new Set(record.readings.map(({ pipeline }) => pipeline))].sort();
  return (
    <section aria-labelledby="report-method" className={styles.section}>
      <h3 id="report-method">{report.method}</h3>
      <p>
        {report.app(APP_VERSION)}. {report.pipeline(pipelines.join(', '))}.
      </p>
      <ul className={styles.lines}>
        {[...report.methodLines, progress.disclaimer].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
