import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { cacheControl, responseHeaders } from './headers.ts';
import { mediaType } from './types.ts';

const COMPRESSED = new Set(['.html', '.js', '.mjs', '.css', '.json', '.svg', '.wasm']);

export interface Served {
  readonly address: string;
  close(): Promise<void>;
}

function fileFor(folder: string, requestPath: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(requestPath);
  } catch {
    return null;
  }
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  const isInside = file.startsWith(normalize(folder + sep));
  return isInside && existsSync(file) && statSync(file).isFile() ? file : null;
}

/**
 * Serves a built app from `folder` on 127.0.0.1 with the headers it is meant to run behind, on every response.
 *
 * @param port 0 takes any free port.
 * @param onRequest told of each request's method, path and body length.
 */
export async function serve(
  folder: string,
  port: number,
  onRequest?: (method: string, path: string, bodyBytes: number) => void,
): Promise<Served> {
  const server: Server = createServer(async (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    let bodyBytes = 0;
    for await (const chunk of request) bodyBytes += (chunk as Buffer).length;
    onRequest?.(request.method ?? '', path, bodyBytes);
    for (const [name, value] of Object.entries(responseHeaders)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { 'Cache-Control': 'no-store' }).end();
      return;
    }
    const file = fileFor(folder, path);
    if (!file) {
      response.writeHead(404, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }).end('Not found');
      return;
    }
    const extension = extname(file);
    const isGzipped = COMPRESSED.has(extension) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    response.setHeader('Content-Type', mediaType(extension));
    response.setHeader('Cache-Control', cacheControl(path));
    if (isGzipped) response.setHeader('Content-Encoding', 'gzip');
    else response.setHeader('Content-Length', statSync(file).size);
    response.writeHead(200);
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const read = createReadStream(file);
    // A reader that goes away mid-file is no fault of the server's.
    await (isGzipped ? pipeline(read, createGzip({ level: 5 }), response) : pipeline(read, response)).catch(() =>
      response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound ? bound.port : port;
  return {
    address: `http://127.0.0.1:${boundPort}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
