import { type photoStandardOf, STANDARD_ITEMS, standardScore } from '../../domain/photoStandard.ts';
import { type GatedSubject, gateFor, type SetUse } from '../../domain/publishGate.ts';
import { photoEntry, setSubject } from '../../domain/setSubject.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Check } from '../parts/Check.tsx';
import { Notice } from '../parts/Notice.tsx';
import { GATE_WORDS, STANDARD_WORDS } from '../words/publish.ts';
import styles from './Publish.module.css';

const { publish: words } = messages;

interface GateListProps {
  readonly subject: GatedSubject;
  readonly use: SetUse;
  readonly isBackgroundPlain: boolean;
  readonly onMarks: (areMarksHidden: boolean) => void;
}

/** Whether one subject may be published, and every reason why not. */
export function GateList({ subject, use, isBackgroundPlain, onMarks }: GateListProps) {
  const { refusals, verdict, grants } = gateFor(subject, use, 'making');
  const reasons = [...new Set(refusals.map(({ why }) => why))].map((why) => ({
    why,
    days: refusals.flatMap((one) => (one.why === why ? dayOf(subject, one.photoId) : [])),
  }));
  return (
    <div className={styles.fields} role="status">
      {reasons.length > 0 ? (
        <Notice kind="danger" words={{ what: words.refused, remedy: '' }}>
          <ul className={styles.reasons}>
            {reasons.map(({ why, days }) => (
              <li key={why}>
                {GATE_WORDS[why]} {days.length > 0 && `(${days.map(words.photoOf).join(', ')})`}
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <p className={styles.good}>{verdict === 'caution' ? words.cautious : words.passes}</p>
      )}
      {grants.some(({ consent }) => consent.marksCovered) && (
        <Check label={words.marks} isChecked={subject.areMarksHidden} onChange={onMarks} />
      )}
      {subject.photos.length > 1 && <Standard standard={setSubject(subject, use, isBackgroundPlain).standard} />}
    </div>
  );
}

function Standard({ standard }: { readonly standard: ReturnType<typeof photoStandardOf> }) {
  const missing = STANDARD_ITEMS.filter((item) => standard[item] !== true).map((item) => STANDARD_WORDS[item]);
  return (
    <p className={styles.soft}>
      {words.standard}: {words.standardScore(standardScore(standard), STANDARD_ITEMS.length)}.{' '}
      {missing.length > 0 && words.standardMissing(missing.join(', '))}
    </p>
  );
}

function dayOf({ record, photos }: GatedSubject, photoId: string | null): string[] {
  const photo = photos.find(({ id }) => id === photoId);
  return photo === undefined ? [] : [formatDay(photoEntry(record, photo).on)];
}
