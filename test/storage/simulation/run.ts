import { keepLedger } from '../../../src/storage/clinic.ts';
import { withDatabase } from '../../../src/storage/database.ts';
import { seeded } from '../../../tools/simulate/seeded.ts';
import { Device, type MadeVault } from './device.ts';
import { allowed, codeOf, requireNamed, type Settled, settled } from './explain.ts';
import { arm, cutPower, isPowerOff, restorePower, struck } from './faults.ts';
import { difference, Inspector, mustBeRefused, openRaw, type RawRow } from './inspect.ts';
import { brokenLaw } from './laws.ts';
import { done, type Prepared } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { type Deed, type Step, told } from './plan.ts';
import { readThroughout } from './readThroughout.ts';
import { restore } from './restoring.ts';
import { afterTurns, drawn, drawOrderFrom, scheduled } from './scheduler.ts';
import { EMPTY, keyOf, type SealedStore, type World } from './world.ts';

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

/** A device, and what it must hold. */
class Stage {
  readonly #device: Device;
  readonly #inspector = new Inspector();
  #world: World = EMPTY;
  readonly #past: World[] = [];
  /** A row of each client who was erased, as it lay before: it may never open again. */
  readonly #remains: { readonly store: SealedStore; readonly row: RawRow }[] = [];
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
    // One of two begins while the other is under way, often long.
    const delay = Math.floor(drawn() ** 2 * 150);
    arm(fault);
    const results = await Promise.all(
      prepared.map(({ run }, i) => settled(i === 0 ? run() : afterTurns(delay).then(run))),
    );
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
    const line = `${told({ deeds, fault, order })}: ${prepared.map(({ about }, i) => `${about} -> ${codeOf(results[i])}`).join('; ')}`;
    requireNamed(results, hasStruck ? (fault?.kind ?? null) : null);
    const actual = await this.#inspector.world();
    this.#requireExplained(prepared, results, hasStruck && fault?.kind !== 'closed', actual, line);
    const broken = brokenLaw(this.#world, actual);
    if (broken !== null) throw new Error(`${line}\n    ${broken}`);
    this.#notePast(before, actual);
    await this.#inspector.tryWrongIdentity(drawn());
    if (deeds.some((deed, i) => deed.do === 'keepLedger' && results[i] && 'value' in results[i]))
      this.#inLedger = new Map(before);
    if (isCrash) await this.#afterReload();
    return line;
  }

  #requireExplained(
    prepared: readonly Prepared[],
    results: readonly Settled[],
    mayFail: boolean,
    actual: World,
    line: string,
  ): void {
    let differs: string | null = 'No order explains it';
    const running = prepared.map(({ model }, i) => ({ model, result: results[i] as Settled }));
    for (const world of allowed(this.#world, running, mayFail, running.length > 1)) {
      differs = difference(world, actual);
      if (differs === null) return;
    }
    throw new Error(`${line}\n    ${differs}`);
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
    if (deed.do === 'restore') return restore(this.#world, deed, this.#past);
    return deed.do === 'reopen' ? null : OPERATIONS[deed.do](this.#world, deed, this.#past);
  }

  #notePast(before: ReadonlyMap<string, RawRow>, actual: World): void {
    for (const id of actual.tombstones.keys()) {
      if (this.#world.tombstones.has(id)) continue;
      for (const [key, row] of before)
        if (row.clientId === id) this.#remains.push({ store: key.split(' ')[0] as SealedStore, row });
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
      await mustBeRefused(openRaw(store, row), `${keyOf({ store, id: row.id })} of an erased client`);
    await this.#tryRollback();
  }

  /** Puts one row back to an older state: it may not open, once a ledger was kept that knows the newer one. */
  async #tryRollback(): Promise<void> {
    for (const [key, older] of this.#older) {
      const now = this.#inspector.raw.get(key);
      if (now === undefined || this.#inLedger.get(key)?.rev !== now.rev) continue;
      const store = key.split(' ')[0] as SealedStore;
      await withDatabase((database) => database.put(store, older as never));
      const row = await withDatabase((database) => database.get(store, older.id as never));
      await mustBeRefused(openRaw(store, row as unknown as RawRow), `${key} put back to ${older.rev}`);
      await withDatabase((database) => database.put(store, now as never));
      return;
    }
  }
}
