import { useParams } from 'wouter';
import { readCourse } from '../../actions/readCourse.ts';
import { readReadings } from '../../actions/readReadings.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId, PhotoId } from '../../domain/ids.ts';
import { toControl } from '../app/routes.ts';
import { DrawingFrame } from '../area/DrawingFrame.tsx';
import { messages } from '../messages.ts';
import { ControlChoice } from './ControlChoice.tsx';
import { ControlInUse } from './ControlInUse.tsx';
import { photoSeries } from './photoSeries.ts';
import { SeriesList } from './SeriesList.tsx';

/** Lets the person accept the proposed clear skin of a photo, or pick their own. */
export function ControlPage() {
  const { courseId, photoId } = useParams() as { courseId: CourseId; photoId: PhotoId };
  const course = useStored(readCourse(courseId), [courseId]);
  const readings = useStored(readReadings(courseId), [courseId]);
  const { control } = messages;
  const mode = readings?.find((reading) => reading.photoId === photoId && reading.measure === 'redness')?.mode ?? null;
  return (
    <DrawingFrame courseId={courseId} photoId={photoId} title={control.title} lead={control.lead}>
      {({ photo, measured }, picture) => {
        const series = course ? photoSeries(photo, course) : [];
        const at = series.findIndex((one) => one.photo.id === photoId);
        const next = at < 0 ? null : (series[at + 1] ?? null);
        return (
          <ControlChoice photo={photo} measured={measured} picture={picture} next={next}>
            <ControlInUse photo={photo} measured={measured} mode={mode} />
            <SeriesList
              all={series}
              current={photo}
              lead={control.allLead}
              isDrawn={({ control: own }) => own !== null}
              drawn={control.own}
              undrawn={control.proposed}
              to={({ id }) => toControl(courseId, id)}
              mixed={control.mixed}
            />
          </ControlChoice>
        );
      }}
    </DrawingFrame>
  );
}
