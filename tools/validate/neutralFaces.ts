import { readdirSync } from 'node:fs';

/** File names of the neutral faces of the London set's folder, in the order of its people. */
export function neutralFaces(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('_neutral.jpg'))
    .sort();
}
