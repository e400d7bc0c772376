import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONSENT_SCOPES, SHOWING_SCOPES, UNDER_AGE_SCOPES, withdrawn } from '../../src/domain/consent.ts';
import { addDays } from '../../src/domain/day.ts';
import type { IsoDay, PhotoId } from '../../src/domain/ids.ts';
import { type IntendedUse, permitFor } from '../../src/domain/usePermit.ts';
import { consent, grant, someConsents, someUse, TODAY } from './consents.ts';

const RUNS = { numRuns: 1500 };

const use: IntendedUse = {
  scope: 'website',
  platform: null,
  photoId: 'p1' as PhotoId,
  regions: 'whole-face',
  identity: 'full-face',
  on: TODAY,
};
const yesterday = addDays(TODAY, -1);
const refusal = (...args: Parameters<typeof permitFor>) => {
  const permit = permitFor(...args);
  return 'refused' in permit ? permit.refused : null;
};

describe('a use of a photo', () => {
  it('never stands on anything but a live grant for that use, photo and place, signed by then', () => {
    let permitted = 0;
    fc.assert(
      fc.property(someConsents, someUse, (consents, intended) => {
        const permit = permitFor(consents, intended);
        if ('refused' in permit) return;
        permitted += 1;
        const { consent: given, grant: live } = permit;
        expect(consents).toContain(given);
        expect(given.scopes).toContain(live);
        expect(live.scope).toBe(intended.scope);
        expect(live.withdrawnOn).toBeNull();
        expect(given.signedOn <= intended.on).toBe(true);
        expect(live.until === null || intended.on <= live.until).toBe(true);
        expect(given.photoIds === null || given.photoIds.includes(intended.photoId)).toBe(true);
        expect(given.isAdult || UNDER_AGE_SCOPES.includes(live.scope)).toBe(true);
        if (live.scope === 'social') expect(live.platforms).toContain(intended.platform);
        for (const other of consents.flatMap(({ scopes }) => scopes))
          if (other.scope === live.scope && other.withdrawnOn !== null)
            expect(given.signedOn >= other.withdrawnOn).toBe(true);
      }),
      RUNS,
    );
    expect(permitted).toBeGreaterThan(RUNS.numRuns / 50);
  });

  it('is never permitted by a further withdrawal, nor by less consent', () => {
    fc.assert(
      fc.property(someConsents, someUse, fc.nat(), (consents, intended, which) => {
        fc.pre(consents.length > 0 && 'refused' in permitFor(consents, intended));
        // Taking away a consent that was withdrawn would take its withdrawal along: that is no less consent.
        const fewer = consents.filter(
          ({ scopes }, i) => i !== which % consents.length || scopes.some(({ withdrawnOn }) => withdrawnOn !== null),
        );
        expect(refusal(fewer, intended)).not.toBeNull();
        expect(refusal(withdrawn(consents, [intended.scope], TODAY), intended)).not.toBeNull();
      }),
      RUNS,
    );
  });

  it('is over for good the moment it is withdrawn, whatever day the clock shows', () => {
    fc.assert(
      fc.property(someConsents, someUse, (consents, intended) => {
        const after = withdrawn(consents, [intended.scope], TODAY);
        for (const days of [-400, 0, 400])
          expect(refusal(after, { ...intended, on: addDays(TODAY, days) })).not.toBeNull();
      }),
      RUNS,
    );
  });

  it('never shows more than a consent’s level and regions allow', () => {
    const eyes = consent('c', { identity: 'eyes-covered' });
    const crop = consent('c', { identity: 'region' });
    const body = consent('c', { identity: 'body-only' });
    const cheek = consent('c', { regions: ['cheek-left'] });
    const shows = (parts: Partial<IntendedUse>) => ({ ...use, ...parts });
    const table = [
      [eyes, shows({}), 'more-shows-than-allowed'],
      [eyes, shows({ identity: 'eyes-covered' }), null],
      [eyes, shows({ identity: 'region', regions: ['chin'] }), null],
      // A crop of the eyelid would show the eye that was to be covered.
      [eyes, shows({ identity: 'region', regions: ['chin', 'upper-eyelid-left'] }), 'more-shows-than-allowed'],
      [crop, shows({ identity: 'eyes-covered' }), 'more-shows-than-allowed'],
      // Called a crop, it shows the whole face all the same.
      [crop, shows({ identity: 'region', regions: 'whole-face' }), 'more-shows-than-allowed'],
      [crop, shows({ identity: 'region', regions: [] }), 'more-shows-than-allowed'],
      [crop, shows({ identity: 'region', regions: ['under-eye-left'] }), null],
      [body, shows({ identity: 'region', regions: ['chin'] }), 'more-shows-than-allowed'],
      [body, shows({ identity: 'body-only', regions: ['chin'] }), 'more-shows-than-allowed'],
      [body, shows({ identity: 'body-only', regions: 'no-face' }), null],
      [body, shows({ identity: 'full-face', regions: ['area'] }), null],
      [cheek, shows({ identity: 'region', regions: ['cheek-left'] }), null],
      [cheek, shows({ identity: 'region', regions: ['cheek-left', 'nose'] }), 'more-shows-than-allowed'],
      [cheek, shows({}), 'more-shows-than-allowed'],
      [cheek, shows({ regions: 'no-face' }), 'more-shows-than-allowed'],
      [consent('c', { regions: ['face'] }), shows({ regions: ['nose'] }), null],
      [consent('c', { regions: ['face'] }), shows({ regions: 'no-face' }), 'more-shows-than-allowed'],
    ] as const;
    for (const [given, intended, expected] of table)
      expect(refusal([given], intended), JSON.stringify(intended)).toBe(expected);
  });

  it('is refused with what is nearest to being allowed', () => {
    const until = (day: IsoDay) => consent('c', { scopes: [grant('website', { until: day })] });
    expect(refusal([], use)).toBe('no-consent');
    expect(refusal([consent('c', { scopes: [grant('gallery')] })], use)).toBe('no-consent');
    expect(refusal([until(yesterday)], use)).toBe('expired');
    expect(refusal([until(TODAY)], use)).toBeNull();
    expect(refusal([until(yesterday), until(TODAY)], use)).toBeNull();
    expect(refusal([consent('c', { signedOn: addDays(TODAY, 1) })], use)).toBe('no-consent');
    expect(refusal([consent('c', { isAdult: false })], use)).toBe('under-age');
    expect(refusal([consent('c', { photoIds: ['p2' as PhotoId] })], use)).toBe('photo-not-covered');
    expect(refusal([consent('c')], { ...use, scope: 'social', platform: 'tiktok' })).toBe('platform-not-covered');
    expect(refusal([consent('c')], { ...use, scope: 'social', platform: null })).toBe('platform-not-covered');
    expect(refusal([consent('c')], { ...use, scope: 'social', platform: 'instagram' })).toBeNull();
    const ended = consent('c', { scopes: [grant('website', { withdrawnOn: yesterday })] });
    expect(refusal([ended], use)).toBe('withdrawn');
    expect(refusal([ended, until(yesterday)], use)).toBe('withdrawn');
  });

  it('stays withdrawn although an older consent to it comes in later, until the client signs anew', () => {
    const ended = consent('c1', { scopes: [grant('website', { withdrawnOn: yesterday })] });
    const older = consent('c2', { signedOn: addDays(TODAY, -100) });
    expect(refusal([ended, older], use)).toBe('withdrawn');
    expect(refusal([ended, older], { ...use, scope: 'gallery' })).toBeNull();
    expect(refusal([ended, older, consent('c3', { signedOn: TODAY })], use)).toBeNull();
  });
});

it('somebody under 18 can’t be shown anywhere outside the clinic, and care goes on after a withdrawal', () => {
  const child = [consent('c', { isAdult: false })];
  const allowed = CONSENT_SCOPES.filter((scope) => refusal(child, { ...use, scope, platform: 'instagram' }) === null);
  expect(allowed).toEqual(['clinical-record', 'treating-team', 'internal-training', 'own-share']);
  const after = withdrawn([consent('c')], SHOWING_SCOPES, TODAY);
  const left = CONSENT_SCOPES.filter((scope) => refusal(after, { ...use, scope, platform: 'instagram' }) === null);
  expect(left).toEqual(['clinical-record', 'treating-team']);
});

it('a withdrawal under a clock that was set back ends what was signed before, on other devices too', () => {
  const on = addDays(TODAY, -400);
  const [ended] = withdrawn([consent('c')], ['website'], on);
  expect(ended?.scopes.find(({ scope }) => scope === 'website')?.withdrawnOn).toBe(consent('c').signedOn);
  // Another device's, signed before that one, comes in later.
  const elsewhere = consent('d', { signedOn: addDays(consent('c').signedOn, -1) });
  expect(refusal([ended!, elsewhere], use)).toBe('withdrawn');
});
