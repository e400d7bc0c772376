import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../src/domain/errors.ts';
import { keepLedger } from '../../../src/storage/clinic.ts';
import { withDatabase } from '../../../src/storage/database.ts';
import { openRow } from '../../../src/storage/rows.ts';
import type { ClientStoreName } from '../../../src/storage/schema.ts';
import { seeded } from '../../../tools/simulate/seeded.ts';
import { Device, type MadeVault } from './device.ts';
import { arm, cutPower, isPowerOff, restorePower, struck } from './faults.ts';
import { difference, Inspector, mustBeRefused, type RawRow } from './inspect.ts';
import { done, OPERATIONS, type Prepared } from './operations.ts';
import { type Deed, type Step, told } from './plan.ts';
import { readThroughout } from './readThroughout.ts';
import { restore } from './restoring.ts';
import { drawn, drawOrderFrom, scheduled } from './scheduler.ts';
import { EMPTY, keyOf, type World } from './world.ts';

/** How a run went wrong. */
export interface Failure {
  readonly step: number;
  readonly why: string;
  /** The steps so far, and what came of each. */
  readonly story: readonly string[];
}

/** Runs a plan on a new device; `null`: storage did all that it promises. */
export function run(plan: readonly Step[], made: MadeVault): Promise<Failure | null> {
  return scheduled(async () => {
    const story: string[] = [];
    let step = -1;
    try {
      arm(null);
      drawOrderFrom(seeded(1));
      const stage = new Stage(await Device.begin(made));
      for (step = 0; step < plan.length; step++) story.push(await stage.play(plan[step] as Step));
      drawOrderFrom(seeded(2));
      await stage.reopen();
      return null;
    } catch (error) {
      const last = plan[step];
      if (last) story.push(told(last));
      return { step, why: (error as Error).message, story };
    } finally {
      restorePower();
      arm(null);
    }
  });
}

type Settled = { readonly value: unknown } | { readonly error: unknown };

const settled = (work: Promise<unknown>): Promise<Settled> =>
  work.then(
    (value) => ({ value: value === undefined ? 'done' : value }),
    (error: unknown) => ({ error }),
  );

/** A device, and what it must hold. */
class Stage {
  readonly #device: Device;
  readonly #inspector = new Inspector();
  #world: World = EMPTY;
  readonly #past: World[] = [];
  /** A row of each client who was erased, as it lay before: it may never open again. */
  readonly #remains: { readonly store: ClientStoreName; readonly row: RawRow }[] = [];
  /** Rows as they lay at earlier revisions, and those of the last ledger that was kept. */
  #older = new Map<string, RawRow>();
  #inLedger: ReadonlyMap<string, RawRow> = new Map();

  constructor(device: Device) {
    this.#device = device;
  }

