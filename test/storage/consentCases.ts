import { beforeEach, describe, expect, it } from 'vitest';
import type { Consent } from '../../src/domain/consent.ts';
import { SHOWING_SCOPES } from '../../src/domain/consent.ts';
import { consentStateOf } from '../../src/domain/consentState.ts';
import { DEFAULT_TEXT } from '../../src/domain/consentText.ts';
import type { ClientId, PhotoId, SetId } from '../../src/domain/ids.ts';
import type { PublishedSet } from '../../src/domain/publishedSet.ts';
import { permitFor } from '../../src/domain/usePermit.ts';
import { eraseClientRows, putClient, putCourse } from '../../src/storage/clients.ts';
import { saveConsent, saveConsentText, withdrawConsent } from '../../src/storage/consents.ts';
import { recordHandOver } from '../../src/storage/handOver.ts';
import { removePhotoRows, savePhoto } from '../../src/storage/photos.ts';
import { reader } from '../../src/storage/reader.ts';
import { revisePublishedSet, savePublishedSet } from '../../src/storage/sets.ts';
import type { ConsentCheck } from '../../src/storage/underConsent.ts';
import { consent, setOf, TODAY } from '../domain/consents.ts';
import { client, course, newPhoto, session } from './photoRecord.ts';

const ann = 'ann' as ClientId;
const bob = 'bob' as ClientId;

/** A client with a photo and a consent to everything. */
async function fill(id: ClientId): Promise<Consent> {
  await putClient(client(id));
  await putCourse(course(client(id)));
  await savePhoto(newPhoto(`p of ${id}`, session(course(client(id)), '2026-01-05')));
  const given = consent(`c of ${id}`, { clientId: id });
  await saveConsent(given, DEFAULT_TEXT);
  return given;
}

/** The gate at its least: every photo has a live consent to the set's use. */
const gate =
  (set: PublishedSet): ConsentCheck =>
  (consents) =>
    set.clientIds.every(
      (whose) =>
        !(
          'refused' in
          permitFor(consents.get(whose) ?? [], {
            scope: set.scope,
            platform: set.platform,
            photoId: `p of ${whose}` as PhotoId,
            regions: 'whole-face',
            identity: 'full-face',
            on: TODAY,
          })
        ),
    );

const photoIds = ['p of ann' as PhotoId];
/** Hands Ann's photo over, if her own share still covers it. */
const handOver = (onAsked: () => unknown = () => undefined) =>
  recordHandOver({ clientId: ann, photoIds, kind: 'client-file-made', about: 'client-file 1' }, (consents) => {
    onAsked();
    return photoIds.every((photoId) => consentStateOf(consents, 'own-share', photoId, TODAY) === 'on-file');
  });

const save = (set: PublishedSet) => savePublishedSet(set, gate(set));
const flags = async () => (await reader.sets()).map(({ id, flaggedOn }) => [id, flaggedOn]);

