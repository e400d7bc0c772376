import type { SaidOfSet } from '../../actions/publish/saveSet.ts';
import { STANDARD_ITEMS, standardScore } from '../../domain/photoStandard.ts';
import type { RulePackId } from '../../domain/rulePacks.ts';
import {
  COVER_STEPS,
  type SetConsent,
  type SetSubject,
  type SetTreatment,
  widestCover,
} from '../../domain/setManifest.ts';
import { formatChange, formatDay } from '../format.ts';
import { IDENTITY_NAMES, PLATFORM_NAMES, SCOPE_NAMES } from '../words/consentNames.ts';
import { AREAS, CONCERN_NAMES, MEASURE_WORDS, REGION_NAMES, VIEW_NAMES } from '../words/names.ts';
import { PAIR_FORMATS, PAIR_WORDS } from '../words/pairs.ts';
import { PACK_NAMES, STANDARD_WORDS } from '../words/publish.ts';
import { SET_README as words } from '../words/setReadme.ts';
import { personName } from './personName.ts';

/** What a set is, for people to read: everything its manifest says, in words. Names no client. */
export function readmeOf(said: SaidOfSet): string {
  const head = [
    words.title,
    words.made(formatDay(said.madeOn), said.timeZone, personName(said.madeBy)),
    words.app(said.app, said.pipeline),
    words.use(nameOfUse(said.scope, said.platform === null ? [] : [said.platform])),
    ...(said.rulePack === null ? [] : [words.rules(PACK_NAMES[said.rulePack as RulePackId])]),
  ];
  const log = words.log(said.auditHead || words.noLog);
  const parts = [head.join('\n'), ...said.subjects.map(subjectText), [words.result, log].join('\n'), words.verify];
  return `${parts.join('\n\n')}\n`;
}

function subjectText(subject: SetSubject, i: number): string {
  const { area, concern, view, choice, sessions, photos } = subject;
  const withPhotos = sessions.filter(({ photosOfView }) => photosOfView > 0);
  const shown = withPhotos.filter(({ isShown }) => isShown).length;
  return [
    words.person(i + 1, [AREAS[area], CONCERN_NAMES[concern], VIEW_NAMES[view]].join(', ')),
    words.choices[choice](shown, withPhotos.length),
    ...block(words.photos, photos.flatMap(photoLines)),
    ...block(words.visits(sessions.length, subject.plannedSessions), sessions.map(visitLine)),
    ...block(words.elsewhere, subject.treatedElsewhere.map(elsewhereLine)),
    ...block(words.consents, [...subject.consents.flatMap(consentLines), ...reviewLines(subject)]),
    ...block(words.shows, shownLines(subject)),
    ...block(words.done, [words.transforms, subject.colour === null ? words.colours.asTaken : words.colours.card]),
    ...block(words.comparable, comparableLines(subject)),
    ...block(words.changes, subject.changes.map(changeLine)),
    standardLine(subject),
  ].join('\n');
}

const block = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

function photoLines(photo: SetSubject['photos'][number]): string[] {
  const { on, session, daysSinceTreatment, treatmentsBefore, device, widthPx, heightPx, takenAt } = photo;
  const when = daysSinceTreatment === null ? words.untreated : words.treated(treatmentsBefore, daysSinceTreatment);
  const clock = takenAt === null ? words.noClock : words.clock(takenAt.replace('T', ' '));
  return [
    words.photo(formatDay(on), session, when),
    `  ${words.taken(device, `${widthPx} × ${heightPx}`, clock)}`,
    `  ${words.original(photo.originalSha256)}`,
  ];
}

function visitLine({ session, on, isShown, isHealing, treatments }: SetSubject['sessions'][number]): string {
  const facts = [isShown ? words.shown : words.notShown, ...(isHealing ? [words.healing] : []), treated(treatments)];
  return `${session}  ${formatDay(on)}  ${facts.join(', ')}`;
}

