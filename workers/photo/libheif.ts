import type { MainModule } from 'libheif-js/libheif-wasm/libheif.js';
import scriptUrl from 'libheif-js/libheif-wasm/libheif.js?url';
import wasmUrl from 'libheif-js/libheif-wasm/libheif.wasm?url';
import { sha256Hex } from '../../src/bytes/sha256.ts';
import { AppError } from '../../src/domain/errors.ts';

/** libheif-js 1.23.2, libheif-wasm/libheif.wasm. */
const WASM_SHA256 = 'e4aa8333fbe55ec7c6c776f735236f40bed9103188498f8131d4e52b73cdfee8';

type CreateLibheif = (options: {
  instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): WebAssembly.Exports;
  print(line: string): void;
  printErr(line: string): void;
}) => MainModule;

let compiled: Promise<WebAssembly.Module> | null = null;

/**
 * The decoder's code, checked and compiled once. It is handed to each decoding worker: while it is held, what the engine has
 * optimised stays optimised.
 * @throws AppError `model-missing`, `model-damaged`
 */
export function libheifCode(): Promise<WebAssembly.Module> {
  compiled ??= fetchCode().catch((error: unknown) => {
    compiled = null;
    throw error;
  });
  return compiled;
}

/**
 * Starts libheif with a heap of its own. Its two files are shipped unchanged, so that they can be replaced (LGPL).
 * @throws AppError `model-missing`, `model-damaged`
 */
export async function startLibheif(code: WebAssembly.Module): Promise<MainModule> {
  const createLibheif = await loadScript();
  // Its remarks on a file are no one's to read: the console stays empty.
  const silent = () => {};
  return createLibheif({
    instantiateWasm(imports, receive) {
      const instance = new WebAssembly.Instance(code, imports);
      receive(instance);
      return instance.exports;
    },
    print: silent,
    printErr: silent,
  });
}

/** The script is a classic one. Imported as a module, its only way out is the `define` of AMD loaders. */
async function loadScript(): Promise<CreateLibheif> {
  let exported: CreateLibheif | undefined;
  const define = Object.assign(
    (_dependencies: readonly string[], make: () => CreateLibheif) => {
      exported = make();
    },
    { amd: true },
  );
  Object.assign(globalThis, { define });
  await import(/* @vite-ignore */ new URL(scriptUrl, location.href).href).catch((cause: unknown) => {
    throw new AppError('model-missing', 'the HEIC decoder could not be loaded', { cause });
  });
  if (exported === undefined) throw new AppError('model-damaged', 'the HEIC decoder did not start');
  return exported;
}

async function fetchCode(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl).catch(() => null);
  if (response === null || !response.ok) throw new AppError('model-missing', 'the HEIC decoder could not be loaded');
  const bytes = await response.arrayBuffer();
  if ((await sha256Hex(bytes)) !== WASM_SHA256) throw new AppError('model-damaged', 'the HEIC decoder has changed');
  return WebAssembly.compile(bytes);
}
