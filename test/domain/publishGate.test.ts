import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Consent } from '../../src/domain/consent.ts';
import type { CourseRecord } from '../../src/domain/courseRecord.ts';
import { STANDARD_ITEMS, standardScore } from '../../src/domain/photoStandard.ts';
import { protocolIn } from '../../src/domain/protocol.ts';
import { type GatedSubject, gateFor, type SetUse } from '../../src/domain/publishGate.ts';
import type { FaceRegion } from '../../src/domain/region.ts';
import { choiceOf, setSubject } from '../../src/domain/setSubject.ts';
import { permitFor } from '../../src/domain/usePermit.ts';
import { consent, grant, someConsents, someUse, TODAY } from './consents.ts';
import { courseRecord, session } from './course.ts';
import { context } from './photoContext.ts';

const DAYS = ['2026-01-05', '2026-02-05', '2026-03-05'];
const USE: SetUse = { scope: 'website', platform: null, identity: 'eyes-covered', regions: [], on: TODAY };

function subject(consents: readonly Consent[], changes: Partial<GatedSubject> = {}): GatedSubject {
  const taken = DAYS.map((day, i) => context(`p${i + 1}`, { session: session(day) }));
  const sessions = taken.map((one, i) => ({
    ...one.session,
    treatments: i < 2 ? [{ id: `t${i}`, protocolId: 'microneedling', performedBy: '', detail: 'Serum X' }] : [],
  }));
  const record: CourseRecord = courseRecord({
    sessions,
    photos: taken.map(({ photo }) => photo),
    readings: [],
    facts: new Map(taken.map(({ photo, facts }) => [photo.id, facts])),
  });
  const photos = [record.photos[0]!, record.photos[2]!];
  return { record, photos, consents, isExample: false, mayExport: true, areMarksHidden: false, ...changes };
}

const whyNot = (one: GatedSubject, use: Partial<SetUse> = {}) =>
  gateFor(one, { ...USE, ...use }).refusals.map(({ why }) => why);

test('an adult’s live consent to the use, and photos that may be compared, let a pair pass', () => {
  expect(gateFor(subject([consent('c')]), USE)).toMatchObject({ refusals: [], verdict: 'comparable' });
});

test.each<[string, Consent[], Partial<SetUse>, string]>([
  ['none', [], {}, 'no-consent'],
  ['another use', [consent('c', { scopes: [grant('gallery')] })], {}, 'no-consent'],
  ['expired', [consent('c', { scopes: [grant('website', { until: '2026-06-14' as never })] })], {}, 'expired'],
  ['withdrawn', [consent('c', { scopes: [grant('website', { withdrawnOn: TODAY })] })], {}, 'withdrawn'],
  ['under 18', [consent('c', { isAdult: false })], {}, 'under-age'],
  ['less may show', [consent('c', { identity: 'region' })], {}, 'more-shows-than-allowed'],
  ['another platform', [consent('c')], { scope: 'social', platform: 'x' }, 'platform-not-covered'],
  ['marks', [consent('c', { marksCovered: true })], {}, 'marks'],
  ['no regions', [consent('c')], { identity: 'region', regions: [] }, 'wrong-crop'],
])('the gate says why: %s', (_, consents, use, why) => {
  expect(whyNot(subject(consents), use)).toContain(why);
});

test('the gate refuses without a right, for the example, for one photo alone and inside a healing window', () => {
  const all = [consent('c')];
  expect(whyNot(subject(all, { mayExport: false }))).toEqual(['role']);
  expect(whyNot(subject(all, { isExample: true }))).toEqual(['example']);
  const { record, photos } = subject(all);
  expect(whyNot(subject(all, { photos: photos.slice(0, 1) }))).toEqual(['too-few-photos']);
  const healing = record.sessions.map((one, i) => (i === 1 ? { ...one, on: '2026-03-03' as never } : one));
  expect(whyNot(subject(all, { record: { ...record, sessions: healing } }))).toEqual(['healing']);
});

test('a pair that may not be compared is refused, one with caution is let through and says so', () => {
  const { record, photos } = subject([consent('c')]);
  const turned = (yawDeg: number) => {
    const facts = new Map(record.facts);
    const other = context('p3', { conditions: { pose: { yawDeg, pitchDeg: 0, rollDeg: 0 } } });
    return gateFor(
      subject([consent('c')], { record: { ...record, facts: facts.set(photos[1]!.id, other.facts) } }),
      USE,
    );
  };
  expect(turned(20).refusals).toEqual([{ why: 'not-comparable', photoId: 'p3' }]);
  expect(turned(8)).toMatchObject({ refusals: [], verdict: 'caution' });
});

test('confirmed marks are said in the manifest, and which consents it stands on', () => {
  const one = subject([consent('c', { marksCovered: true })], { areMarksHidden: true });
  expect(gateFor(one, USE).refusals).toEqual([]);
  expect(setSubject(one, USE, false)).toMatchObject({
    areMarksHidden: true,
    consents: [{ id: 'c', scope: 'website' }],
  });
});

