import { Link } from 'wouter';
import { readCourse } from '../../actions/readCourse.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId } from '../../domain/ids.ts';
import { toPhotos } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { ExampleChip } from '../parts/ExampleChip.tsx';
import { Title } from '../parts/Title.tsx';
import styles from './Area.module.css';

interface DrawingHeadProps {
  readonly courseId: CourseId;
  readonly title: string;
  readonly lead: string;
}

/** What stands over a screen on which something is drawn on a photo: the way back, what it is for, and whether it is the example. */
export function DrawingHead({ courseId, title, lead }: DrawingHeadProps) {
  const view = useStored(readCourse(courseId), [courseId]);
  return (
    <div className={styles.head}>
      <p className={styles.crumbs}>
        <Link href={toPhotos(courseId)} className={styles.crumb}>
          {messages.course.tabs.photos}
        </Link>
        {view?.client.isExample && <ExampleChip />}
      </p>
      <Title>{title}</Title>
      <p className={styles.soft}>{lead}</p>
    </div>
  );
}
