import type { RoomNoise } from '../domain/calibration.ts';
import type { Client, Course } from '../domain/course.ts';
import type { IsoDay, RoomId } from '../domain/ids.ts';
import type { Room } from '../domain/room.ts';
import { type Stratum, stratumOf } from '../domain/stratum.ts';
import type { Reader } from '../storage/reader.ts';
import { clinicNoise } from './clinicNoise.ts';

/** Someone photographed to calibrate a room. */
export interface CalibrationPerson {
  readonly client: Client;
  readonly course: Course;
  readonly roomIds: readonly (RoomId | null)[];
  readonly photos: number;
  /** Their latest session. */
  readonly latestOn: IsoDay | null;
  readonly strata: readonly Stratum[];
}

export interface CalibrationView {
  readonly rooms: readonly Room[];
  readonly noise: readonly RoomNoise[];
  readonly people: readonly CalibrationPerson[];
}

/** The rooms, what is learnt of their noise, and whom it was learnt from on purpose. For `useStored`. */
export function readCalibration(): (db: Reader) => Promise<CalibrationView> {
  return async (db) => {
    const [rooms, library, clients, courses] = await Promise.all([
      db.rooms(),
      db.clinicLibrary(),
      db.clients(),
      db.courses(),
    ]);
    const people = await Promise.all(
      courses
        .filter(({ purpose }) => purpose === 'calibration')
        .map(async (course): Promise<CalibrationPerson[]> => {
          const client = clients.find(({ id }) => id === course.clientId);
          return client === undefined ? [] : [await personOf(db, client, course)];
        }),
    );
    return { rooms, noise: await clinicNoise(db, library), people: people.flat() };
  };
}

async function personOf(db: Reader, client: Client, course: Course): Promise<CalibrationPerson> {
  const [sessions, entries] = await Promise.all([db.sessions(course.id), db.photos(course.id)]);
  const strata = entries.flatMap(({ photo }) => {
    const session = sessions.find(({ id }) => id === photo.sessionId);
    return session === undefined ? [] : [stratumOf(photo, session)];
  });
  return {
    client,
    course,
    roomIds: [...new Set(sessions.map(({ roomId }) => roomId))],
    photos: entries.length,
    latestOn: sessions.at(-1)?.on ?? null,
    strata: [...new Set(strata)],
  };
}
