import { expect, test } from 'vitest';
import type { IsoDay } from '../../../src/domain/ids.ts';
import { readmeOf } from '../../../src/ui/publish/readmeOf.ts';
import { SAID } from '../../archive/publishedSet/someSet.ts';

const PHOTO = {
  on: '2026-03-01' as IsoDay,
  session: 1,
  daysSinceTreatment: null,
  treatmentsBefore: 0,
  originalSha256: 'cd'.repeat(32),
  takenAt: '2026-03-01T10:00:00',
  device: 'Camera One',
  widthPx: 1560,
  heightPx: 1960,
};
const TREATED = [{ protocolId: 'led', name: 'LED', performedBy: 'Nurse N.' }];
const said = {
  ...SAID,
  subjects: SAID.subjects.map((subject) => ({
    ...subject,
    photos: [PHOTO, { ...PHOTO, on: '2026-05-01' as IsoDay, session: 3, daysSinceTreatment: 28, treatmentsBefore: 2 }],
    sessions: [1, 2, 3].map((session) => ({
      session,
      on: `2026-0${session + 2}-01` as IsoDay,
      photosOfView: 1,
      isShown: session !== 2,
      isHealing: session === 2,
      treatments: session === 2 ? TREATED : [],
    })),
    changes: [
      {
        ...({ region: 'face', measure: 'redness', changePct: -12.3, low: -40.1, high: 20.2 } as const),
        ...{ noisePct: 35, isWithinError: true },
      },
    ],
  })),
};

test('the text beside a set answers a review in words: who, when, which visits, consent, light, noise and what was done', () => {
  const text = readmeOf(said);
  for (const answer of [
    /Made on .*2026 by Dr\. Ada \(practitioner\)\. Every day here is a day in Europe\/Berlin\./,
    /For: The clinic’s website\./,
    /2 of 3 visits are shown: the first and the latest\./,
    /session 3, 28 days after the last treatment, 2 treatments so far/,
    /Camera One, 1560 × 1960 pixels, the camera’s own clock said 2026-03-01 10:00:00/,
    new RegExp(`original file, SHA-256 ${'cd'.repeat(32)}`),
    /2 {2}.*2026 {2}not shown, inside a healing window, LED \(by Nurse N\.\)/,
    /Treated beside this course, same area\n {2}.*2026 {2}LED\n/,
    /signed on .*2026 by an adult, text version 1 \(en\), signed by hand, before a witness/,
    /covers: The clinic’s website, until .*2027, anywhere/,
    /The client saw these pictures before they went out and agreed on .*2026, recorded by Dr\. Ada \(practitioner\)/,
    /A face detector looked at the finished pictures and found none \(cover 3 of 5\)/,
    /Colours are as they were taken\./,
    /against the first:\n {4}angle: 1\.3°\n {4}light colour: not read\n/,
    /Redness: −12\u00a0% \(95 % of −40\u00a0% to \+20\u00a0%\), within measurement error: no detectable change/,
    /Photo standard: 6 of 9, not met: same light, same background, several views/,
    /npm run verify-set -- FILE/,
  ])
    expect(text).toMatch(answer);
});

test('it says so where the client did not ask to see it, where nothing was treated and where nobody is named', () => {
  const bare = readmeOf({
    ...said,
    madeBy: null,
    subjects: said.subjects.map((subject) => ({ ...subject, review: null, treatedElsewhere: [] })),
  });
  expect(bare).toContain('The client did not ask to see them first.');
  expect(bare).toContain('by Name not kept.');
  expect(bare).not.toContain('Treated beside');
  expect(bare).toContain('shown, no treatment recorded');
});
