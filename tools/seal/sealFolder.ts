import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Release } from '../../workers/service/release.ts';
import { responseHeaders } from '../serve/headers.ts';
import { mediaType } from '../serve/types.ts';
import { hostFiles } from './hostFiles.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Of the build's folder, what no page asks for. */
const NOT_SERVED = /^(\.vite\/|host\/|_headers$|release\.json$|service\.worker\.js$)/;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile() && !NOT_SERVED.test(path))
    .sort();
}

function releaseOf(folder: string, version: string): Release {
  const files = Object.fromEntries(
    filesUnder(folder).map((path) => {
      const bytes = readFileSync(join(folder, path));
      const integrity = `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
      return [
        path === 'index.html' ? '' : path,
        { integrity, bytes: bytes.length, type: mediaType(extname(path)) },
      ] as const;
    }),
  );
  const whole = JSON.stringify([files, responseHeaders]);
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 12);
  return { version, build: hash, files, headers: responseHeaders };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/**
 * Seals a built folder: writes the header files for hosts, `release.json` with every file's hash, and the service worker
 * that knows exactly these files.
 */
export async function sealFolder(folder: string): Promise<Release> {
  for (const [path, text] of Object.entries(hostFiles)) write(join(folder, path), text());
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const release = releaseOf(folder, version);
  write(join(folder, 'release.json'), `${JSON.stringify(release, null, 1)}\n`);
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { __RELEASE__: JSON.stringify(release) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      rolldownOptions: {
        input: 'workers/service.worker.ts',
        output: { format: 'iife', entryFileNames: 'service.worker.js' },
      },
    },
  });
  return release;
}
