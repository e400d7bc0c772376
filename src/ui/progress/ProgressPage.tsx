import type { CourseView } from '../../actions/readCourse.ts';
import { readCourseRecord } from '../../actions/readCourseRecord.ts';
import { useStored } from '../../actions/useStored.ts';
import { toPhotos } from '../app/routes.ts';
import { CourseFrame } from '../course/CourseFrame.tsx';
import { messages } from '../messages.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { Charts } from './Charts.tsx';
import styles from './Progress.module.css';

function Progress({ view: { client, course, photos } }: { readonly view: CourseView }) {
  const record = useStored(readCourseRecord(course.id), [course.id]);
  if (record === undefined || record === null) return <p role="status">{messages.app.loading}</p>;
  if (record.readings.length > 0) return <Charts record={record} isExample={client.isExample} />;
  const isUnderWay = photos.some(({ status }) => status.kind === 'measured' || status.kind === 'awaiting');
  if (isUnderWay) return <p role="status">{messages.progress.soon}</p>;
  return (
    <div className={styles.empty}>
      <p>{messages.progress.empty}</p>
      <ButtonLink kind="primary" href={toPhotos(course.id)}>
        {messages.photos.pick}
      </ButtonLink>
    </div>
  );
}

/** How the skin has changed over the course, measure by measure. */
export function ProgressPage() {
  return <CourseFrame screen="progress">{(view) => <Progress view={view} />}</CourseFrame>;
}
