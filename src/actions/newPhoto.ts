import type { Course, Session } from '../domain/course.ts';
import type { PhotoId } from '../domain/ids.ts';
import { NOTHING_STATED, type Photo } from '../domain/photo.ts';
import type { OpenedPhoto } from './workerApi.ts';

/** The record of a photo that was just opened, awaiting its measuring. Its view is a guess until the pose is known. */
export function newPhoto(opened: OpenedPhoto, session: Session, course: Course): Photo {
  const { sha256, format, kept, widthPx, heightPx, capture } = opened;
  return {
    id: crypto.randomUUID() as string as PhotoId,
    clientId: course.clientId,
    courseId: course.id,
    sessionId: session.id,
    view: course.area === 'face' ? 'front' : 'area',
    viewChosen: false,
    sha256,
    format,
    byteLength: kept.byteLength,
    widthPx,
    heightPx,
    capture,
    addedAt: Date.now(),
    status: { kind: 'awaiting' },
    ...NOTHING_STATED,
  };
}