test('a client who wants to see it first must have seen these very pictures, and no earlier consent asks any more', () => {
  const asking = consent('c', { reviewBeforePosting: true });
  const { clientId } = subject([]).record.course;
  const pictures = ['aa', 'bb'];
  const review = {
    ...{ clientId, agreedBy: 'Ann', on: TODAY, pictures },
    recordedBy: { name: 'Dr. Ada', role: 'practitioner' as const },
  };
  const why = (given: typeof review | null, consents = [asking]) =>
    whyNot(subject(consents, { pictures, review: given }));
  expect(gateFor(subject([asking]), USE, 'making').refusals).toEqual([]);
  expect(why(null)).toEqual(['not-reviewed']);
  expect(why(review)).toEqual([]);
  expect(why({ ...review, pictures: ['aa'] })).toEqual(['not-reviewed']);
  expect(why({ ...review, agreedBy: ' ' })).toEqual(['not-reviewed']);
  expect(why({ ...review, clientId: 'bob' as never })).toEqual(['not-reviewed']);
  expect(whyNot(subject([asking], { review }))).toEqual(['not-reviewed']);
  const later = consent('later', { signedOn: TODAY });
  expect([why(null, [asking, later]), why(null, [later, asking])]).toEqual([[], []]);
  const said = setSubject(subject([asking], { pictures, review }), USE, false);
  expect(said.review).toMatchObject({ on: TODAY, pictures });
  expect(JSON.stringify(said)).not.toContain('Ann');
});

test('what was treated elsewhere is told, and a photo after it is not one before treatment', () => {
  const { record } = subject([consent('c')]);
  const bare = record.sessions.map((one) => ({ ...one, treatments: [] }));
  const treatments = [{ id: 't', protocolId: 'led', performedBy: 'Nurse N.', detail: 'Serum X' }];
  const beside = { ...session('2026-02-20'), treatments };
  const one = subject([consent('c')], { record: { ...record, sessions: bare, treatedElsewhere: [beside] } });
  const said = setSubject(one, USE, false);
  expect(said.treatedElsewhere).toEqual([
    {
      on: '2026-02-20',
      treatments: [{ protocolId: 'led', name: protocolIn(record.library, 'led')?.name, performedBy: 'Nurse N.' }],
    },
  ]);
  expect(said.photos.map(({ daysSinceTreatment }) => daysSinceTreatment)).toEqual([null, 13]);
  expect(said.differences[0]).toMatchObject({ turned: 0 });
  expect(JSON.stringify(said)).not.toContain('Serum X');
});

test('no photo passes without a permit at that moment, whatever the consents', () => {
  let passed = 0;
  fc.assert(
    fc.property(someConsents, someUse, (consents, { scope, platform, identity, regions, on }) => {
      const shown = Array.isArray(regions) ? (regions as FaceRegion[]) : (['chin'] as FaceRegion[]);
      const one = subject(consents);
      const { refusals } = gateFor(one, { scope, platform, identity, regions: shown, on });
      if (refusals.length > 0) return;
      passed++;
      for (const { id } of one.photos) {
        const use = { scope, platform, photoId: id, identity, on };
        const permit = permitFor(consents, { ...use, regions: identity === 'region' ? shown : 'whole-face' });
        expect(permit).not.toHaveProperty('refused');
        const { grant: stands, consent: signed } = permit as Exclude<typeof permit, { refused: unknown }>;
        expect(stands.scope).toBe(scope);
        expect(stands.withdrawnOn).toBeNull();
        expect(stands.until === null || stands.until >= on).toBe(true);
        expect(signed.isAdult || scope === 'own-share').toBe(true);
      }
    }),
    { numRuns: 800, seed: 6 },
  );
  expect(passed).toBeGreaterThan(5);
});

test('a manifest lists every visit between, and a picked pair shows as picked', () => {
  const whole = subject([consent('c')]);
  const said = setSubject(whole, USE, false);
  expect(said.choice).toBe('first-and-latest');
  expect(said.sessions.map(({ session: n, isShown }) => [n, isShown])).toEqual([
    [1, true],
    [2, false],
    [3, true],
  ]);
  expect(JSON.stringify(said)).not.toContain('Serum X');
  expect(said.photos.map(({ treatmentsBefore, daysSinceTreatment }) => [treatmentsBefore, daysSinceTreatment])).toEqual(
    [
      [0, null],
      [2, 28],
    ],
  );
  const [one, two, three] = whole.record.photos;
  expect(choiceOf({ ...whole, photos: [two!, three!] })).toBe('picked');
  expect(choiceOf({ ...whole, photos: [one!, two!] })).toBe('picked');
  expect(choiceOf({ ...whole, photos: [one!, two!, three!] })).toBe('whole-series');
});

test('the photo standard counts nine things, and a turned head loses one of them', () => {
  const { record, photos } = subject([consent('c')]);
  const { standard } = setSubject(subject([consent('c')]), USE, false);
  expect(Object.keys(standard)).toHaveLength(9);
  expect(STANDARD_ITEMS.filter((item) => standard[item] !== true)).toEqual(['views']);
  const turned = context('p3', { conditions: { pose: { yawDeg: 8, pitchDeg: 0, rollDeg: 0 } } });
  const facts = new Map(record.facts).set(photos[1]!.id, turned.facts);
  const after = setSubject(subject([consent('c')], { record: { ...record, facts } }), USE, false).standard;
  expect(after.position).toBe(false);
  expect(standardScore(after)).toBe(standardScore(standard) - 1);
});
