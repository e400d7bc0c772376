import { CANONICAL_MESH, MODELS, type PinnedFile, type Source } from '../manifest.ts';
import { readCanonicalMesh } from './canonicalMesh.ts';
import { convertTflite } from './convert.ts';

/** A file made at build time from a part of a published package. */
export interface Product {
  readonly pin: PinnedFile & { readonly source: Source };
  make(source: Uint8Array): Uint8Array;
}

/** The files `npm run models` makes. */
export const PRODUCTS: readonly Product[] = [
  { pin: withSource(MODELS.detector), make: (source) => convertTflite(source, 'detector') },
  { pin: withSource(MODELS.mesh), make: (source) => convertTflite(source, 'mesh') },
  {
    pin: withSource(CANONICAL_MESH),
    make: (source) => new TextEncoder().encode(JSON.stringify(readCanonicalMesh(source))),
  },
];

function withSource(pin: PinnedFile): Product['pin'] {
  if (!pin.source) throw new Error(`models/manifest.json names no source for ${pin.file}`);
  return { ...pin, source: pin.source };
}