  async play({ deeds, fault, order }: Step): Promise<string> {
    drawOrderFrom(seeded(order));
    if (deeds[0]?.do === 'reopen') {
      await this.reopen();
      return 'reopen';
    }
    const prepared = deeds.map((deed) => this.#prepare(deed)).filter((one) => one !== null);
    const putStorageBack = this.#device.storageNow();
    const before = new Map(this.#inspector.raw);
    arm(fault);
    const results = await Promise.all(prepared.map(({ run }) => settled(run())));
    const hasStruck = struck();
    arm(null);
    const isCrash = fault?.kind === 'crash' || fault?.kind === 'crash-after';
    if (isCrash) cutPower();
    if (isPowerOff()) {
      if (drawn() < 0.5) putStorageBack();
      restorePower();
      this.#inspector.forget();
      await this.#device.reopen();
    }
    const may = allowed(this.#world, prepared, results, hasStruck && fault?.kind !== 'closed');
    const line = `${told({ deeds, fault, order })}: ${prepared.map(({ about }, i) => `${about} -> ${codeOf(results[i])}`).join('; ')}`;
    if (may.length === 0) throw new Error(`No order explains: ${line}`);
    requireNamed(results, hasStruck ? (fault?.kind ?? null) : null);
    const actual = await this.#inspector.world();
    const differences = may.map((world) => difference(world, actual));
    if (!differences.includes(null)) throw new Error(`${line}\n    ${differences.at(-1)}`);
    this.#notePast(before, actual);
    await this.#inspector.tryWrongIdentity(drawn());
    if (deeds.some((deed, i) => deed.do === 'keepLedger' && results[i] && 'value' in results[i]))
      this.#inLedger = new Map(before);
    if (isCrash) await this.#afterReload();
    return line;
  }

  /** Locks, loads anew, unlocks, and reads everything. */
  async reopen(): Promise<void> {
    this.#inspector.forget();
    await this.#device.reopen();
    const differs = difference(this.#world, await this.#inspector.world());
    if (differs !== null) throw new Error(`After reopening\n    ${differs}`);
    await this.#afterReload();
  }

  #prepare(deed: Deed): Prepared | null {
    const nothing = (about: string, run: () => Promise<unknown>): Prepared => ({
      about,
      run,
      model: (world) => done(world),
    });
    if (deed.do === 'renewSheet') return nothing('sheet', () => this.#device.renewSheet());
    if (deed.do === 'keepLedger') return nothing('ledger', keepLedger);
    if (deed.do === 'restore') return restore(this.#past)(this.#world, deed);
    return deed.do === 'reopen' ? null : OPERATIONS[deed.do](this.#world, deed);
  }

  #notePast(before: ReadonlyMap<string, RawRow>, actual: World): void {
    for (const id of actual.tombstones.keys()) {
      if (this.#world.tombstones.has(id)) continue;
      for (const [key, row] of before)
        if (row.clientId === id) this.#remains.push({ store: key.split(' ')[0] as ClientStoreName, row });
    }
    for (const [key, row] of before) {
      const now = actual.rows.get(key);
      if (now === undefined || now.rev < row.rev) this.#older.delete(key);
      else if (now.rev > row.rev) this.#older.set(key, row);
    }
    if (actual !== this.#world) this.#past.push(actual);
    this.#world = actual;
  }

  async #afterReload(): Promise<void> {
    await readThroughout(this.#world);
    for (const { store, row } of this.#remains)
      await mustBeRefused(openRow(store, row as never, 'vault'), `${keyOf({ store, id: row.id })} of an erased client`);
    await this.#tryRollback();
  }

  /** Puts one row back to an older state: it may not open, once a ledger was kept that knows the newer one. */
  async #tryRollback(): Promise<void> {
    for (const [key, older] of this.#older) {
      const now = this.#inspector.raw.get(key);
      if (now === undefined || this.#inLedger.get(key)?.rev !== now.rev) continue;
      const store = key.split(' ')[0] as ClientStoreName;
      await withDatabase((database) => database.put(store, older as never));
      const row = await withDatabase((database) => database.get(store, older.id as never));
      await mustBeRefused(openRow(store, row as never, 'vault'), `${key} put back to ${older.rev}`);
      await withDatabase((database) => database.put(store, now as never));
      return;
    }
  }
}

/** Every state that explains these results: the operations one after another, in some order, each whole or cut short. */
function allowed(
  world: World,
  operations: readonly Prepared[],
  results: readonly Settled[],
  mayFail: boolean,
): World[] {
  if (operations.length === 0) return [world];
  return operations.flatMap((operation, index) =>
    after(world, operation, results[index] as Settled, mayFail, operations.length > 1).flatMap((next) =>
      allowed(
        next,
        operations.filter((_, i) => i !== index),
        results.filter((_, i) => i !== index),
        mayFail,
      ),
    ),
  );
}

function after(world: World, { model }: Prepared, result: Settled, mayFail: boolean, isPair: boolean): World[] {
  const { answer, worlds } = model(world);
  const last = worlds.at(-1) ?? world;
  if ('value' in result) return isDeepStrictEqual(answer, result.value) ? [last] : [];
  const { code } = result.error as AppError;
  if (code === answer) return [last];
  // What another operation takes away in the midst counts as not done: a photo not read back yet, a client's key.
  return mayFail || (isPair && (code === 'storage-lost' || code === 'not-found')) ? [world, ...worlds] : [];
}

/** Every fault has a name of the product's own. */
function requireNamed(results: readonly Settled[], fault: string | null): void {
  for (const result of results) {
    if (!('error' in result)) continue;
    if (!(result.error instanceof AppError)) throw new Error(`Not one of our errors: ${String(result.error)}`);
    const { code } = result.error;
    if (
      code === 'unexpected' &&
      (fault === 'full' || fault === 'full-at-commit' || fault === 'lying' || fault === null)
    )
      throw new Error(`${fault} is told as ${code}: ${result.error.message}`);
    if (code === 'record-damaged') throw new Error(`${fault} is told as ${code}: ${result.error.message}`);
  }
}

function codeOf(result: Settled | undefined): string {
  if (result === undefined) return '';
  return 'value' in result ? String(result.value) : String((result.error as AppError).code ?? result.error);
}
