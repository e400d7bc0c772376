import { useParams } from 'wouter';
import { readCourse } from '../../actions/readCourse.ts';
import { readPhoto } from '../../actions/readPhoto.ts';
import { readReadings } from '../../actions/readReadings.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId, PhotoId } from '../../domain/ids.ts';
import { NotFound } from '../app/NotFound.tsx';
import { toControl } from '../app/routes.ts';
import { DrawingHead } from '../area/DrawingHead.tsx';
import { useOpenedPicture } from '../area/useOpenedPicture.ts';
import { messages } from '../messages.ts';
import { Notice } from '../parts/Notice.tsx';
import { remedyFor } from '../words/faults.ts';
import { ControlChoice } from './ControlChoice.tsx';
import { ControlInUse } from './ControlInUse.tsx';
import { photoSeries } from './photoSeries.ts';
import { SeriesList } from './SeriesList.tsx';

function Control({ courseId, photoId }: { readonly courseId: CourseId; readonly photoId: PhotoId }) {
  const view = useStored(readPhoto(photoId), [photoId]);
  const course = useStored(readCourse(courseId), [courseId]);
  const readings = useStored(readReadings(courseId), [courseId]);
  const opened = useOpenedPicture(photoId);
  const { control, app } = messages;
  if (view === null || course === null) return <NotFound />;
  const series = view && course ? photoSeries(view.photo, course) : [];
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
          <SeriesList
            all={series}
            current={view.photo}
            lead={control.allLead}
            isDrawn={(photo) => photo.control !== null}
            drawn={control.own}
            undrawn={control.proposed}
            to={(photo) => toControl(courseId, photo.id)}
            mixed={control.mixed}
          />
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
