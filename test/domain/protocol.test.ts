import { expect, it } from 'vitest';
import { protocolIn, SHIPPED_LIBRARY, sessionsOffered } from '../../src/domain/protocol.ts';

const PROTOCOLS = SHIPPED_LIBRARY.protocols;

it('every protocol has the fields its type promises, with sane figures', () => {
  expect(PROTOCOLS.length).toBeGreaterThan(15);
  expect(new Set(PROTOCOLS.map(({ id }) => id)).size).toBe(PROTOCOLS.length);
  for (const protocol of PROTOCOLS) {
    for (const range of [protocol.sessions, protocol.intervalDays, protocol.resultsDays]) {
      if (range === null) continue;
      expect(range, protocol.id).toHaveLength(2);
      expect(range[0], protocol.id).toBeLessThanOrEqual(range[1]);
    }
    expect(protocol.settlingDays, protocol.id).toBeGreaterThanOrEqual(protocol.healingDays);
    expect(protocol.sources.length, protocol.id).toBeGreaterThan(0);
    expect(['study', 'review', 'article', 'clinic pages', 'weak', 'guess']).toContain(protocol.evidence);
    expect(typeof protocol.name).toBe('string');
    expect(typeof protocol.cumulative).toBe('boolean');
    expect(typeof protocol.performedBy).toBe('string');
  }
});

it('offers three to six sessions where the protocol does not say', () => {
  expect(sessionsOffered(null)).toEqual([3, 6]);
  expect(sessionsOffered(protocolIn(SHIPPED_LIBRARY, 'laser-non-ablative'))).toEqual([3, 5]);
  expect(protocolIn(SHIPPED_LIBRARY, 'gone')).toBeNull();
});
