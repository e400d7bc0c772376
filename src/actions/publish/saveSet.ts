import { version } from '../../../package.json';
import { localDay } from '../../domain/day.ts';
import { AppError } from '../../domain/errors.ts';
import type { SetId } from '../../domain/ids.ts';
import { PIPELINE } from '../../domain/pipeline.ts';
import type { PublishedSet } from '../../domain/publishedSet.ts';
import { clientsOf, type GatedSubject, gateFor, type SetUse } from '../../domain/publishGate.ts';
import type { RulePackId } from '../../domain/rulePacks.ts';
import { SET_FORMAT, SET_VERSION } from '../../domain/setManifest.ts';
import { setSubject } from '../../domain/setSubject.ts';
import { auditRows } from '../../storage/audit.ts';
import { reader } from '../../storage/reader.ts';
import { savePublishedSet } from '../../storage/sets.ts';
import { download } from '../download.ts';
import { requireRight } from '../vault/rights.ts';
import { inPublishWorker } from './inPublishWorker.ts';
import { type RenderedSet, requireGate } from './renderSet.ts';
import { signingKey } from './signingKey.ts';
import { photosOf, subjectsOf } from './subjectOf.ts';

/** What is said beside the pictures. */
export interface SetWords {
  readonly caption: string;
  /** Goes along as a text file: how to verify the set. */
  readonly readme: string;
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
  const subjects = await subjectsOf(reader, order.items);
  requireGate(subjects, use);
  const id = crypto.randomUUID() as SetId;
  const entries = subjects.map((subject, i) => ({
    ...setSubject(subject, use, order.output.isBackgroundPlain),
    ...(made[i] as RenderedSet['made'][number]),
  }));
  const said = {
    format: SET_FORMAT,
    version: SET_VERSION,
    id,
    app: version,
    pipeline: PIPELINE,
    madeOn: use.on,
    scope: use.scope,
    platform: use.platform,
    rulePack: words.rulePack,
    caption: words.caption,
    subjects: entries,
    auditHead: (await auditRows()).at(-1)?.hash ?? '',
  } as const;
  const all = [...files, textFile('caption.txt', words.caption), textFile('readme.txt', words.readme)];
  const key = await signingKey();
  const { zip, manifestSha256 } = await inPublishWorker((api) => api.pack(said, all, key));
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
  };
  const isSaved = await savePublishedSet(set, (consents) =>
    subjects.every((subject) => passes(subject, consents.get(subject.record.course.clientId) ?? [], use)),
  );
  if (!isSaved) throw new AppError('set-refused');
  download(new Blob([zip], { type: 'application/zip' }), set.fileName);
  return set;
}

function passes(subject: GatedSubject, consents: GatedSubject['consents'], use: SetUse): boolean {
  return gateFor({ ...subject, consents }, { ...use, on: localDay(new Date()) }).refusals.length === 0;
}

function textFile(path: string, text: string) {
  return { path, bytes: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer> };
}
