import type { Measurement } from './measurement.ts';

/** The memory of a measurement's maps, each piece once: for who hands them over to another thread and has no use for them after. */
export function mapBuffers({ atlas }: Measurement): ArrayBuffer[] {
  const maps = [...Object.values(atlas), ...Object.values(atlas.texture ?? {})].filter(ArrayBuffer.isView);
  return [...new Set(maps.map(({ buffer }) => buffer as ArrayBuffer))];
}
