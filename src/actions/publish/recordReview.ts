import { localDay } from '../../domain/day.ts';
import { AppError } from '../../domain/errors.ts';
import { reader } from '../../storage/reader.ts';
import { currentPerson } from '../vault/currentPerson.ts';
import { recordAudit } from '../vault/recordAudit.ts';
import { requireRight } from '../vault/rights.ts';
import type { RenderedSet } from './renderSet.ts';

/**
 * Records, in the log and beside the pictures, that a client saw exactly these and agreed. It goes with them: of pictures
 * that are made anew nobody has seen any.
 *
 * @param item whose pictures, by their place in the order
 * @param agreedBy who looked, as they write their name
 * @throws AppError `not-permitted`; `not-found`
 */
export async function recordReview(rendered: RenderedSet, item: number, agreedBy: string): Promise<RenderedSet> {
  requireRight('export');
  const [made, ordered] = [rendered.made[item], rendered.order.items[item]];
  const course = ordered && (await reader.course(ordered.courseId));
  if (made === undefined || course === undefined) throw new AppError('not-found');
  const { clientId } = course;
  const { pictures } = made;
  await recordAudit('set-reviewed', pictures.join(' '), clientId);
  const recordedBy = await currentPerson();
  const review = { clientId, agreedBy: agreedBy.trim(), on: localDay(new Date()), recordedBy, pictures };
  return { ...rendered, made: rendered.made.with(item, { ...made, review }) };
}
