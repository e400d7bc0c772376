import threadUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import detectorUrl from '../models/face/build/detector.onnx?url';
import meshUrl from '../models/face/build/mesh.onnx?url';
import manifest from '../models/manifest.json';
import chromaUrl from '../models/skin/chroma.onnx?url';
import textureUrl from '../models/skin/texture.onnx?url';
import { type ModelName, modelsRunBy } from '../src/analysis/models.ts';
import { sha256Hex } from '../src/bytes/sha256.ts';
import { AppError } from '../src/domain/errors.ts';

const FILES = {
  detector: detectorUrl,
  mesh: meshUrl,
  chroma: chromaUrl,
  texture: textureUrl,
} as const satisfies Record<ModelName, string>;
type Outputs = Readonly<Record<string, Float32Array>>;

// One thread a worker: photos run side by side in several workers, and threads would only spin against each other.
env.wasm.numThreads = 1;
env.wasm.wasmPaths = { mjs: absolute(threadUrl) };
env.logLevel = 'error';

/** The four networks, run by onnxruntime-web in this worker. Each is fetched and verified when it is first needed. */
export const models = modelsRunBy(run);

const sessions = new Map<ModelName, Promise<InferenceSession>>();
let queue: Promise<unknown> = Promise.resolve();

const spentMs: Record<ModelName, number> = { detector: 0, mesh: 0, chroma: 0, texture: 0 };

/** Wall milliseconds each model has run since this was last asked. */
export function takeModelMs(): Record<ModelName, number> {
  const taken = { ...spentMs };
  for (const name of Object.keys(spentMs) as ModelName[]) spentMs[name] = 0;
  return taken;
}

/** Runs a model; calls wait for one another. Inputs in the order the model declares them. */
function run(name: ModelName, ...inputs: readonly (readonly [Float32Array, readonly number[]])[]): Promise<Outputs> {
  const result = queue.then(async () => {
    const session = await sessionOf(name);
    const feeds = Object.fromEntries(
      inputs.map(([data, dims], i) => [session.inputNames[i], new Tensor('float32', data, dims)]),
    );
    const begunMs = performance.now();
    const outputs = await session.run(feeds);
    spentMs[name] += performance.now() - begunMs;
    return Object.fromEntries(session.outputNames.map((key) => [key, outputs[key]!.data as Float32Array]));
  });
  queue = result.catch(() => {});
  return result;
}

/** One session a model for the worker's life. A failed one is forgotten, so that the next call tries again. */
function sessionOf(name: ModelName): Promise<InferenceSession> {
  const known = sessions.get(name);
  if (known) return known;
  const opening = Promise.all([verifiedModel(name), runtimeReady()]).then(([bytes]) =>
    InferenceSession.create(bytes, { executionProviders: ['wasm'], logSeverityLevel: 3 }),
  );
  sessions.set(name, opening);
  opening.catch(() => sessions.delete(name));
  return opening;
}

function verifiedModel(name: ModelName): Promise<Uint8Array> {
  return verifiedBytes(name, FILES[name], manifest.models[name].sha256);
}

let runtime: Promise<void> | null = null;

/** The runtime's own wasm is checked like a model, then handed over: it never fetches one by itself. */
function runtimeReady(): Promise<void> {
  runtime ??= verifiedBytes('runtime', wasmUrl, manifest.runtime.sha256).then((bytes) => {
    env.wasm.wasmBinary = bytes;
  });
  runtime.catch(() => {
    runtime = null;
  });
  return runtime;
}

/** @throws AppError `model-missing` where it can't be fetched, `model-damaged` where it is not the file of the manifest. */
async function verifiedBytes(name: string, url: string, pinned: string): Promise<Uint8Array> {
  const response = await fetch(absolute(url)).catch((cause: unknown) => {
    throw new AppError('model-missing', `${name}: not reachable`, { cause });
  });
  if (!response.ok) throw new AppError('model-missing', `${name}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const sha256 = await sha256Hex(bytes);
  if (sha256 !== pinned) throw new AppError('model-damaged', `${name}: ${sha256}`);
  return bytes;
}

function absolute(url: string): string {
  return new URL(url, self.location.href).href;
}