const elsewhereLine = ({ on, treatments }: SetSubject['treatedElsewhere'][number]) =>
  `${formatDay(on)}  ${treated(treatments)}`;

function treated(treatments: readonly SetTreatment[]): string {
  if (treatments.length === 0) return words.noTreatment;
  return treatments
    .map(({ name, protocolId, performedBy }) => words.treatment(name || protocolId, performedBy))
    .join(', ');
}

function consentLines(consent: SetConsent): string[] {
  const { signedOn, isAdult, textVersion, language, until, territory, id, textSha256 } = consent;
  const signed = words.consent(formatDay(signedOn), isAdult ? words.adult : words.underAge, textVersion, language);
  const how = [signed, words.signature[consent.signature], ...(consent.isWitnessed ? [words.witnessed] : [])];
  const ends = until === null ? words.untilWithdrawn : words.until(formatDay(until));
  const where = territory === '' ? words.anywhere : words.where(territory);
  return [
    how.join(', '),
    words.covers(nameOfUse(consent.scope, consent.platforms), ends, where),
    words.allows(IDENTITY_NAMES[consent.identity]),
    words.consentId(id, textSha256),
  ];
}

function reviewLines({ review, areMarksHidden }: SetSubject): string[] {
  const seen = review === null ? words.notAsked : words.reviewed(formatDay(review.on), personName(review.recordedBy));
  return [seen, ...(areMarksHidden ? [words.marks] : [])];
}

function shownLines({ identity, regions, renders, isBackgroundPlain }: SetSubject): string[] {
  const cover = widestCover(renders);
  const isFaceFree = renders.length > 0 && renders.every((render) => render.isFaceFree === true);
  return [
    [words.identity[identity], regions.map((region) => REGION_NAMES[region]).join(', ')].filter(Boolean).join(' '),
    ...(isFaceFree ? [words.faceFree(cover, COVER_STEPS)] : []),
    ...(isBackgroundPlain ? [words.plain] : []),
  ];
}

function comparableLines({ verdict, differences, photos, view }: SetSubject): string[] {
  const lines = differences.map((pair, i) => {
    // How well a drawn area was found again says nothing of a face.
    const told = Object.entries(pair).filter(([check]) => view === 'area' || check !== 'alignment');
    const list = told.map(([check, value]) => {
      const format = PAIR_FORMATS[check as keyof typeof PAIR_FORMATS];
      const amount = format === null ? (value === 0 ? words.same : words.differs) : format(value ?? 0);
      return `${PAIR_WORDS[check as keyof typeof PAIR_WORDS].name.toLowerCase()}: ${value === null ? words.unread : amount}`;
    });
    return [words.differences(formatDay(photos[i + 1]?.on ?? '')), ...list.map((line) => `  ${line}`)];
  });
  return [...(verdict === null ? [] : [words.verdicts[verdict]]), ...lines.flat()];
}

function changeLine({ measure, changePct, low, high, isWithinError }: SetSubject['changes'][number]): string {
  const { name } = MEASURE_WORDS[measure];
  if (changePct === null || low === null || high === null) return words.unmeasured(name);
  const change = words.change(name, formatChange(changePct), formatChange(low), formatChange(high));
  return `${change}, ${isWithinError ? words.within : words.beyond}`;
}

function standardLine({ standard }: SetSubject): string {
  const missing = STANDARD_ITEMS.filter((item) => standard[item] !== true).map((item) => STANDARD_WORDS[item]);
  return `\n${words.standard(standardScore(standard), STANDARD_ITEMS.length, missing.join(', '))}`;
}

function nameOfUse(scope: SaidOfSet['scope'], platforms: readonly string[]): string {
  const names = platforms.map((platform) => PLATFORM_NAMES[platform as keyof typeof PLATFORM_NAMES] ?? platform);
  return names.length === 0 ? SCOPE_NAMES[scope] : `${SCOPE_NAMES[scope]} (${names.join(', ')})`;
}
