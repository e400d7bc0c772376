import { pooledNoise, type RoomNoise } from '../domain/calibration.ts';
import type { Client, Course } from '../domain/course.ts';
import type { ClientId, PhotoId } from '../domain/ids.ts';
import type { PhotoFacts } from '../domain/measurement.ts';
import type { ProtocolLibrary } from '../domain/protocol.ts';
import { type Evidence, evidenceOf, type StoredCourse } from '../domain/repeats.ts';
import { byVisit } from '../domain/visitOrder.ts';
import { subscribe } from '../storage/changes.ts';
import type { Reader } from '../storage/reader.ts';

interface Known {
  readonly evidence: Promise<readonly Evidence[]>;
  readonly clinicVersion: number;
}

/** What each client's photos tell, until something of theirs is written: a screen need not read every course again. */
const knownOf = new Map<ClientId, Known>();
let isListening = false;

/** Sessions, photos, readings and facts of a course. */
export async function storedCourse(db: Reader, course: Course, library: ProtocolLibrary): Promise<StoredCourse> {
  const [sessions, entries, readings] = await Promise.all([
    db.sessions(course.id),
    db.photos(course.id),
    db.readings(course.id),
  ]);
  const facts = new Map<PhotoId, PhotoFacts>();
  for (const entry of entries) if (entry.facts !== null) facts.set(entry.photo.id, entry.facts);
  return {
    course,
    sessions,
    photos: entries.map(({ photo }) => photo).sort(byVisit(sessions)),
    readings: [...readings.values()].flatMap((photo) => photo.readings),
    facts,
    library,
  };
}

/**
 * The noise that all stored courses tell. Rendered pictures have a noise of their own: an example's course hears only of
 * itself, and everybody else never of it.
 *
 * @param of whose course is looked at; `null`: the clinic's
 */
export async function clinicNoise(db: Reader, of: Client | null, library: ProtocolLibrary): Promise<RoomNoise[]> {
  listen();
  const clients = of?.isExample ? [of] : (await db.clients()).filter(({ isExample }) => !isExample);
  const evidence = await Promise.all(clients.map(({ id }) => evidenceOfClient(db, id, library)));
  return pooledNoise(evidence.flat());
}

function listen(): void {
  if (isListening) return;
  isListening = true;
  subscribe(({ clientId }) => {
    if (clientId !== null) knownOf.delete(clientId);
  });
}

function evidenceOfClient(db: Reader, clientId: ClientId, library: ProtocolLibrary): Promise<readonly Evidence[]> {
  const { clinicVersion } = library;
  const known = knownOf.get(clientId);
  if (known?.clinicVersion === clinicVersion) return known.evidence;
  const evidence = readEvidence(db, clientId, library);
  knownOf.set(clientId, { evidence, clinicVersion });
  evidence.catch(() => {
    if (knownOf.get(clientId)?.evidence === evidence) knownOf.delete(clientId);
  });
  return evidence;
}

async function readEvidence(db: Reader, clientId: ClientId, library: ProtocolLibrary): Promise<readonly Evidence[]> {
  const courses = await db.courses(clientId);
  return evidenceOf(await Promise.all(courses.map((course) => storedCourse(db, course, library))));
}
