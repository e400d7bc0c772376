import manifest from './manifest.json';

/** Bytes of a published package that a file is made from. */
export interface Source {
  readonly package: string;
  readonly version: string;
  readonly file: string;
  /** First byte, and the byte after the last one. */
  readonly start: number;
  readonly end: number;
  /** SHA-256 of those bytes, hex. */
  readonly sha256: string;
}

export interface Tensor {
  readonly name: string;
  /** Lengths; a name stands for a length that is free. */
  readonly shape: readonly (number | string)[];
}

/** A file the product loads, pinned. */
export interface PinnedFile {
  /** Path below `models/`. */
  readonly file: string;
  /** SHA-256, hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly licence: string;
  /** Where its making, figures and limits are told: path below `models/`. */
  readonly card: string;
  /** What it was converted from; `null`: made here. */
  readonly source: Source | null;
}

export interface Model extends PinnedFile {
  /** In the order the model declares them; all float32. */
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
}

export type ModelName = 'detector' | 'mesh' | 'chroma' | 'texture';

/** The networks of the product, by name. Bytes that don't match their pin must not be run. */
export const MODELS: Readonly<Record<ModelName, Model>> = manifest.models;

/** The mean face that the atlas, the pose and the regions are built on. */
export const CANONICAL_MESH: PinnedFile = manifest.canonicalMesh;

/** The inference runtime's wasm, as the npm package ships it: a file of its own in the build, pinned like a model. */
export const RUNTIME: Readonly<{ package: string; file: string; sha256: string; bytes: number }> = manifest.runtime;
