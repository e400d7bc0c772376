/** One file of a build. */
interface ReleaseFile {
  /** SHA-256 of the file, as the `integrity` of a request states it: `sha256-` and base64. */
  readonly integrity: string;
  readonly bytes: number;
  readonly type: string;
}

/** A build as its service worker knows it: exactly its files, and the headers they are served with. Written by tools/seal. */
export interface Release {
  readonly version: string;
  /** Twelve hexadecimal digits over all files and headers: two builds of one version differ in it. */
  readonly build: string;
  /** By address relative to the scope; the document itself is ``. */
  readonly files: Readonly<Record<string, ReleaseFile>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Code and styles, which every screen needs; models, runtimes and pictures come after the first paint. */
const SHELL_TYPES = /^(text|image\/svg|application\/manifest)/;

/** The files without which no screen opens. */
export function shellOf({ files }: Release): readonly string[] {
  return Object.entries(files).flatMap(([path, { type }]) => (SHELL_TYPES.test(type) ? [path] : []));
}
