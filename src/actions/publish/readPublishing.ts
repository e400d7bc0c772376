import type { Client, Course } from '../../domain/course.ts';
import type { PublishedSet } from '../../domain/publishedSet.ts';
import type { Reader } from '../../storage/reader.ts';

/** Courses of treatment that a set may be made of, with their clients. For `useStored`. */
export async function readPublishable(
  db: Reader,
): Promise<readonly { readonly client: Client; readonly course: Course }[]> {
  const [clients, courses] = await Promise.all([db.clients(), db.courses()]);
  return courses
    .filter(({ purpose }) => purpose === 'treatment')
    .flatMap((course) => {
      const client = clients.find(({ id }) => id === course.clientId);
      return client === undefined || client.isExample ? [] : [{ client, course }];
    });
}

/** Every set that was exported, the latest first. For `useStored`. */
export async function readSets(db: Reader): Promise<readonly PublishedSet[]> {
  return db.sets();
}
