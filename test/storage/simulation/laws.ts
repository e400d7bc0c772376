import type { Consent } from '../../../src/domain/consent.ts';
import { rowOf, rowsOf, setOf, type World } from './world.ts';

/**
 * What must hold of any world, whatever was cut short, and between one and the next: said anew here, since the model takes
 * the domain's rules for what an operation makes of consents and sets. Returns what is broken; `null`: nothing.
 */
export function brokenLaw(before: World, now: World): string | null {
  for (const row of rowsOf(now, 'sets')) {
    const { id, scope, clientIds, consentIds, flaggedOn } = setOf(row);
    const isTakenBack = consentIds.some((consentId) => isWithdrawn(now, consentId, scope));
    if (isTakenBack && flaggedOn === null) return `${id} stands on a consent that was taken back`;
    if (clientIds.some((whose) => now.tombstones.has(whose))) return `${id} names somebody who was erased`;
    const old = rowOf(before, 'sets', id);
    if (old && setOf(old).flaggedOn !== null && flaggedOn === null) return `${id} lost its flag`;
  }
  for (const { id, body } of rowsOf(before, 'consents')) {
    const { clientId, scopes } = body as Consent;
    const isErased = rowOf(now, 'clients', clientId) === undefined;
    for (const { scope, withdrawnOn } of scopes) {
      if (withdrawnOn !== null && !isErased && !isWithdrawn(now, id, scope)) return `a withdrawal from ${id} is gone`;
    }
  }
  for (const id of now.tombstones.keys()) if (rowOf(now, 'clients', id)) return `${id} was erased, and is there`;
  for (const id of before.tombstones.keys())
    if (!now.tombstones.has(id) && !rowOf(now, 'clients', id)) return `the tombstone of ${id} is gone`;
  return null;
}

function isWithdrawn(world: World, consentId: string, scope: string): boolean {
  const consent = rowOf(world, 'consents', consentId)?.body as Consent | undefined;
  return consent?.scopes.some((one) => one.scope === scope && one.withdrawnOn !== null) ?? false;
}
