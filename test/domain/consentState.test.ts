import fc from 'fast-check';
import { expect, it } from 'vitest';
import { consentStateOf, showingStateOf } from '../../src/domain/consentState.ts';
import { addDays } from '../../src/domain/day.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import { permitFor } from '../../src/domain/usePermit.ts';
import { consent, grant, someConsents, someUse, TODAY } from './consents.ts';

const of = (days: number | null, withdrawnDays: number | null = null) =>
  consent('c', {
    scopes: [
      grant('website', {
        until: days === null ? null : addDays(TODAY, days),
        withdrawnOn: withdrawnDays === null ? null : addDays(TODAY, withdrawnDays),
      }),
    ],
  });

it('a consent is on file, then expiring for its last 30 days, then expired', () => {
  const states = [null, 31, 30, 0, -1].map((days) => consentStateOf([of(days)], 'website', null, TODAY));
  expect(states).toEqual(['on-file', 'on-file', 'expiring', 'expiring', 'expired']);
  expect(consentStateOf([of(null, 0)], 'website', null, TODAY)).toBe('withdrawn');
  expect(consentStateOf([], 'website', null, TODAY)).toBe('none');
  expect(consentStateOf([of(-1), of(31)], 'website', null, TODAY)).toBe('on-file');
  expect(consentStateOf([consent('c', { isAdult: false })], 'website', null, TODAY)).toBe('none');
});

it('a photo’s badge speaks of that photo, and of more than the care', () => {
  const some = consent('c', { photoIds: ['p1' as PhotoId] });
  expect(showingStateOf([some], 'p1' as PhotoId, TODAY)).toBe('on-file');
  expect(showingStateOf([some], 'p2' as PhotoId, TODAY)).toBe('none');
  expect(showingStateOf([consent('c', { scopes: [grant('clinical-record')] })], null, TODAY)).toBe('none');
});

it('whatever is permitted is on file or expiring, and nothing else is permitted', () => {
  fc.assert(
    fc.property(someConsents, someUse, (consents, use) => {
      const isLive = ['on-file', 'expiring'].includes(consentStateOf(consents, use.scope, use.photoId, use.on));
      const permit = permitFor(consents, use);
      if (!('refused' in permit)) expect(isLive).toBe(true);
      else if (isLive)
        expect(['more-shows-than-allowed', 'platform-not-covered', 'photo-not-covered']).toContain(permit.refused);
    }),
    { numRuns: 1500 },
  );
});
