import { useParams } from 'wouter';
import { type CourseView, readCourse } from '../../actions/readCourse.ts';
import { type PhotoView, readPhoto } from '../../actions/readPhoto.ts';
import { readReadings } from '../../actions/readReadings.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId, PhotoId } from '../../domain/ids.ts';
import { NotFound } from '../app/NotFound.tsx';
import { DrawingHead } from '../area/DrawingHead.tsx';
import { useOpenedPicture } from '../area/useOpenedPicture.ts';
import { formatDay } from '../format.ts';
import { messages, remedyFor } from '../messages.ts';
import { Notice } from '../parts/Notice.tsx';
import { ControlChoice } from './ControlChoice.tsx';
import { ControlInUse } from './ControlInUse.tsx';
import { ControlSeries, type NamedPhoto } from './ControlSeries.tsx';

/** The photos that are compared with this one, itself included, by visit. */
function seriesOf({ photo }: PhotoView, { photos, sessions }: CourseView): NamedPhoto[] {
  return photos
    .filter(({ view, status }) => view === photo.view && (status.kind === 'measured' || status.kind === 'awaiting'))
    .map((other) => {
      const at = sessions.findIndex(({ id }) => id === other.sessionId);
      const shots = photos.filter(({ sessionId, view }) => sessionId === other.sessionId && view === other.view);
      const session = messages.progress.sessionOn(messages.course.session(at + 1), formatDay(sessions[at]?.on ?? ''));
      const name = shots.length > 1 ? messages.compare.shot(session, shots.indexOf(other) + 1) : session;
      return { photo: other, name };
    });
}

function Control({ courseId, photoId }: { readonly courseId: CourseId; readonly photoId: PhotoId }) {
  const view = useStored(readPhoto(photoId), [photoId]);
  const course = useStored(readCourse(courseId), [courseId]);
  const readings = useStored(readReadings(courseId), [courseId]);
  const opened = useOpenedPicture(photoId);
  const { control, app } = messages;
  if (view === null || course === null) return <NotFound />;
  const series = view && course ? seriesOf(view, course) : [];
  const at = series.findIndex(({ photo }) => photo.id === photoId);
  const mode = readings?.find((reading) => reading.photoId === photoId && reading.measure === 'redness')?.mode ?? null;
  return (
    <>
      <DrawingHead courseId={courseId} title={control.title} lead={control.lead} />
      {opened && 'code' in opened && <Notice kind="danger" words={remedyFor(opened.code)} />}
      {!opened && <p role="status">{app.loading}</p>}
      {view && opened && 'picture' in opened && (
        <ControlChoice
          photo={view.photo}
          measured={view.measured}
          picture={opened.picture}
          next={at < 0 ? null : (series[at + 1] ?? null)}
        >
          <ControlInUse photo={view.photo} measured={view.measured} mode={mode} />
          <ControlSeries all={series} current={view.photo} />
        </ControlChoice>
      )}
    </>
  );
}

/** Lets the person accept the proposed clear skin of a photo, or pick their own. */
export function ControlPage() {
  const params = useParams() as { courseId: CourseId; photoId: PhotoId };
  // Another photo is another picture and another drawing: nothing is carried over.
  return <Control key={params.photoId} {...params} />;
}
