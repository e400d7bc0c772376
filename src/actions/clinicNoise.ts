import { pooledNoise, type RoomNoise } from '../domain/calibration.ts';
import type { Client, Course } from '../domain/course.ts';
import type { ClientId } from '../domain/ids.ts';
import type { ProtocolLibrary } from '../domain/protocol.ts';
import { type Evidence, evidenceOf, type StoredCourse } from '../domain/repeats.ts';
import { byVisit } from '../domain/visitOrder.ts';
import { subscribe } from '../storage/changes.ts';
import type { Reader } from '../storage/reader.ts';
import { factsOf } from './factsOf.ts';

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
  return {
    course,
    sessions,
    photos: entries.map(({ photo }) => photo).sort(byVisit(sessions)),
    readings: [...readings.values()].flatMap((photo) => photo.readings),
    facts: factsOf(entries),
    library,
  };
}

/** The noise that all stored courses tell, the rendered examples left out: their pictures have a noise of their own. */
export async function clinicNoise(db: Reader, library: ProtocolLibrary): Promise<RoomNoise[]> {
  return pooledNoise(await evidenceOfAll(db, await realClients(db), library));
}

/**
 * The noise that a course may be judged by. A trend pools the course's own repeats itself, so they are left out here and
 * count once. An example hears only of itself.
 */
export async function noiseFor(
  db: Reader,
  client: Client,
  { id }: Course,
  library: ProtocolLibrary,
): Promise<RoomNoise[]> {
  const clients = client.isExample ? [client] : await realClients(db);
  const evidence = await evidenceOfAll(db, clients, library);
  return pooledNoise(
    evidence.map((one) => ({ ...one, repeats: one.repeats.filter(({ courseId }) => courseId !== id) })),
  );
}

async function realClients(db: Reader): Promise<Client[]> {
  return (await db.clients()).filter(({ isExample }) => !isExample);
}

async function evidenceOfAll(db: Reader, clients: readonly Client[], library: ProtocolLibrary): Promise<Evidence[]> {
  listen();
  return (await Promise.all(clients.map(({ id }) => evidenceOfClient(db, id, library)))).flat();
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
