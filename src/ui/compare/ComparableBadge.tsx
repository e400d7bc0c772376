import { createContext, type ReactNode, useContext } from 'react';
import { readComparability } from '../../actions/readComparability.ts';
import { useStored } from '../../actions/useStored.ts';
import type { CourseId } from '../../domain/ids.ts';
import { MEASURES } from '../../domain/measure.ts';
import type { PairVerdicts } from '../../domain/pairVerdicts.ts';
import type { Photo, View } from '../../domain/photo.ts';
import type { SeriesComparability } from '../../domain/seriesComparability.ts';
import { namesOf } from '../capture/healingWords.ts';
import { messages } from '../messages.ts';
import styles from './Comparability.module.css';
import { VerdictMark } from './VerdictMark.tsx';

const OfCourse = createContext<ReadonlyMap<View, SeriesComparability> | undefined>(undefined);

/** Reads once, for all badges inside it, how the photos of a course compare with its first visit. */
export function ComparableBadges({
  courseId,
  children,
}: {
  readonly courseId: CourseId;
  readonly children: ReactNode;
}) {
  return <OfCourse value={useStored(readComparability(courseId), [courseId])}>{children}</OfCourse>;
}

function BadgeOf({ verdicts }: { readonly verdicts: PairVerdicts }) {
  const { badge } = messages.comparability;
  const refused = MEASURES.filter((measure) => verdicts[measure]?.verdict === 'not-comparable');
  if (refused.length === MEASURES.length)
    return <VerdictMark verdict="not-comparable" words={badge['not-comparable']} />;
  if (refused.length > 0) return <VerdictMark verdict="caution" words={badge.some(namesOf(refused))} />;
  const isCautious = MEASURES.some((measure) => verdicts[measure]?.verdict === 'caution');
  const verdict = isCautious ? 'caution' : 'comparable';
  return <VerdictMark verdict={verdict} words={badge[verdict]} />;
}

/** Whether a photo may be compared with the first visit of its view, as an icon and words. Nothing where it isn't known. */
export function ComparableBadge({ photo }: { readonly photo: Photo }) {
  const series = useContext(OfCourse)?.get(photo.view);
  const verdicts = series?.photos.get(photo.id);
  if (!series || !verdicts || photo.status.kind !== 'measured') return null;
  if (series.baseline === photo.sessionId)
    return <span className={styles.soft}>{messages.comparability.badge.first}</span>;
  return <BadgeOf verdicts={verdicts} />;
}
