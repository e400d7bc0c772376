import { answerAtOnce } from './syncCrypto.ts';

/**
 * Runs everything asynchronous that storage waits for, fake-indexeddb's tasks and WebCrypto's answers, one at a time and
 * in an order that a seed decides: the same seed gives the same interleaving on every machine.
 */
interface Answer {
  deliver(): Promise<void>;
}

const nextTurn = globalThis.setImmediate;
const tasks: (() => void)[] = [];
const answers: Answer[] = [];
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

function run(): void {
  if (isRunning) return;
  isRunning = true;
  nextTurn(step);
}

/** One task or one answer; then whatever waited for it goes on before the next. */
async function step(): Promise<void> {
  const isAnswer = answers.length > 0 && (tasks.length === 0 || draw() < 0.5);
  try {
    if (isAnswer) await answers.shift()?.deliver();
    else tasks.shift()?.();
  } catch (error) {
    thrown = error;
  }
  nextTurn(() => {
    if (tasks.length + answers.length > 0) void step();
    else isRunning = false;
  });
}

/** WebCrypto whose answers wait for their turn, in the order in which they were asked for. */
function inTurn(subtle: SubtleCrypto): SubtleCrypto {
  return new Proxy(subtle, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => {
        const atOnce = answerAtOnce(String(name), given);
        const asked = atOnce ? null : Promise.resolve(Reflect.apply(method, target, given) as unknown);
        // It is heard of in its turn.
        asked?.catch(() => undefined);
        return new Promise((resolve, reject) => {
          const now = async () => atOnce?.answer();
          answers.push({ deliver: () => (asked ?? now()).then(resolve, reject) });
          run();
        });
      };
    },
  });
}
