import { transfer } from '../../../workers/channel.ts';
import { sha256Hex } from '../../bytes/sha256.ts';
import type { ClientReview } from '../../domain/clientReview.ts';
import { localDay } from '../../domain/day.ts';
import { AppError } from '../../domain/errors.ts';
import type { Measurement } from '../../domain/measurement.ts';
import type { Photo } from '../../domain/photo.ts';
import { type GatedSubject, type GateStage, gateFor, type SetUse } from '../../domain/publishGate.ts';
import type { SetSubject } from '../../domain/setManifest.ts';
import { reader } from '../../storage/reader.ts';
import { measurementsOf } from '../measurementsOf.ts';
import { openPicture } from '../openPicture.ts';
import { requireRight } from '../vault/rights.ts';
import type { PublishApi, SubjectRequest } from '../workerApi.ts';
import { inPublishWorker } from './inPublishWorker.ts';
import { type SetItem, subjectsOf } from './subjectOf.ts';

export type SetOutput = Pick<SubjectRequest, 'kinds' | 'sizesPx' | 'format' | 'isByCard' | 'isBackgroundPlain'>;
export type PhotoLabel = SubjectRequest['photos'][number]['label'];
export type WipeWords = SubjectRequest['wipe'];

/** A set as a person wants it. Words come from the screen: the labels of each item's photos, and its wipe page. */
export interface SetOrder {
  readonly items: readonly SetItem[];
  readonly use: Omit<SetUse, 'on'>;
  readonly output: SetOutput;
  readonly labels: readonly (readonly PhotoLabel[])[];
  readonly wipes: readonly WipeWords[];
}

type Rendered = Awaited<ReturnType<PublishApi['render']>>;

/** What only making the pictures of an item tells. */
interface MadeItem extends Pick<SetSubject, 'renders' | 'colour'> {
  /** SHA-256 of its files, hex. */
  readonly pictures: readonly string[];
  /** Whether its client saw them; see `recordReview`. */
  readonly review: ClientReview | null;
}

/** The files of a set, made but not out yet. */
export interface RenderedSet {
  readonly order: SetOrder;
  readonly files: Rendered['files'];
  /** By item. */
  readonly made: readonly MadeItem[];
}

/**
 * Makes the pictures of a set on this device. Nothing leaves it: see `saveSet`.
 *
 * @throws AppError `set-refused`: the gate says no; `face-still-found`; `region-not-shown`; `aborted`
 */
export async function renderSet(order: SetOrder, signal?: AbortSignal): Promise<RenderedSet> {
  requireRight('export');
  const subjects = await subjectsOf(reader, order.items);
  requireGate(subjects, { ...order.use, on: localDay(new Date()) }, 'making');
  const files: Rendered['files'] = [];
  const made: MadeItem[] = [];
  for (const [i, { photos }] of subjects.entries()) {
    const rendered = await renderOne(photos, order, i, signal);
    files.push(...rendered.files);
    const pictures = await Promise.all(rendered.files.map(({ bytes }) => sha256Hex(bytes)));
    made.push({ renders: rendered.renders, colour: rendered.colour, pictures, review: null });
  }
  return { order, files, made };
}

/** @throws AppError `set-refused` */
export function requireGate(subjects: readonly GatedSubject[], use: SetUse, stage: GateStage): void {
  const refusals = subjects.flatMap((subject) => gateFor(subject, use, stage).refusals);
  if (refusals.length > 0) throw new AppError('set-refused', refusals.map(({ why }) => why).join(' '));
}

async function renderOne(
  photos: readonly Photo[],
  { use, output, labels, wipes }: SetOrder,
  item: number,
  signal?: AbortSignal,
): Promise<Rendered> {
  const measurements = await measurementsOf(photos.map(({ id }) => id));
  const pictures: ImageBitmap[] = [];
  try {
    for (const { id } of photos) pictures.push(await openPicture(id, signal));
    const request: SubjectRequest = {
      ...output,
      identity: use.identity,
      regions: use.regions,
      photos: photos.map(({ card }, i) => ({
        picture: pictures[i] as ImageBitmap,
        geometry: (measurements[i] as Measurement).geometry,
        card,
        label: labels[item]?.[i] ?? { title: '', detail: '' },
      })),
      name: `set-${item + 1}`,
      wipe: wipes[item] as WipeWords,
    };
    return await inPublishWorker((api) => api.render(transfer(request, [...pictures])), signal);
  } finally {
    for (const picture of pictures) picture.close();
  }
}
