import { packSet } from '../../../src/archive/publishedSet/packSet.ts';
import { newSigningKey } from '../../../src/archive/publishedSet/signature.ts';
import type { ConsentId, IsoDay, SetId } from '../../../src/domain/ids.ts';
import { PIPELINE } from '../../../src/domain/pipeline.ts';
import { SET_FORMAT, SET_VERSION, type SetManifest } from '../../../src/domain/setManifest.ts';

const HEX = 'ab'.repeat(32);

export const SAID: Omit<SetManifest, 'files' | 'signer'> = {
  format: SET_FORMAT,
  version: SET_VERSION,
  id: '11111111-2222-3333-4444-555555555555' as SetId,
  app: '0.1.0',
  pipeline: PIPELINE,
  models: [{ name: 'chroma', sha256: HEX }],
  madeOn: '2026-05-01' as IsoDay,
  timeZone: 'Europe/Berlin',
  madeBy: { name: 'Dr. Ada', role: 'practitioner' },
  scope: 'website',
  platform: null,
  rulePack: null,
  caption: 'Before and after. Results vary.',
  auditHead: HEX,
  subjects: [
    {
      area: 'face',
      concern: 'redness',
      view: 'front',
      choice: 'first-and-latest',
      consents: [
        {
          id: '99999999-2222-3333-4444-555555555555' as ConsentId,
          signedOn: '2026-01-01' as IsoDay,
          isAdult: true,
          identity: 'eyes-covered',
          marksCovered: false,
          reviewBeforePosting: true,
          territory: '',
          scope: 'website',
          platforms: [],
          until: '2027-01-01' as IsoDay,
          textSha256: HEX,
          textVersion: 1,
          language: 'en',
          signature: 'drawn',
          isWitnessed: true,
        },
      ],
      review: { on: '2026-05-01' as IsoDay, recordedBy: { name: 'Dr. Ada', role: 'practitioner' }, pictures: [HEX] },
      identity: 'eyes-covered',
      regions: [],
      isBackgroundPlain: true,
      areMarksHidden: null,
      photos: [],
      sessions: [],
      plannedSessions: 4,
      treatedElsewhere: [
        { on: '2026-04-01' as IsoDay, treatments: [{ protocolId: 'led', name: 'LED', performedBy: '' }] },
      ],
      colour: null,
      renders: [{ widthPx: 9, heightPx: 9, frameToPhoto: [[1, 0, 0, 0, 1, 0]], cover: 3, isFaceFree: true }],
      verdict: 'comparable',
      differences: [{ turned: 1.25, 'light-colour': null }],
      comparability: [
        { redness: { verdict: 'comparable', reasons: [] }, pigmentation: null, lines: null, pores: null },
      ],
      changes: [],
      standard: {
        position: true,
        expression: true,
        lighting: false,
        background: null,
        zoom: true,
        styling: true,
        views: false,
        timing: true,
        description: true,
      },
    },
  ],
};

/** A small signed set. @param length of its picture */
export async function someSet(length = 3000) {
  const picture = Uint8Array.from({ length }, (_, i) => (i * 31) % 251);
  const key = await newSigningKey(0);
  const files = [
    { path: 'pair-1.jpg', bytes: picture },
    { path: 'caption.txt', bytes: new TextEncoder().encode(SAID.caption) as Uint8Array<ArrayBuffer> },
  ];
  return { key, files, packed: await packSet(SAID, files, key) };
}
