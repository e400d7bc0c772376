import { AppError } from '../domain/errors.ts';
import type { ClientRecords } from './recordSchemas.ts';

/**
 * Holds the records of a client against each other: every one is this client's, every id is there once, every visit has
 * its course and every photo its visit.
 *
 * @throws AppError `backup-invalid`
 */
export function requireSound({ client, courses, sessions, photos, consents }: ClientRecords): void {
  const clientId = client.record.id;
  const courseIds = new Set(courses.map(({ record }) => record.id));
  const courseOf = new Map(sessions.map(({ record }) => [record.id, record.courseId]));
  const photoIds = new Set(photos.map(({ record }) => record.photo.id));
  const consentIds = new Set(consents.map(({ record }) => record.id));
  const isOnce = courseIds.size === courses.length && courseOf.size === sessions.length;
  if (!isOnce || photoIds.size < photos.length || consentIds.size < consents.length)
    throw new AppError('backup-invalid', 'An id is there twice.');
  for (const { record } of courses) requireThat(record.clientId === clientId, `course ${record.id}`);
  for (const { record } of consents) requireThat(record.clientId === clientId, `consent ${record.id}`);
  for (const { record } of sessions)
    requireThat(record.clientId === clientId && courseIds.has(record.courseId), `session ${record.id}`);
  for (const { record } of photos) {
    const { id, sessionId, courseId, ...photo } = record.photo;
    requireThat(photo.clientId === clientId && courseOf.get(sessionId) === courseId, `photo ${id}`);
    const readings = record.readings?.readings ?? [];
    requireThat(
      readings.every(({ photoId }) => photoId === id),
      `readings of ${id}`,
    );
  }
}

function requireThat(holds: boolean, what: string): void {
  if (!holds) throw new AppError('backup-invalid', `${what} points to what is not there.`);
}
