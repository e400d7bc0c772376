import type { PhotoLabel, SetOutput, WipeWords } from '../../actions/publish/renderSet.ts';
import { type GatedSubject, gateFor, type SetUse } from '../../domain/publishGate.ts';
import { choiceOf, photoEntry, sessionsBetween } from '../../domain/setSubject.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { PAIR_WORDS } from '../words/pairs.ts';

/** How the time of a photo is told. */
export type DayKind = 'dates' | 'days';

/** What of the choices a caption tells. */
interface Told {
  readonly dayKind: DayKind;
  readonly output: Pick<SetOutput, 'isByCard' | 'isBackgroundPlain'>;
}

const { publish: words } = messages;

/** Elsewhere nothing but the face or a region is left, which its picture shows. */
export const mayKeepBackground = ({ identity }: Pick<SetUse, 'identity'>) =>
  identity === 'full-face' || identity === 'body-only';

/** The label of each photo of a subject: which it is, when, and after how much treatment. */
export function labelsOf({ record, photos }: GatedSubject, dayKind: DayKind): readonly PhotoLabel[] {
  return photos.map((photo, i) => {
    const { on, session, daysSinceTreatment, treatmentsBefore } = photoEntry(record, photo);
    const since = daysSinceTreatment === null ? words.lines.untreated : words.lines.sinceTreatment(daysSinceTreatment);
    const treated = treatmentsBefore === 0 ? words.lines.session(session) : words.lines.treatments(treatmentsBefore);
    const title = i === 0 ? words.before : i === photos.length - 1 ? words.after : words.between;
    return { title, detail: `${dayKind === 'dates' ? formatDay(on) : since} · ${treated}` };
  });
}

/** The lines that always go along with a subject, by its numbers: nothing is claimed that they don't allow. */
function linesOf(subject: GatedSubject, use: SetUse, { dayKind, output }: Told): readonly string[] {
  const { lines } = words;
  const { cautions } = gateFor(subject, use);
  const differing = cautions
    .filter((check) => check !== 'unknown')
    .map((check) => PAIR_WORDS[check].name.toLowerCase());
  const sessions = sessionsBetween(subject).filter(({ photosOfView }) => photosOfView > 0);
  const isPicked = choiceOf(subject) === 'picked';
  return [
    ...labelsOf(subject, dayKind).map(({ title, detail }) => `${title}: ${detail}`),
    cautions.length === 0 ? lines.same : lines.unretouched,
    ...(differing.length > 0 ? [lines.differing(differing.join(', '))] : []),
    ...(cautions.includes('unknown') ? [lines.unchecked] : []),
    ...(output.isByCard ? [lines.byCard] : []),
    ...(use.identity === 'eyes-covered' ? [lines.covered] : []),
    ...(output.isBackgroundPlain && mayKeepBackground(use) ? [lines.plain] : []),
    ...(isPicked ? [lines.picked(sessions.filter(({ isShown }) => isShown).length, sessions.length)] : []),
    lines.vary,
    lines.risk,
  ];
}

/** All that is said beside the pictures. */
export function captionOf(subjects: readonly GatedSubject[], use: SetUse, told: Told, ownWords: string): string {
  const fixed = subjects.map((subject, i) => {
    const lines = linesOf(subject, use, told);
    return subjects.length === 1 ? lines : [words.person(i + 1), ...lines];
  });
  return [...(ownWords.trim() === '' ? [] : [[ownWords.trim()]]), ...fixed].map((part) => part.join('\n')).join('\n\n');
}

/** The words of a subject's wipe page. */
export function wipeWordsOf(subject: GatedSubject, use: SetUse, told: Told): WipeWords {
  const labels = labelsOf(subject, told.dayKind);
  const of = (label: PhotoLabel | undefined) => words.lines.alt(`${label?.title}, ${label?.detail}`);
  return {
    title: `${words.before} / ${words.after}`,
    first: of(labels[0]),
    last: of(labels.at(-1)),
    slider: words.lines.wipe,
    caption: linesOf(subject, use, told).join('\n'),
  };
}
