import { newSession, type Session } from '../../src/domain/course.ts';
import type { ClientId, CourseId, IsoDay, PhotoId, SessionId } from '../../src/domain/ids.ts';
import { NO_CAPTURE_FACTS, NOTHING_STATED, type Photo } from '../../src/domain/photo.ts';

const place = { clientId: 'client' as ClientId, courseId: 'course' as CourseId };

/** A visit in a room of which nothing is known. */
export function plainSession(on: IsoDay): Session {
  return newSession({ ...place, id: `visit ${on}` as SessionId, on });
}

/** The record of a measured front photo whose file says nothing of its taking. */
export function plainPhoto(id: string, session: Session): Photo {
  return {
    ...place,
    id: id as PhotoId,
    sessionId: session.id,
    view: 'front',
    viewChosen: false,
    sha256: id,
    format: 'jpeg',
    byteLength: 0,
    widthPx: 0,
    heightPx: 0,
    capture: NO_CAPTURE_FACTS,
    addedAt: 0,
    status: { kind: 'measured', pipeline: '' },
    ...NOTHING_STATED,
  };
}
