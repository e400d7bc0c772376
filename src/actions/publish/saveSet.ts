import { localDay } from '../../domain/day.ts';
import { AppError } from '../../domain/errors.ts';
import type { SetId } from '../../domain/ids.ts';
import { PIPELINE } from '../../domain/pipeline.ts';
import type { PublishedSet } from '../../domain/publishedSet.ts';
import { clientsOf, type GatedSubject, gateFor, type SetUse } from '../../domain/publishGate.ts';
import type { RulePackId } from '../../domain/rulePacks.ts';
import { SET_FORMAT, SET_VERSION, type SetManifest } from '../../domain/setManifest.ts';
import { setSubject } from '../../domain/setSubject.ts';
import { auditRows } from '../../storage/audit.ts';
import { reader } from '../../storage/reader.ts';
import { savePublishedSet } from '../../storage/sets.ts';
import { APP_VERSION } from '../appVersion.ts';
import { download } from '../download.ts';
import { currentPerson } from '../vault/currentPerson.ts';
import { requireRight } from '../vault/rights.ts';
import { inPublishWorker } from './inPublishWorker.ts';
import { type RenderedSet, requireGate } from './renderSet.ts';
import { signingKey } from './signingKey.ts';
import { photosOf, subjectsOf } from './subjectOf.ts';

/** What a manifest says before its files are packed and signed. */
export type SaidOfSet = Omit<SetManifest, 'files' | 'signer' | 'models'>;

/** What is said beside the pictures. */
export interface SetWords {
  readonly caption: string;
  /** Makes the text file that goes along: what the set is, for people to read, and how to verify it. */
  readonly readme: (said: SaidOfSet) => string;
  readonly rulePack: RulePackId | null;
}

/**
 * Signs and packs a set, records it and hands it to the downloads, in this order. The gate runs once more in the very
 * transaction that records it: a withdrawal until then stops it, and no byte is out.
 *
 * @throws AppError `set-refused`, `not-found`, `locked`
 */
export async function saveSet(rendered: RenderedSet, words: SetWords): Promise<PublishedSet> {
  requireRight('export');
  const { order, files, made } = rendered;
  const use: SetUse = { ...order.use, on: localDay(new Date()) };
  const found = await subjectsOf(reader, order.items);
  const subjects = found.map((subject, i) => ({ ...subject, ...reviewed(made[i]) }));
  requireGate(subjects, use, 'writing');
  const id = crypto.randomUUID() as SetId;
  const entries = subjects.map((subject, i) => ({
    ...setSubject(subject, use, order.output.isBackgroundPlain),
    renders: made[i]?.renders ?? [],
    colour: made[i]?.colour ?? null,
  }));
  const said: SaidOfSet = {
    format: SET_FORMAT,
    version: SET_VERSION,
    id,
    app: APP_VERSION,
    pipeline: PIPELINE,
    madeOn: use.on,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    madeBy: await currentPerson(),
    scope: use.scope,
    platform: use.platform,
    rulePack: words.rulePack,
    caption: words.caption,
    subjects: entries,
    auditHead: (await auditRows()).at(-1)?.hash ?? '',
  };
  const all = [...files, textFile('caption.txt', words.caption), textFile('readme.txt', words.readme(said))];
  const key = await signingKey();
  const { zip, manifestSha256 } = await inPublishWorker((api) => api.pack(said, all, key));
  const reviews = entries.flatMap(({ review }, i) => (review && made[i]?.review) ?? []);
  const set: PublishedSet = {
    id,
    madeOn: use.on,
    scope: use.scope,
    platform: use.platform,
    clientIds: clientsOf(subjects),
    photoIds: [...new Set(photosOf(subjects).map((photo) => photo.id))],
    consentIds: [...new Set(entries.flatMap(({ consents }) => consents.map((consent) => consent.id)))],
    manifestSha256,
    fileName: `skinseries-set-${use.on}-${id.slice(0, 4)}.zip`,
    places: [],
    flaggedOn: null,
    ...(reviews.length > 0 && { reviews }),
  };
  const isSaved = await savePublishedSet(set, (consents) =>
    subjects.every((subject) => passes(subject, consents.get(subject.record.course.clientId) ?? [], use)),
  );
  if (!isSaved) throw new AppError('set-refused');
  download(new Blob([zip], { type: 'application/zip' }), set.fileName);
  return set;
}

const reviewed = (item: RenderedSet['made'][number] | undefined) => ({
  pictures: item?.pictures ?? [],
  review: item?.review ?? null,
});

function passes(subject: GatedSubject, consents: GatedSubject['consents'], use: SetUse): boolean {
  return gateFor({ ...subject, consents }, { ...use, on: localDay(new Date()) }).refusals.length === 0;
}

function textFile(path: string, text: string) {
  return { path, bytes: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer> };
}
