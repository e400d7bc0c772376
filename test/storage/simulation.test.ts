import { beforeAll, describe, expect, it } from 'vitest';
import { BREAKS, printedOn } from './simulation/breaks.ts';
import { type MadeVault, makeVault } from './simulation/device.ts';
import { type Fault, installFaults } from './simulation/faults.ts';
import { type Deed, type Doing, planOf, type Step } from './simulation/plan.ts';
import { run } from './simulation/run.ts';

/** The quick part of `npm run test:storage`. */
const SEEDS = 150;

let made: MadeVault;

beforeAll(async () => {
  installFaults();
  made = await makeVault();
});

const deed = (name: Doing, nr: number): Deed => ({ do: name, nr, draws: [0.01, 0.01, 0.01] });
const step = (name: Doing, nr: number, fault: Fault | null = null, beside?: Doing): Step => ({
  deeds: beside === undefined ? [deed(name, nr)] : [deed(name, nr), deed(beside, 100 + nr)],
  fault,
  order: nr,
});

it('storage does what it promises, whatever goes wrong below it', { timeout: 300_000 }, async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const failure = await run(planOf(seed), made);
    expect(failure, `npm run test:storage -- --seed ${seed}`).toBeNull();
  }
});

it('finds a fault that is put into the code', { timeout: 300_000 }, async () => {
  for (const one of BREAKS.slice(0, 3)) expect(await printedOn(one, 150), one.name).toContain(', 1 failed,');
});

describe('what the simulation found once', () => {
  const photo = [step('addClient', 0), step('addCourse', 1), step('savePhoto', 2)];

  it('a sealed picture that was kept wrongly is told as lost, and taken out again', async () => {
    const plan = [...photo.slice(0, 2), step('savePhoto', 2, { kind: 'lying', at: 0 })];
    expect(await run(plan, made)).toBeNull();
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'a client’s key beside a new sheet is of the new vault key (order %i)',
    async (nr) => {
      expect(await run([step('addClient', nr, null, 'renewSheet')], made)).toBeNull();
      expect(await run([...photo, step('erase', nr, null, 'renewSheet')], made)).toBeNull();
    },
  );

  it('a new sheet that was written, but told as failed, is the one in use', async () => {
    const plan = [step('renewSheet', 0, { kind: 'untold', at: 0 }), step('addClient', 1)];
    expect(await run(plan, made)).toBeNull();
  });

  it('an erasure that was written, but told as failed, leaves no key in memory', async () => {
    expect(await run([...photo, step('erase', 3, { kind: 'untold', at: 0 })], made)).toBeNull();
  });

  it('a ledger that could not be kept is kept the next time', async () => {
    const plan = [
      ...photo,
      step('revisePhoto', 3),
      step('keepLedger', 4, { kind: 'full-at-commit', at: 0 }),
      step('keepLedger', 5),
    ];
    expect(await run(plan, made)).toBeNull();
  });

  it('a restore cut short right after a client’s records leaves no set standing on a withdrawal among them', async () => {
    const restore = { do: 'restore', nr: 5, draws: [0.99, 0.8276284842286259, 0.03997847391292453] } as const;
    const plan: Step[] = [...photo, step('sign', 3), step('publish', 4)];
    for (let at = 6; at < 12; at++)
      expect(await run([...plan, { deeds: [restore], fault: { kind: 'request', at }, order: 12 }], made)).toBeNull();
  });

  it('a set that a restore brings while consent to it is withdrawn is flagged', async () => {
    const restore = { do: 'restore', nr: 5, draws: [0.99, 0.5238671803381294, 0.3927565689664334] } as const;
    const withdraw = { do: 'withdraw', nr: 105, draws: [0.01, 0.9100575265474617, 0.8572652507573366] } as const;
    const plan: Step[] = [...photo, step('sign', 3)];
    for (let order = 56; order < 64; order++)
      expect(await run([...plan, { deeds: [restore, withdraw], fault: null, order }], made)).toBeNull();
  });

  it('what is read while its client is erased is gone, not damaged', async () => {
    for (let order = 0; order < 10; order++) {
      expect(await run([...photo, { ...step('restore', 6, null, 'erase'), order }], made)).toBeNull();
      expect(
        await run([...photo, step('sign', 3), { ...step('erase', 6, null, 'revisePhoto'), order }], made),
      ).toBeNull();
    }
  });

  it('a photo that was changed, removed and brought back opens after a reload', async () => {
    const plan = [
      ...photo,
      step('revisePhoto', 3),
      step('keepLedger', 4),
      step('removePhoto', 5),
      step('restore', 6),
      step('keepLedger', 7),
    ];
    // The backup is of the world in which the photo was not changed yet.
    const early = { ...deed('restore', 6), draws: [0.45, 0.01, 0.01] } satisfies Deed;
    expect(
      await run(
        plan.map((one) => (one.deeds[0]?.do === 'restore' ? { ...one, deeds: [early] } : one)),
        made,
      ),
    ).toBeNull();
  });
});
