import { useParams } from 'wouter';
import { type CourseView, readCourse } from '../../actions/readCourse.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId } from '../../domain/ids.ts';
import { NotFound } from '../app/NotFound.tsx';
import { toReport } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Permitted } from '../parts/Permitted.tsx';
import { PrintSummary } from './PrintSummary.tsx';
import styles from './Summary.module.css';
import { Summary } from './Summary.tsx';
import { usePrintLog } from './usePrintLog.ts';

/** The client's page of a course, to be read with the client and printed for them. */
export function SummaryPage() {
  const { courseId } = useParams() as { courseId: CourseId };
  const view: CourseView | null | undefined = useStored(readCourse(courseId), [courseId]);
  if (view === undefined) return <p role="status">{messages.app.loading}</p>;
  if (view === null) return <NotFound />;
  return <Printable view={view} />;
}

function Printable({ view }: { readonly view: CourseView }) {
  usePrintLog(view.course);
  return (
    <>
      <div className={styles.tools}>
        <ButtonLink href={toReport(view.course.id)}>{messages.summary.back}</ButtonLink>
        <Permitted right="export" isTold>
          <PrintSummary />
        </Permitted>
      </div>
      <Summary view={view} />
    </>
  );
}
