import type { Client, Course, Session } from '../domain/course.ts';
import type { ClientId, CourseId } from '../domain/ids.ts';
import type { ProtocolLibrary } from '../domain/protocol.ts';
import type { Reader } from '../storage/reader.ts';

export interface ClientView {
  readonly client: Client;
  /** Oldest first. */
  readonly courses: readonly Course[];
}

/** All clients, newest first, each with their courses. For `useStored`. */
export function readClients(): (db: Reader) => Promise<readonly ClientView[]> {
  return async (db) => {
    const [clients, courses] = await Promise.all([db.clients(), db.courses()]);
    return clients.map((client) => ({ client, courses: courses.filter((course) => course.clientId === client.id) }));
  };
}

export interface ClientDetails extends ClientView {
  /** Of every course, by day. */
  readonly sessions: ReadonlyMap<CourseId, readonly Session[]>;
  /** The clinic's treatment library. */
  readonly library: ProtocolLibrary;
}

/** One client with their courses; `null`: there is no such client. For `useStored`. */
export function readClient(clientId: ClientId): (db: Reader) => Promise<ClientDetails | null> {
  return async (db) => {
    const [client, courses, library] = await Promise.all([
      db.client(clientId),
      db.courses(clientId),
      db.clinicLibrary(),
    ]);
    if (client === undefined) return null;
    const sessions = await Promise.all(courses.map(async ({ id }) => [id, await db.sessions(id)] as const));
    return { client, courses, sessions: new Map(sessions), library };
  };
}
