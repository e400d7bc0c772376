import { answer } from './syncCrypto.ts';

/**
 * Runs everything asynchronous that storage waits for, fake-indexeddb's tasks and WebCrypto's answers, one at a time and
 * in an order that a seed decides: the same seed gives the same interleaving on every machine.
 */
type Turn = () => void;

const nextTurn = globalThis.setImmediate;
const tasks: Turn[] = [];
const answers: Turn[] = [];
let draw: () => number = () => 0;
let isRunning = false;
let thrown: unknown;

/** From here on, what comes next is drawn from these numbers in [0, 1). */
export function drawOrderFrom(numbers: () => number): void {
  draw = numbers;
}

/** Runs `work` with tasks and WebCrypto under the scheduler. Throws what a task threw. */
export async function scheduled<T>(work: () => Promise<T>): Promise<T> {
  const { setImmediate } = globalThis;
  const { subtle } = crypto;
  globalThis.setImmediate = ((task: () => void) => {
    tasks.push(task);
    run();
  }) as typeof setImmediate;
  Object.defineProperty(crypto, 'subtle', { configurable: true, value: inTurn(subtle) });
  thrown = undefined;
  process.on('unhandledRejection', onUnheard);
  try {
    const result = await work();
    if (thrown !== undefined) throw thrown;
    return result;
  } finally {
    process.off('unhandledRejection', onUnheard);
    globalThis.setImmediate = setImmediate;
    Object.defineProperty(crypto, 'subtle', { configurable: true, value: subtle });
  }
}

/** idb says of every transaction that was aborted so, also where only its requests are waited for. */
function onUnheard(reason: unknown): void {
  if (!(reason instanceof DOMException)) thrown = reason;
}

/** A number in [0, 1) of the order's own. */
export function drawn(): number {
  return draw();
}

/** Lets so many turns go by. */
export async function afterTurns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise<void>((resolve) => globalThis.setImmediate(resolve));
}

function run(): void {
  if (isRunning) return;
  isRunning = true;
  nextTurn(step);
}

/** One task or one answer; then whatever waited for it goes on before the next. */
function step(): void {
  const isAnswer = answers.length > 0 && (tasks.length === 0 || draw() < 0.5);
  try {
    (isAnswer ? answers : tasks).shift()?.();
  } catch (error) {
    thrown = error;
  }
  nextTurn(() => {
    if (tasks.length + answers.length > 0) step();
    else isRunning = false;
  });
}

/** WebCrypto whose answers wait for their turn, in the order in which they were asked for. */
function inTurn(subtle: SubtleCrypto): SubtleCrypto {
  return new Proxy(subtle, {
    get:
      (_target, name) =>
      (...given: unknown[]) =>
        new Promise((resolve, reject) => {
          answers.push(() => {
            try {
              resolve(answer(String(name), given));
            } catch (error) {
              reject(error);
            }
          });
          run();
        }),
  });
}
