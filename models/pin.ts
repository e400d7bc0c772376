import { readFile, writeFile } from 'node:fs/promises';
import { InferenceSession } from 'onnxruntime-node';
import { sha256Of } from './checkSha256.ts';
import { PRODUCTS } from './face/products.ts';
import { readSource } from './face/source.ts';
import { CANONICAL_MESH, MODELS, type Model, type PinnedFile, RUNTIME, type Tensor } from './manifest.ts';

/*
 * Writes models/manifest.json anew from the files as they are: what the converter makes now, and the committed skin
 * models. Run by hand after a change of either; the manifest's diff is what a reviewer reads.
 */

const FOLDER = new URL('./', import.meta.url);
const NODE_MODULES = new URL('../node_modules/', import.meta.url);

/** A file's bytes; `null` for one that hasn't been trained yet. */
async function bytesOf({ file }: PinnedFile): Promise<Uint8Array | null> {
  const product = PRODUCTS.find(({ pin }) => pin.file === file);
  if (product) return product.make(await readSource(product.pin.source, NODE_MODULES));
  return readFile(new URL(file, FOLDER)).catch(() => null);
}

async function pinnedModel(model: Model): Promise<Model> {
  const bytes = await bytesOf(model);
  if (!bytes) {
    console.log(`models/${model.file} is not there: its pin is left as it was`);
    return model;
  }
  const session = await InferenceSession.create(bytes, { logSeverityLevel: 3 });
  return {
    ...model,
    sha256: sha256Of(bytes),
    bytes: bytes.length,
    inputs: session.inputMetadata.map(tensorOf),
    outputs: session.outputMetadata.map(tensorOf),
  };
}

function tensorOf(metadata: InferenceSession.ValueMetadata): Tensor {
  if (!metadata.isTensor) throw new Error(`${metadata.name} is no tensor`);
  return { name: metadata.name, shape: metadata.shape };
}

const models = {
  detector: await pinnedModel(MODELS.detector),
  mesh: await pinnedModel(MODELS.mesh),
  chroma: await pinnedModel(MODELS.chroma),
  texture: await pinnedModel(MODELS.texture),
};
const meshBytes = await bytesOf(CANONICAL_MESH);
const canonicalMesh = meshBytes
  ? { ...CANONICAL_MESH, sha256: sha256Of(meshBytes), bytes: meshBytes.length }
  : CANONICAL_MESH;
const wasm = await readFile(new URL(`${RUNTIME.package}/${RUNTIME.file}`, NODE_MODULES));
const runtime = { ...RUNTIME, sha256: sha256Of(wasm), bytes: wasm.length };
const text = JSON.stringify({ models, canonicalMesh, runtime }, null, 2).replace(/\[[^[\]{}]+\]/g, onOneLine);
await writeFile(new URL('manifest.json', FOLDER), `${text}\n`);

/** Shapes read better on one line. */
function onOneLine(list: string): string {
  return list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']');
}
