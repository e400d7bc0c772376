import type { ReactNode } from 'react';
import { readCourse } from '../../actions/readCourse.ts';
import { type PhotoView, readPhoto } from '../../actions/readPhoto.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId, PhotoId } from '../../domain/ids.ts';
import { NotFound } from '../app/NotFound.tsx';
import { toPhotos } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Crumbs } from '../parts/Crumbs.tsx';
import { ExampleChip } from '../parts/ExampleChip.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Title } from '../parts/Title.tsx';
import { remedyFor } from '../words/faults.ts';
import styles from './Area.module.css';
import { useOpenedPicture } from './useOpenedPicture.ts';

interface DrawingFrameProps {
  readonly courseId: CourseId;
  readonly photoId: PhotoId;
  readonly title: string;
  readonly lead: string;
  /** What is drawn on the photo, once it is open. */
  readonly children: (view: PhotoView, picture: ImageBitmap) => ReactNode;
}

/** A screen on which something is drawn on a photo: the way back, what it is for, whether it is the example, the photo. */
export function DrawingFrame({ courseId, photoId, title, lead, children }: DrawingFrameProps) {
  const course = useStored(readCourse(courseId), [courseId]);
  const view = useStored(readPhoto(photoId), [photoId]);
  if (view === null || course === null) return <NotFound />;
  return (
    <>
      <div className={styles.head}>
        <Crumbs href={toPhotos(courseId)} label={messages.course.tabs.photos}>
          {course?.client.isExample && <ExampleChip />}
        </Crumbs>
        <Title>{title}</Title>
        <p className={styles.soft}>{lead}</p>
      </div>
      {/* Another photo is another picture and another drawing: nothing is carried over. */}
      {view ? <OpenedPhoto key={photoId} view={view} draw={children} /> : <Opening />}
    </>
  );
}

interface OpenedPhotoProps {
  readonly view: PhotoView;
  readonly draw: DrawingFrameProps['children'];
}

function OpenedPhoto({ view, draw }: OpenedPhotoProps) {
  const opened = useOpenedPicture(view.photo.id);
  if (!opened) return <Opening />;
  return 'code' in opened ? <Notice kind="danger" words={remedyFor(opened.code)} /> : draw(view, opened.picture);
}

function Opening() {
  return <p role="status">{messages.app.loading}</p>;
}
