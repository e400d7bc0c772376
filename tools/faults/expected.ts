import type { Found, PhotoFile, Step } from './protocol.ts';

interface ExpectedClient {
  readonly label: string;
  /** SHA-256 of each photo that was told to be saved, by its id. */
  readonly photos: Map<string, string>;
  /** What each visit's note says. */
  readonly notes: Map<string, string>;
}

/** What must lie in the vault: all that was found when it was looked at last, and what the app said it did since. */
export interface Expected {
  clients: Map<string, ExpectedClient>;
  erased: Set<string>;
  rooms: Set<string>;
  people: number;
  /** A restore of this client was cut short: their pictures may lie there without records until the next one. */
  half: string | null;
}

/** The client whose backup is restored: as they were when it was made. */
export interface Kept {
  readonly clientId: string;
  readonly photos: ReadonlyMap<string, string>;
}

/** What is wrong with what was found. */
export interface Verdict {
  readonly lost: string[];
  readonly half: string[];
  readonly unreadable: string[];
}

export function nothingYet(): Expected {
  return { clients: new Map(), erased: new Set(), rooms: new Set(), people: 1, half: null };
}

/** Takes what was found for what must be there from now on. */
export function adopt(expected: Expected, found: Found): void {
  expected.clients = new Map(
    found.clients.map(({ id, label }) => [
      id,
      {
        label,
        photos: new Map(
          found.photos.filter(({ clientId }) => clientId === id).map((photo) => [photo.id, photo.sha256]),
        ),
        notes: new Map(found.sessions.filter(({ clientId }) => clientId === id).map((one) => [one.id, one.note])),
      },
    ]),
  );
  expected.erased = new Set(found.tombstones);
  expected.rooms = new Set(found.rooms);
  expected.people = found.slots.length;
}

/** The app said that this step is done. Photos are told one by one, by `saved`. */
export function done(expected: Expected, step: Step, result: string, kept: Kept): void {
  switch (step.kind) {
    case 'client':
      expected.clients.set(result, { label: step.label, photos: new Map(), notes: new Map() });
      return;
    case 'remove':
      for (const { photos } of expected.clients.values()) photos.delete(step.photoId);
      return;
    case 'note':
      for (const { notes } of expected.clients.values())
        if (notes.has(step.sessionId)) notes.set(step.sessionId, step.note);
      return;
    case 'room':
      expected.rooms.add(step.name);
      return;
    case 'erase':
      expected.clients.delete(step.clientId);
      expected.erased.add(step.clientId);
      return;
    case 'restore':
      expected.erased.delete(kept.clientId);
      expected.clients.set(kept.clientId, { label: '', photos: new Map(kept.photos), notes: new Map() });
      expected.half = null;
      return;
    case 'move':
      expected.clients.set(step.older.clientId, olderClient(step));
      return;
    case 'add-person':
      expected.people += 1;
      return;
    case 'remove-person':
      expected.people -= 1;
      return;
  }
}

export function saved(expected: Expected, clientId: string, photoId: string, sha256: string): void {
  expected.clients.get(clientId)?.photos.set(photoId, sha256);
}

type Of<Kind extends Step['kind']> = Step & { readonly kind: Kind };

/** The step of this kind among those in doubt. */
function among<Kind extends Step['kind']>(
  inDoubt: readonly Step[],
  kind: Kind,
  isIt: (step: Of<Kind>) => boolean = () => true,
): Of<Kind> | undefined {
  return inDoubt.find((step): step is Of<Kind> => step.kind === kind && isIt(step as Of<Kind>));
}

/**
 * Holds what was found against what must be there.
 *
 * @param inDoubt steps that had begun and were not said to be done: each is done, or as if it had never begun
 */
