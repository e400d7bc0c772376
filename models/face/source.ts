import { readFile } from 'node:fs/promises';
import { checkSha256 } from '../checkSha256.ts';
import type { Source } from '../manifest.ts';

/**
 * The bytes a file is made from: a part of a file inside an installed package, checked against its SHA-256.
 * `nodeModules` is the folder of installed packages. Throws where the package is missing or its bytes are others.
 */
export async function readSource(source: Source, nodeModules: URL): Promise<Uint8Array> {
  const { package: name, version, file, start, end, sha256 } = source;
  const url = new URL(`${name}/${file}`, nodeModules);
  const whole = await readFile(url).catch((cause: unknown) => {
    throw new Error(`${name}@${version} is not installed (${url.pathname} can't be read). Run "npm ci".`, { cause });
  });
  const bytes = Uint8Array.from(whole.subarray(start, end));
  checkSha256(bytes, sha256, {
    what: `${url.pathname}, bytes ${start} to ${end}`,
    remedy: `Install ${name}@${version} afresh: delete node_modules and run "npm ci".`,
  });
  return bytes;
}
