import { expect, it } from 'vitest';
import { type Asked, unsealTogether } from '../../../src/actions/vault/unsealTogether.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { SealedAs } from '../../../src/domain/vault.ts';

const as = (id: string): SealedAs => ({ store: 'photos', id, clientId: 'ann', rev: 1 });
const bytes = (...values: number[]) => Uint8Array.of(...values);

/** Opens by adding one to each byte; what begins with 0 is damaged. */
function counted() {
  const messages: string[][] = [];
  const unseal = unsealTogether(async (asked: readonly Asked[]) => {
    messages.push(asked.map(({ as: { id } }) => id));
    return asked.map(({ sealed }) => (sealed[0] === 0 ? null : sealed.map((byte) => byte + 1)));
  });
  return { messages, unseal };
}

it('asks once for all that is wanted in one turn, and gives each its own', async () => {
  const { messages, unseal } = counted();
  const opened = await Promise.all([unseal(bytes(1), as('a')), unseal(bytes(5, 6), as('b'))]);
  expect(opened).toEqual([bytes(2), bytes(6, 7)]);
  expect(await unseal(bytes(3), as('c'))).toEqual(bytes(4));
  expect(messages).toEqual([['a', 'b'], ['c']]);
});

it('tells a damaged record alone, by its name', async () => {
  const { unseal } = counted();
  const [damaged, sound] = await Promise.allSettled([unseal(bytes(0), as('a')), unseal(bytes(1), as('b'))]);
  expect(damaged).toMatchObject({ reason: { code: 'record-damaged', message: 'photos a' } });
  expect(sound).toMatchObject({ value: bytes(2) });
});

it('tells all that were asked for where the vault was locked, and asks anew afterwards', async () => {
  let isLocked = true;
  const unseal = unsealTogether(async (asked) => {
    if (isLocked) throw new AppError('locked');
    return asked.map(({ sealed }) => sealed);
  });
  const refused = await Promise.allSettled([unseal(bytes(1), as('a')), unseal(bytes(2), as('b'))]);
  expect(refused).toMatchObject([{ reason: { code: 'locked' } }, { reason: { code: 'locked' } }]);
  isLocked = false;
  expect(await unseal(bytes(1), as('a'))).toEqual(bytes(1));
});
