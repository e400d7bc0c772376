import type { CourseView } from '../../actions/readCourse.ts';
import type { Photo } from '../../domain/photo.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';

/** A photo of the view, and the name of its session. */
export interface NamedPhoto {
  readonly photo: Photo;
  readonly name: string;
}

/** The photos that are compared with this one, itself included, by visit. */
export function photoSeries(photo: Photo, { photos, sessions }: CourseView): NamedPhoto[] {
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
