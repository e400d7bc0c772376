import { asksReview } from './clientReview.ts';
import { comparisonOf } from './comparison.ts';
import type { GivenGrant } from './consent.ts';
import type { Session } from './course.ts';
import type { CourseRecord } from './courseRecord.ts';
import { daysBetween } from './day.ts';
import { MEASURES, perMeasure } from './measure.ts';
import { pairDifferences } from './pairDifferences.ts';
import { contextOf, type PairVerdicts, UNKNOWN } from './pairVerdicts.ts';
import type { Photo } from './photo.ts';
import { photoStandardOf } from './photoStandard.ts';
import { protocolIn } from './protocol.ts';
import { type GatedSubject, gateFor, isHealingFor, type SetUse } from './publishGate.ts';
import {
  type SetChoice,
  type SetConsent,
  type SetPhotoEntry,
  type SetSessionEntry,
  type SetSubject,
  type SetTreatment,
  type StatedChange,
  stated,
  statedChange,
  statedDifferences,
} from './setManifest.ts';
import { partsOf, stratumOf } from './stratum.ts';
import { byDay } from './visitOrder.ts';

/** What a manifest says of a subject, less what only making its pictures tells. */
export function setSubject(
  subject: GatedSubject,
  use: SetUse,
  isBackgroundPlain: boolean,
): Omit<SetSubject, 'renders' | 'colour'> {
  const { record, photos, areMarksHidden, review } = subject;
  const { course } = record;
  const [first, last] = [photos[0] as Photo, photos.at(-1) as Photo];
  const { grants, pairs, verdict } = gateFor(subject, use);
  const verdicts = pairs.at(-1) ?? UNKNOWN;
  const sessions = sessionsBetween(subject);
  return {
    area: course.area,
    concern: course.concern,
    view: first.view,
    choice: choiceOf(subject),
    consents: grants.map(consentEntry),
    review:
      review && asksReview(grants.map(({ consent }) => consent))
        ? { on: review.on, recordedBy: review.recordedBy, pictures: review.pictures }
        : null,
    identity: use.identity,
    regions: use.identity === 'region' ? use.regions : [],
    isBackgroundPlain,
    areMarksHidden: areMarksHidden && grants.some(({ consent }) => consent.marksCovered) ? true : null,
    photos: photos.map((photo) => photoEntry(record, photo)),
    sessions,
    plannedSessions: course.plannedSessions,
    treatedElsewhere: elsewhereBefore(record, photoEntry(record, last).on).map(({ on, treatments }) => ({
      on,
      treatments: treatmentsOf(record, treatments),
    })),
    verdict,
    differences: photos.slice(1).map((photo) => {
      const [one, other] = [contextOf(record, first.id), contextOf(record, photo.id)];
      return one && other ? statedDifferences(pairDifferences(one, other)) : {};
    }),
    comparability: pairs.map((pair) =>
      perMeasure((measure) => {
        const verdict = pair[measure];
        return verdict && stated(verdict);
      }),
    ),
    changes: changesOf(record, first, last, verdicts),
    standard: photoStandardOf(verdicts, {
      isBackgroundPlain: isBackgroundPlain || use.identity === 'eyes-covered' || use.identity === 'region',
      viewsOfBoth: viewsOfBoth(record, first, last),
      isArea: first.view === 'area',
      isOutsideHealing: photos.every((photo) => !isHealing(record, photo)),
      isDescribed: photoEntry(record, last).treatmentsBefore > 0,
    }),
  };
}

/** What a set tells by its choice of photos: with more than one visit between, a pair that isn't first and latest is picked. */
export function choiceOf({ record, photos }: Pick<GatedSubject, 'record' | 'photos'>): SetChoice {
  const [first, last] = [photos[0], photos.at(-1)];
  const visits = visitsOfView(record, first?.view ?? null);
  const shown = new Set(photos.map(({ sessionId }) => sessionId));
  if (photos.length > 2 && visits.every(({ id }) => shown.has(id))) return 'whole-series';
  const isScheduled = visits[0]?.id === first?.sessionId && visits.at(-1)?.id === last?.sessionId;
  return isScheduled && photos.length === 2 ? 'first-and-latest' : 'picked';
}

