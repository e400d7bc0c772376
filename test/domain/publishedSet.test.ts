import { describe, expect, it } from 'vitest';
import { SHOWING_SCOPES } from '../../src/domain/consent.ts';
import type { ClientId, ConsentId, PhotoId, SetId } from '../../src/domain/ids.ts';
import { flagged, isToBeTakenDown, type PublishedSet, withoutClient } from '../../src/domain/publishedSet.ts';
import { TODAY } from './consents.ts';

const [ann, bob] = ['ann', 'bob'] as ClientId[] as [ClientId, ClientId];
const set: PublishedSet = {
  id: 's' as SetId,
  madeOn: TODAY,
  scope: 'website',
  platform: null,
  clientIds: [ann, bob],
  photoIds: ['p of ann', 'p of bob'] as PhotoId[],
  consentIds: ['c of ann', 'c of bob'] as ConsentId[],
  manifestSha256: 'ab',
  fileName: 'set.zip',
  places: [{ where: 'example.com', takenDownOn: null }],
  flaggedOn: null,
  reviews: [ann, bob].map((clientId) => ({ clientId, agreedBy: clientId, on: TODAY, recordedBy: null, pictures: [] })),
};

describe('a published set', () => {
  it('is flagged by a withdrawal of what it was made for, once', () => {
    expect(flagged(set, ann, SHOWING_SCOPES, TODAY).flaggedOn).toBe(TODAY);
    expect(flagged(set, ann, ['gallery'], TODAY)).toBe(set);
    expect(flagged(set, 'eve' as ClientId, SHOWING_SCOPES, TODAY)).toBe(set);
    const before = { ...set, flaggedOn: '2026-01-01' as typeof TODAY };
    expect(flagged(before, bob, SHOWING_SCOPES, TODAY)).toBe(before);
  });

  it('is to be taken down until every place it was shown is confirmed', () => {
    expect(isToBeTakenDown(set)).toBe(false);
    const gone = { ...set, flaggedOn: TODAY };
    expect(isToBeTakenDown(gone)).toBe(true);
    expect(isToBeTakenDown({ ...gone, places: [] })).toBe(true);
    expect(isToBeTakenDown({ ...gone, places: [{ where: 'here', takenDownOn: TODAY }] })).toBe(false);
  });

  it('keeps of an erased client nothing, and of nobody’s set random ids and days', () => {
    const one = withoutClient(set, ann, ['p of ann' as PhotoId], ['c of ann' as ConsentId]);
    expect(one).toEqual({
      ...set,
      clientIds: [bob],
      photoIds: ['p of bob'],
      consentIds: ['c of bob'],
      reviews: set.reviews?.slice(1),
    });
    const none = withoutClient(one, bob, ['p of bob' as PhotoId], ['c of bob' as ConsentId]);
    expect(Object.values(none).flat().filter(Boolean)).toEqual(['s', TODAY, 'website']);
  });
});
