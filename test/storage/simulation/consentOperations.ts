import { type Consent, type ConsentScope, SHOWING_SCOPES, withdrawn } from '../../../src/domain/consent.ts';
import { type ConsentText, DEFAULT_TEXT } from '../../../src/domain/consentText.ts';
import type { ClientId, ConsentId, ConsentTextId, PhotoId, SetId } from '../../../src/domain/ids.ts';
import { flagged, type PublishedSet } from '../../../src/domain/publishedSet.ts';
import { permitFor } from '../../../src/domain/usePermit.ts';
import type { AuditKind } from '../../../src/domain/vault.ts';
import { saveConsent, saveConsentText, withdrawConsent } from '../../../src/storage/consents.ts';
import { recordHandOver } from '../../../src/storage/handOver.ts';
import { revisePublishedSet, savePublishedSet } from '../../../src/storage/sets.ts';
import { consent, grant, setOf as newSet, TODAY } from '../../domain/consents.ts';
import { done, NOT_FOUND, type Operation, type Outcome, oneOf, oneRow } from './operation.ts';
import {
  consentsOf,
  type Held,
  held,
  rowOf,
  rowsOf,
  setOf,
  type World,
  withChanged,
  withEvent,
  withRows,
} from './world.ts';

/** As few uses as can meet by chance. */
const USES: readonly ConsentScope[] = ['website', 'gallery'];

/** Whether each of these photos may be shown whole, today. */
const mayShow =
  (photos: readonly Held[], scope: ConsentScope) => (consents: (clientId: ClientId) => readonly Consent[]) =>
    photos.every(({ id, clientId }) => !('refused' in permitOf(consents(clientId as ClientId), id as PhotoId, scope)));

function permitOf(consents: readonly Consent[], photoId: PhotoId, scope: ConsentScope) {
  const whole = { regions: 'whole-face', identity: 'full-face', platform: null } as const;
  return permitFor(consents, { scope, photoId, on: TODAY, ...whole });
}

/** A change of a set that was handed out. */
function revising(kind: AuditKind, change: (set: PublishedSet, nr: number) => PublishedSet): Operation {
  return (world, { nr, draws }) => {
    const row = oneRow(world, 'sets', draws[0]);
    if (!row) return null;
    const id = row.id as SetId;
    return {
      about: id,
      run: () => revisePublishedSet(id, { kind, about: id }, (set) => change(set, nr)),
      model(now): Outcome {
        const there = rowOf(now, 'sets', id);
        if (!there) return NOT_FOUND;
        const changed = withRows(now, { ...there, rev: there.rev + 1, body: change(setOf(there), nr) });
        return done(withEvent(changed, kind, '', id));
      },
    };
  };
}

