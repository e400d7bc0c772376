import { type GatedSubject, gateFor, type SetUse } from '../../domain/publishGate.ts';
import { RULE_PACKS, type RulePackId, remarksOf } from '../../domain/rulePacks.ts';
import { setSubject } from '../../domain/setSubject.ts';
import { messages } from '../messages.ts';
import { Choice, TextArea } from '../parts/Field.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { PACK_NAMES, RULE_WORDS } from '../words/publish.ts';
import { captionOf } from './captionOf.ts';
import styles from './Publish.module.css';
import type { Publishing } from './usePublishing.ts';

const { publish: words } = messages;
const DAY_KINDS = (['dates', 'days'] as const).map((value) => ({ value, label: words.dayKinds[value] }));
const PACKS = [
  { value: '' as const, label: words.noPack },
  ...RULE_PACKS.map((value) => ({ value, label: PACK_NAMES[value] })),
];

interface CaptionFieldsProps {
  readonly chosen: Publishing;
  readonly onChange: (part: Partial<Publishing>) => void;
  readonly subjects: readonly GatedSubject[];
  readonly use: SetUse;
}

/** What is said beside the pictures, and what a rule pack remarks on it. */
export function CaptionFields({ chosen, onChange, subjects, use }: CaptionFieldsProps) {
  const { dayKind, ownWords, pack } = chosen;
  return (
    <div className={styles.fields}>
      <Segmented
        label={words.days}
        value={dayKind}
        options={DAY_KINDS}
        onChange={(next) => onChange({ dayKind: next })}
      />
      <TextArea
        label={words.own}
        hint={words.ownHint}
        value={ownWords}
        onChange={(event) => onChange({ ownWords: event.target.value })}
      />
      <div>
        <h3 className={styles.small}>{words.always}</h3>
        <p className={styles.caption}>{captionOf(subjects, use, chosen, '')}</p>
      </div>
      <Choice
        label={words.pack}
        hint={words.packNote}
        value={pack ?? ''}
        options={PACKS}
        onChange={(next) => onChange({ pack: next === '' ? null : next })}
      />
      {pack && <Remarks ids={remarks(pack, chosen, subjects, use)} />}
    </div>
  );
}

function Remarks({ ids }: { readonly ids: ReturnType<typeof remarksOf> }) {
  if (ids.length === 0) return <p className={styles.soft}>{words.noRemarks}</p>;
  return (
    <ul className={styles.reasons}>
      {ids.map((id) => (
        <li key={id}>{RULE_WORDS[id]}</li>
      ))}
    </ul>
  );
}

function remarks(pack: RulePackId, chosen: Publishing, subjects: readonly GatedSubject[], use: SetUse) {
  const gates = subjects.map((subject) => gateFor(subject, use));
  const grants = gates.flatMap((gate) => gate.grants);
  const entries = subjects.map((subject) => setSubject(subject, use, false));
  const changes = entries.flatMap((entry) => entry.changes).filter(({ changePct }) => changePct !== null);
  return remarksOf(pack, {
    scope: use.scope,
    ownWords: chosen.ownWords,
    isFaceShown: use.identity === 'full-face',
    hasExpiry: grants.every(({ grant }) => grant.until !== null),
    isPicked: entries.some(({ choice }) => choice === 'picked'),
    verdict: gates.some((gate) => gate.verdict === 'caution') ? 'caution' : 'comparable',
    saysCalendarDays: chosen.dayKind === 'dates',
    saysTreatments: entries.every(({ photos }) => (photos.at(-1)?.treatmentsBefore ?? 0) > 0),
    isWithinError: changes.length > 0 && changes.every(({ isWithinError }) => isWithinError === true),
    isTerritoryNamed: grants.every(({ consent }) => consent.territory !== ''),
  });
}