function visitsOfView({ sessions, photos }: CourseRecord, view: Photo['view'] | null) {
  const own = new Set(photos.filter((photo) => photo.view === view).map(({ sessionId }) => sessionId));
  return [...sessions].sort(byDay).filter(({ id }) => own.has(id));
}

/** Every visit from the first shown to the last, shown or not. */
export function sessionsBetween({ record, photos }: GatedSubject): readonly SetSessionEntry[] {
  const ordered = [...record.sessions].sort(byDay);
  const places = photos.map(({ sessionId }) => ordered.findIndex(({ id }) => id === sessionId));
  const [from, to] = [Math.min(...places), Math.max(...places)];
  return ordered.slice(from, to + 1).map((session, i) => {
    const own = record.photos.filter(({ sessionId, view }) => sessionId === session.id && view === photos[0]?.view);
    return {
      session: from + i + 1,
      on: session.on,
      photosOfView: own.length,
      isShown: photos.some(({ sessionId }) => sessionId === session.id),
      isHealing: own.length > 0 && own.every((photo) => isHealing(record, photo)),
      treatments: treatmentsOf(record, session.treatments),
    };
  });
}

/** One photo as a manifest and its label tell it. */
export function photoEntry(record: CourseRecord, photo: Photo): SetPhotoEntry {
  const ordered = [...record.sessions].sort(byDay);
  const place = ordered.findIndex(({ id }) => id === photo.sessionId);
  const on = ordered[place]?.on ?? (photo.capture.takenAt?.slice(0, 10) as SetPhotoEntry['on']);
  const treated = ordered.filter(
    (session) =>
      session.treatments.length > 0 && (session.on < on || (session.id === photo.sessionId && photo.isAfterTreatment)),
  );
  const latest = [treated.at(-1), elsewhereBefore(record, on).at(-1)]
    .flatMap((visit) => visit?.on ?? [])
    .sort()
    .at(-1);
  return {
    on,
    session: place + 1,
    daysSinceTreatment: latest === undefined ? null : daysBetween(latest, on),
    treatmentsBefore: treated.length,
    originalSha256: photo.sha256,
    takenAt: photo.capture.takenAt,
    device: partsOf(stratumOf(photo, { roomId: null })).device,
    widthPx: photo.widthPx,
    heightPx: photo.heightPx,
  };
}

/** Visits of the client's other courses in which the same area was treated before a day, by day. */
function elsewhereBefore({ treatedElsewhere = [] }: CourseRecord, on: SetPhotoEntry['on']): readonly Session[] {
  return treatedElsewhere.filter((visit) => visit.treatments.length > 0 && visit.on < on).sort(byDay);
}

function treatmentsOf({ library }: CourseRecord, treatments: Session['treatments']): readonly SetTreatment[] {
  return treatments.map(({ protocolId, performedBy }) => ({
    protocolId,
    name: protocolIn(library, protocolId)?.name ?? '',
    performedBy,
  }));
}

function consentEntry({ consent, grant }: GivenGrant): SetConsent {
  const { id, signedOn, isAdult, identity, marksCovered, reviewBeforePosting, territory, text } = consent;
  return {
    ...{ id, signedOn, isAdult, identity, marksCovered, reviewBeforePosting, territory },
    scope: grant.scope,
    platforms: grant.platforms,
    until: grant.until,
    textSha256: text.sha256,
    textVersion: text.version,
    language: text.language,
    signature: consent.strokes.length > 0 ? 'drawn' : 'typed',
    isWitnessed: consent.witness.trim() !== '',
  };
}

function changesOf(record: CourseRecord, first: Photo, last: Photo, verdicts: PairVerdicts): readonly StatedChange[] {
  const whole = first.view === 'area' ? 'area' : 'face';
  return comparisonOf(record.readings, first.id, last.id, first.sessionId === last.sessionId, verdicts)
    .filter(({ region }) => region === whole)
    .map(statedChange);
}

function viewsOfBoth({ photos }: CourseRecord, first: Photo, last: Photo): number {
  const viewsOf = (shown: Photo) =>
    new Set(photos.filter(({ sessionId }) => sessionId === shown.sessionId).map(({ view }) => view));
  const later = viewsOf(last);
  return [...viewsOf(first)].filter((view) => later.has(view)).length;
}

const isHealing = (record: CourseRecord, photo: Photo) =>
  MEASURES.some((measure) => isHealingFor(record, photo, measure));
