import type { Client, Course } from '../domain/course.ts';
import type { ClientId } from '../domain/ids.ts';
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

/** One client with their courses; `null`: there is no such client. For `useStored`. */
export function readClient(clientId: ClientId): (db: Reader) => Promise<ClientView | null> {
  return async (db) => {
    const [client, courses] = await Promise.all([db.client(clientId), db.courses(clientId)]);
    return client === undefined ? null : { client, courses };
  };
}