export function compare(expected: Expected, inDoubt: readonly Step[], found: Found, kept: Kept): Verdict {
  const verdict: Verdict = { lost: [], half: [], unreadable: [...found.unreadable] };
  if (found.standing.isLogCut) verdict.half.push('the log is said to be cut');
  if (found.auditBrokenAt !== null) verdict.unreadable.push(`audit line ${found.auditBrokenAt}`);
  if (found.isOlderLeft) verdict.half.push('older records were left open');
  const restore = among(inDoubt, 'restore');
  if (restore) expected.half = kept.clientId;
  // Opening the vault, which was done since, ends what moving had begun.
  const move = among(inDoubt, 'move');
  if (move) expected.clients.set(move.older.clientId, olderClient(move));

  for (const [id, client] of expected.clients) compareClient(id, client, inDoubt, found, verdict);
  for (const { id, label } of found.clients) {
    if (expected.clients.has(id)) continue;
    if (among(inDoubt, 'client', (step) => step.label === label)) continue;
    if (restore && id === kept.clientId) {
      for (const [photoId, sha256] of kept.photos) comparePhoto(photoId, sha256, found, verdict.half);
      continue;
    }
    verdict.half.push(`client ${label || id} from nowhere`);
  }
  const coming = new Set(inDoubt.flatMap(filesOf).map(({ sha256 }) => sha256));
  for (const photo of found.photos) {
    const isKnown = expected.clients.get(photo.clientId)?.photos.has(photo.id) ?? false;
    const isRestored = restore !== undefined && kept.photos.has(photo.id);
    if (!isKnown && !isRestored && !coming.has(photo.sha256)) verdict.half.push(`photo ${photo.id} from nowhere`);
    comparePhoto(photo.id, photo.sha256, found, verdict.half);
    if (photo.isMeasured !== photo.hasMaps) verdict.half.push(`photo ${photo.id}: its maps and its mark disagree`);
  }
  compareRest(expected, inDoubt, found, verdict);
  return verdict;
}

function compareClient(
  id: string,
  { photos, notes }: ExpectedClient,
  inDoubt: readonly Step[],
  found: Found,
  { lost, half }: Verdict,
): void {
  if (!found.clients.some((client) => client.id === id)) {
    const isErased = among(inDoubt, 'erase', (step) => step.clientId === id) !== undefined;
    if (!isErased) lost.push(`client ${id}`, ...photos.keys());
    else if (!found.tombstones.includes(id)) half.push(`client ${id} went without a tombstone`);
    return;
  }
  for (const [photoId, sha256] of photos) {
    const mayBeGone = among(inDoubt, 'remove', (step) => step.photoId === photoId) !== undefined;
    const isThere = found.photos.some((photo) => photo.id === photoId);
    if (isThere || !mayBeGone) comparePhoto(photoId, sha256, found, lost);
  }
  for (const [sessionId, note] of notes) {
    const now = found.sessions.find((session) => session.id === sessionId)?.note;
    const isNew = among(inDoubt, 'note', (step) => step.sessionId === sessionId && now === step.note) !== undefined;
    if (now !== note && !isNew) lost.push(`note of ${sessionId}`);
  }
}

function comparePhoto(id: string, sha256: string, found: Found, wrong: string[]): void {
  const photo = found.photos.find((one) => one.id === id);
  const isWhole = photo?.sha256 === sha256 && photo.keptSha256 === sha256 && photo.hasThumbnail;
  if (!isWhole && !wrong.includes(id)) wrong.push(id);
}

function compareRest(expected: Expected, inDoubt: readonly Step[], found: Found, { lost, half }: Verdict): void {
  for (const { store, id, clientId } of found.strays) {
    const isSweepable = ['blobs', 'thumbnails', 'keys'].includes(store) && clientId === expected.half;
    if (!isSweepable) half.push(`${store} ${id} without what it belongs to`);
  }
  for (const id of expected.erased) {
    const isBack = among(inDoubt, 'restore') && found.clients.some((client) => client.id === id);
    if (!isBack && !found.tombstones.includes(id)) half.push(`tombstone of ${id} is gone`);
    if (!isBack && found.keys.includes(id) && expected.half !== id) half.push(`key of the erased ${id}`);
  }
  for (const name of expected.rooms) if (!found.rooms.includes(name)) lost.push(`room ${name}`);
  const listed = new Set(found.staff);
  if (found.slots.length !== found.staff.length || found.slots.some((id) => !listed.has(id)))
    half.push(`${found.slots.length} ways in, ${found.staff.length} people listed`);
  const may = [expected.people];
  if (among(inDoubt, 'add-person')) may.push(expected.people + 1);
  if (among(inDoubt, 'remove-person')) may.push(expected.people - 1);
  if (!may.includes(found.slots.length)) lost.push(`${found.slots.length} ways in, not ${may.join(' or ')}`);
}

function filesOf(step: Step): readonly PhotoFile[] {
  return 'files' in step ? step.files : [];
}

function olderClient({ older: { clientId, label, photos } }: Of<'move'>): ExpectedClient {
  return {
    label,
    photos: new Map(photos.map(({ id, sha256 }) => [id, sha256])),
    notes: new Map([[`session of ${clientId}`, `note of ${clientId}`]]),
  };
}
