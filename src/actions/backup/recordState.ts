import { sha256Hex } from '../../bytes/sha256.ts';
import type { Reader } from '../../storage/reader.ts';

/** Names the state of all records of real clients: the same name means that nothing has changed. */
export async function recordState(db: Reader): Promise<string> {
  const [clients, revs, library, rooms, tombstones, texts, sets, keys] = await Promise.all([
    db.clients(),
    db.revs(),
    db.libraryChanges(),
    db.rooms(),
    db.tombstones(),
    db.consentTexts(),
    db.sets(),
    db.signingKeys(),
  ]);
  const examples = new Set(clients.filter(({ isExample }) => isExample).map(({ id }) => id));
  const own = revs.filter(({ clientId }) => !examples.has(clientId)).map(({ rev }) => rev);
  const signing = keys.map(({ publicKey }) => publicKey);
  const state = {
    revs: own.sort(),
    library,
    rooms,
    tombstones,
    texts: texts.map(({ id }) => id).sort(),
    sets,
    signing,
  };
  return sha256Hex(new TextEncoder().encode(JSON.stringify(state)));
}