/** What clients sign and take back, and what is shown of them. */
export const CONSENT_OPERATIONS = {
  writeText(_world, { nr }) {
    const text: ConsentText = { ...DEFAULT_TEXT, id: `text-${nr}` as ConsentTextId, version: nr, madeAt: nr };
    return {
      about: text.id,
      run: () => saveConsentText(text),
      model: (now) =>
        done(withEvent(withRows(now, held('consentTexts', text.id, '', text)), 'consent-text-saved', '', text.id)),
    };
  },

  sign(world, { nr, draws }) {
    const whose = oneRow(world, 'clients', draws[0])?.id as ClientId | undefined;
    if (whose === undefined) return null;
    const own = rowsOf(world, 'consentTexts').map(({ body }) => body as ConsentText);
    const text = oneOf([DEFAULT_TEXT, ...own], draws[1]) as ConsentText;
    const given = draws[2] < 0.6 ? USES : USES.slice(0, 1);
    const { version, language } = text;
    const body = consent(`consent-${nr}`, {
      clientId: whose,
      text: { id: text.id, version, language, sha256: 'ab' },
      scopes: given.map((scope) => grant(scope)),
    });
    return {
      about: `${body.id} of ${whose}`,
      run: () => saveConsent(body, text),
      model(now) {
        if (!rowOf(now, 'clients', whose)) return NOT_FOUND;
        const signed = withRows(now, held('consents', body.id, whose, body));
        const kept = rowOf(now, 'consentTexts', text.id) ?? held('consentTexts', text.id, '', text);
        return done(withEvent(withRows(signed, kept), 'consent-recorded', whose, body.id));
      },
    };
  },

  withdraw(world, { draws }) {
    const signers = new Set(rowsOf(world, 'consents').map(({ clientId }) => clientId as ClientId));
    const whose = oneOf([...signers], draws[0]);
    if (whose === undefined) return null;
    const scopes = draws[1] < 0.3 ? SHOWING_SCOPES : USES.slice(0, 1);
    return {
      about: `${scopes.length} uses of ${whose}`,
      run: async () => (await withdrawConsent(whose, scopes, TODAY)).map(({ id }) => id).sort(),
      model(now) {
        if (!rowOf(now, 'clients', whose)) return NOT_FOUND;
        const ended = withChanged<Consent>(now, 'consents', (body, { clientId }) =>
          clientId === whose ? (withdrawn([body], scopes, TODAY)[0] ?? body) : body,
        );
        const world = withChanged<PublishedSet>(ended, 'sets', (set) => flagged(set, whose, scopes, TODAY));
        const isFlagged = ({ id, rev }: Held) => rev !== rowOf(now, 'sets', id)?.rev;
        const answer = rowsOf(world, 'sets')
          .filter(isFlagged)
          .map(({ id }) => id)
          .sort();
        return {
          answer,
          worlds: world === now ? [] : [withEvent(world, 'consent-withdrawn', whose, scopes.join(' '))],
        };
      },
    };
  },

  /** Saves a set that was chosen now or a while ago: what it stands on may have been taken back since. */
  publish(world, { nr, draws }, past) {
    const scope = oneOf(USES, draws[2]) as ConsentScope;
    const isShown = (then: World) => (row: Held) => mayShow([row], scope)((id) => consentsOf(then, id));
    const shownIn = (then: World) => rowsOf(then, 'photos').filter(isShown(then));
    const earlier = draws[0] < 0.3 ? oneOf(past, draws[1]) : undefined;
    const chosenIn = [earlier, world, ...past.toReversed()].find((then) => then && shownIn(then).length > 0) ?? world;
    const shown = shownIn(chosenIn);
    const photos = shown.filter((_, i) => i === Math.floor(draws[1] * shown.length) || i === 0);
    if (photos.length === 0) return null;
    const clientIds = [...new Set(photos.map(({ clientId }) => clientId as ClientId))];
    const permits = photos.map(({ id, clientId }) => permitOf(consentsOf(chosenIn, clientId), id as PhotoId, scope));
    const set: PublishedSet = {
      ...newSet(`set-${nr}`, ...clientIds),
      scope,
      photoIds: photos.map(({ id }) => id as PhotoId),
      consentIds: [...new Set(permits.flatMap((one): ConsentId[] => ('refused' in one ? [] : [one.consent.id])))],
    };
    const check = mayShow(photos, scope);
    return {
      about: `${set.id} of ${set.photoIds.join(', ')}`,
      run: () => savePublishedSet(set, (consents) => check((id) => consents.get(id) ?? [])),
      model(now: World): Outcome {
        if (!set.photoIds.every((id) => rowOf(now, 'photos', id))) return NOT_FOUND;
        if (!check((id) => consentsOf(now, id))) return { answer: false, worlds: [] };
        const [whose = '', ...others] = clientIds;
        const saved = withRows(now, held('sets', set.id, '', set));
        const about = `${set.id} ${set.manifestSha256}`;
        return { answer: true, worlds: [withEvent(saved, 'set-exported', others.length === 0 ? whose : '', about)] };
      },
    };
  },

  /** Hands a client all photos of theirs that were there a while ago. */
  handOver(world, { nr, draws }, past) {
    const then = (draws[0] < 0.3 ? oneOf(past, draws[1]) : undefined) ?? world;
    const clientId = oneRow(then, 'photos', draws[2])?.clientId as ClientId | undefined;
    if (clientId === undefined) return null;
    const photos = rowsOf(then, 'photos').filter((row) => row.clientId === clientId);
    const photoIds = photos.map(({ id }) => id as PhotoId);
    const check = mayShow(photos, 'website');
    const about = `file-${nr}`;
    return {
      about: `${about} of ${clientId}: ${photoIds.join(', ')}`,
      run: () =>
        recordHandOver({ clientId, photoIds, kind: 'client-file-made', about }, (consents) => check(() => consents)),
      model(now): Outcome {
        if (!photoIds.every((id) => rowOf(now, 'photos', id))) return NOT_FOUND;
        if (!check(() => consentsOf(now, clientId))) return { answer: false, worlds: [] };
        return { answer: true, worlds: [withEvent(now, 'client-file-made', clientId, about)] };
      },
    };
  },

  noteShown: revising('shown-at', (set, nr) => ({
    ...set,
    places: [...set.places, { where: `place-${nr}`, takenDownOn: null }],
  })),
  takeDown: revising('taken-down', (set) => ({
    ...set,
    places: set.places.map((place) => ({ ...place, takenDownOn: TODAY })),
  })),
} as const satisfies Readonly<Record<string, Operation>>;