/** The same cases in Node through the vault, and in a real browser. */
export function describeConsents(open: () => Promise<void>): void {
  beforeEach(async () => {
    await open();
    await fill(ann);
    await fill(bob);
  });

  describe('a consent', () => {
    it('comes back as it was signed, with the very text, and is never written over', async () => {
      const given = consent('c of ann', { clientId: ann });
      expect(await reader.consentsOf(ann)).toEqual([given]);
      expect(await reader.consentTexts()).toEqual([DEFAULT_TEXT]);
      await expect(saveConsent({ ...given, signer: 'Eve' }, DEFAULT_TEXT)).rejects.toThrow();
      expect(await reader.consentsOf(ann)).toEqual([given]);
      await expect(saveConsentText({ ...DEFAULT_TEXT, body: 'other words' })).rejects.toThrow();
      expect(await reader.consentTexts()).toEqual([DEFAULT_TEXT]);
    });

    it('is not kept for a client who is gone', async () => {
      await eraseClientRows(bob);
      await expect(saveConsent(consent('late', { clientId: bob }), DEFAULT_TEXT)).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });

  describe('a withdrawal', () => {
    it('ends the uses in every consent, flags the sets made for them, and leaves the care and the others', async () => {
      await saveConsent(consent('c2 of ann', { clientId: ann }), DEFAULT_TEXT);
      await save(setOf('of both', ann, bob));
      await save({ ...setOf('shared', ann), scope: 'own-share' });
      await save(setOf('of bob', bob));
      const flaggedSets = await withdrawConsent(ann, ['website'], TODAY);
      expect(flaggedSets.map(({ id }) => id)).toEqual(['of both']);
      expect(new Map((await flags()) as [string, unknown][])).toEqual(
        new Map<string, unknown>([
          ['of both', TODAY],
          ['of bob', null],
          ['shared', null],
        ]),
      );
      for (const { scopes } of await reader.consentsOf(ann))
        expect(scopes.filter(({ withdrawnOn }) => withdrawnOn !== null).map(({ scope }) => scope)).toEqual(['website']);
      expect(await save(setOf('again', ann))).toBe(false);
      await withdrawConsent(ann, SHOWING_SCOPES, TODAY);
      const left = (await reader.consentsOf(ann))[0]?.scopes.filter(({ withdrawnOn }) => withdrawnOn === null);
      expect(left?.map(({ scope }) => scope)).toEqual(['clinical-record', 'treating-team']);
      expect(await reader.photo('p of ann' as PhotoId)).toBeDefined();
      expect((await reader.consentsOf(bob))[0]).toEqual(consent('c of bob', { clientId: bob }));
    });

    it('changes nothing the second time', async () => {
      await save(setOf('s', ann));
      await withdrawConsent(ann, SHOWING_SCOPES, '2026-06-10' as typeof TODAY);
      expect(await withdrawConsent(ann, SHOWING_SCOPES, TODAY)).toEqual([]);
      expect(await flags()).toEqual([['s', '2026-06-10']]);
    });
  });

  describe('a set', () => {
    it('that its check refuses is not recorded, nor one of a photo that was removed', async () => {
      expect(await savePublishedSet(setOf('s', ann), () => false)).toBe(false);
      await removePhotoRows('p of ann' as PhotoId, ann);
      await expect(save(setOf('s', ann))).rejects.toMatchObject({ code: 'not-found' });
      expect(await reader.sets()).toEqual([]);
    });

    it('is stopped by a withdrawal between choosing and writing, or is flagged by one that came after', async () => {
      const outcomes = new Set<string>();
      for (let turn = 0; turn < 40; turn++) {
        const on = { ...consent(`turn ${turn}`, { clientId: ann }), signedOn: TODAY };
        await saveConsent(on, DEFAULT_TEXT);
        const set = setOf(`set ${turn}`, ann, bob);
        const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
        const [isSaved] = await Promise.all([
          delay(turn % 4).then(() => save(set)),
          delay((turn * 7) % 5).then(() => withdrawConsent(ann, SHOWING_SCOPES, TODAY)),
        ]);
        const stored = (await reader.sets()).find(({ id }) => id === set.id);
        expect(stored?.flaggedOn ?? null).toBe(isSaved ? TODAY : null);
        expect(stored !== undefined).toBe(isSaved);
        outcomes.add(isSaved ? 'flagged' : 'stopped');
      }
      expect([...outcomes].sort()).toEqual(['flagged', 'stopped']);
    });

    it('asked about consents that change under it is asked again with what they are', async () => {
      const set = setOf('s', ann);
      const asked: boolean[] = [];
      let withdrawal: Promise<unknown> | undefined;
      const saved = await savePublishedSet(set, (consents) => {
        // From here the withdrawal waits for this transaction, and then finds the set.
        withdrawal ??= withdrawConsent(ann, SHOWING_SCOPES, TODAY);
        asked.push(gate(set)(consents));
        return asked.at(-1) === true;
      });
      await withdrawal;
      expect([saved, asked]).toEqual([true, [true]]);
      expect(await flags()).toEqual([['s', TODAY]]);
    });

    it('keeps both changes of two writers', async () => {
      await save(setOf('s', ann));
      const add = (where: string) =>
        revisePublishedSet('s' as SetId, { kind: 'shown-at', about: 's' }, (set) => ({
          ...set,
          places: [...set.places, { where, takenDownOn: null }],
        }));
      await Promise.all([add('here'), add('there')]);
      expect((await reader.sets())[0]?.places.map(({ where }) => where).sort()).toEqual(['here', 'there']);
    });

    it('loses what was an erased client’s', async () => {
      await save(setOf('of both', ann, bob));
      await save(setOf('of ann', ann));
      await eraseClientRows(ann);
      const sets = new Map((await reader.sets()).map((set) => [String(set.id), set]));
      expect(sets.get('of both')).toEqual({ ...setOf('of both', bob) });
      expect(sets.get('of ann')).toEqual({ ...setOf('of ann'), manifestSha256: '', fileName: '' });
      expect(await reader.consentsOf(ann)).toEqual([]);
      expect(await reader.consentsOf(bob)).toHaveLength(1);
    });
  });

  describe('a hand-over', () => {
    it('is stopped by a withdrawal that began before it, and not by one that begins after', async () => {
      for (const first of ['withdrawal', 'hand-over']) {
        const given = consent(`again, ${first} first`, { clientId: ann, signedOn: TODAY });
        await saveConsent(given, DEFAULT_TEXT);
        const take = () => withdrawConsent(ann, ['own-share'], TODAY);
        const isOut = first === 'withdrawal' ? (await Promise.all([take(), handOver()]))[1] : await handOver();
        await take();
        expect([first, isOut]).toEqual([first, first === 'hand-over']);
      }
    });

    it('is never let through by a consent that was withdrawn meanwhile', async () => {
      const outcomes = new Set<boolean>();
      for (let turn = 0; turn < 20; turn++) {
        const given = consent(`turn ${turn}`, { clientId: ann, signedOn: TODAY });
        await saveConsent(given, DEFAULT_TEXT);
        const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
        const stale: number[] = [];
        let isWithdrawn = false;
        const [isOut] = await Promise.all([
          delay(turn % 4).then(() => handOver(() => isWithdrawn && stale.push(turn))),
          delay((turn * 7) % 5).then(async () => {
            await withdrawConsent(ann, ['own-share'], TODAY);
            isWithdrawn = true;
          }),
        ]);
        expect(isOut && stale.length > 0).toBe(false);
        outcomes.add(isOut);
      }
      expect(outcomes.size).toBe(2);
    });

    it('is none of a photo that was removed', async () => {
      await removePhotoRows(photoIds[0] as PhotoId, ann);
      await expect(handOver()).rejects.toMatchObject({ code: 'not-found' });
    });
  });
}
