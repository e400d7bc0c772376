import { expect, it } from 'vitest';
import { areSound, type LibraryChange, libraryAfter, shippedFigures } from '../../src/domain/clinicLibrary.ts';
import type { IsoDay } from '../../src/domain/ids.ts';
import { type Protocol, protocolIn, SHIPPED_LIBRARY } from '../../src/domain/protocol.ts';

const made = { on: '2026-05-01' as IsoDay, by: 'Ann' };
const figures = { sessions: [2, 4], intervalDays: null, healingDays: 4, settlingDays: 10 } as const;
const own: Protocol = {
  ...protocolIn(SHIPPED_LIBRARY, 'led')!,
  id: 'own-1',
  name: 'Light mask',
  evidence: 'own',
  sources: ['Twelve of our own clients, spring 2026'],
};

it('is ours with the clinic’s changes on top, its version one more with each', () => {
  const changes: LibraryChange[] = [
    { ...made, kind: 'figures', protocolId: 'rf', figures },
    { ...made, kind: 'added', protocol: own },
    { ...made, kind: 'figures', protocolId: 'own-1', figures },
  ];
  const library = libraryAfter(changes);
  expect(library).toMatchObject({ shippedVersion: SHIPPED_LIBRARY.shippedVersion, clinicVersion: 3 });
  expect(protocolIn(library, 'rf')).toEqual({ ...protocolIn(SHIPPED_LIBRARY, 'rf'), ...figures });
  expect(protocolIn(library, 'own-1')).toEqual({ ...own, ...figures });
  expect(protocolIn(library, 'led')).toEqual(protocolIn(SHIPPED_LIBRARY, 'led'));
});

it('is ours again after a reset, which is one more change', () => {
  const library = libraryAfter([
    { ...made, kind: 'figures', protocolId: 'rf', figures },
    { ...made, kind: 'reset', protocolId: 'rf' },
  ]);
  expect(library.protocols).toEqual(SHIPPED_LIBRARY.protocols);
  expect(library.clinicVersion).toBe(2);
  expect(shippedFigures('own-1')).toBeNull();
});

it('knows figures without sense', () => {
  expect(SHIPPED_LIBRARY.protocols.every(areSound)).toBe(true);
  expect(areSound(figures)).toBe(true);
  for (const wrong of [
    { healingDays: 11 },
    { healingDays: -1 },
    { settlingDays: 10.5 },
    { settlingDays: Number.NaN },
    { settlingDays: 9999 },
    { sessions: [4, 2] as const },
    { intervalDays: [0, 3] as const },
  ])
    expect(areSound({ ...figures, ...wrong }), JSON.stringify(wrong)).toBe(false);
});
