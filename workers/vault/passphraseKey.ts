import { argon2id } from 'hash-wasm';
import { AppError } from '../../src/domain/errors.ts';
import type { Argon2Cost } from '../../src/domain/vault.ts';
import type { Bytes } from './bytes.ts';

/** The least that is ever used or accepted: 64 MiB, three passes (the default of Bitwarden, 3.4 times OWASP's least memory). */
export const FLOOR: Argon2Cost = { memoryKib: 65_536, passes: 3, lanes: 1 };

/** The most that is ever accepted: what a hostile header could ask for beyond it would only stop the machine. */
const CEILING = { memoryKib: 524_288, passes: 16, lanes: 4 };

/** What is tried in turn, dearest first. */
const LADDER: readonly Argon2Cost[] = [
  { memoryKib: 262_144, passes: 4, lanes: 1 },
  { memoryKib: 262_144, passes: 3, lanes: 1 },
  { memoryKib: 196_608, passes: 3, lanes: 1 },
  { memoryKib: 131_072, passes: 3, lanes: 1 },
  { memoryKib: 98_304, passes: 3, lanes: 1 },
];

/** Unlocking may take this long: from about 0.6 s on, never much above. */
const TARGET_MS = 1_000;

const SALT_BYTES = 16;

/** @throws AppError `kdf-refused`: weaker than the floor (somebody made it so), or more than any machine should be asked */
function requireSound({ memoryKib, passes, lanes }: Argon2Cost, salt: Bytes): void {
  const isWhole = [memoryKib, passes, lanes].every(Number.isInteger);
  const isStrong = memoryKib >= FLOOR.memoryKib && passes >= FLOOR.passes && lanes >= FLOOR.lanes;
  const isBearable = memoryKib <= CEILING.memoryKib && passes <= CEILING.passes && lanes <= CEILING.lanes;
  if (!isWhole || !isStrong || !isBearable || salt.length !== SALT_BYTES) throw new AppError('kdf-refused');
}

/** One spelling for what is typed: composed letters, one space between words. */
export function asTyped(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/g, ' ');
}

/**
 * 32 bytes from a passphrase by Argon2id (RFC 9106).
 *
 * @throws AppError `kdf-refused`: the cost is weaker or dearer than accepted; `memory-short`: this machine can't bear it
 */
export async function passphraseKey(passphrase: string, salt: Bytes, cost: Argon2Cost): Promise<Bytes> {
  requireSound(cost, salt);
  const how = { parallelism: cost.lanes, iterations: cost.passes, memorySize: cost.memoryKib, hashLength: 32 };
  try {
    const key = await argon2id({ password: asTyped(passphrase), salt, ...how, outputType: 'binary' });
    return key as Bytes;
  } catch (cause) {
    throw new AppError('memory-short', 'The key could not be worked out on this machine', { cause });
  }
}

/** The dearest cost that this machine bears within the target, told from one run at the floor. */
export async function calibratedCost(now: () => number = () => performance.now()): Promise<Argon2Cost> {
  const began = now();
  await passphraseKey('calibration', new Uint8Array(SALT_BYTES), FLOOR);
  const msPerKibPass = (now() - began) / (FLOOR.memoryKib * FLOOR.passes);
  return LADDER.find(({ memoryKib, passes }) => memoryKib * passes * msPerKibPass <= TARGET_MS) ?? FLOOR;
}
