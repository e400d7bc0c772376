import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { cacheControl, responseHeaders } from '../../tools/serve/headers.ts';
import { mediaType } from '../../tools/serve/types.ts';

/**
 * The header files of the build, run by the servers they are for (Debian: `apt-get install nginx-light caddy`). Only the
 * place, the address and the certificate are put in: what a clinic has to put in too.
 */
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'skinseries-hosts-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

const isThere = (program: string, word: string) => spawnSync(program, [word]).status === 0;

/** A certificate of its own making, for nobody but this machine. */
function certificate(): { readonly certificate: string; readonly key: string } {
  const made = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  const how = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const openssl = spawnSync('openssl', [
    ...how,
    '-subj',
    '/CN=localhost',
    '-keyout',
    made.key,
    '-out',
    made.certificate,
  ]);
  expect(openssl.status, String(openssl.stderr)).toBe(0);
  return made;
}

function nginx(port: number): ChildProcess {
  const { certificate: pem, key } = certificate();
  const site = put(readFileSync(join(dist, 'host/nginx.conf'), 'utf8'), [
    ['listen 443 ssl;', `listen 127.0.0.1:${port} ssl;\n  ssl_certificate ${pem};\n  ssl_certificate_key ${key};`],
    ['root /srv/skinseries;', `root ${dist};`],
  ]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder};`);
  const around = ['daemon off;', 'user root;', `pid ${folder}/pid;`, 'error_log stderr;', 'events {}', 'http {'];
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, [...around, 'access_log off;', ...temporary, site, '}'].join('\n'));
  return spawn('nginx', ['-p', folder, '-c', file, '-e', 'stderr']);
}

function caddy(port: number): ChildProcess {
  const { certificate: pem, key } = certificate();
  const site = put(readFileSync(join(dist, 'host/Caddyfile'), 'utf8'), [
    ['skinseries.example {', `https://localhost:${port} {\n\ttls ${pem} ${key}`],
    ['root * /srv/skinseries', `root * ${dist}`],
  ]);
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`);
  const env = { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  return spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], { env });
}

function put(text: string, changes: readonly (readonly [from: string, to: string])[]): string {
  for (const [from] of changes) expect(text).toContain(from);
  return changes.reduce((changed, [from, to]) => changed.replace(from, to), text);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

function ask(port: number, path: string, method = 'HEAD'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { Host: `localhost:${port}`, 'Accept-Encoding': 'gzip' };
    const where = { host: '127.0.0.1', servername: 'localhost', port, path, method, headers };
    request({ ...where, rejectUnauthorized: false }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    })
      .on('error', reject)
      .end();
  });
}

const SERVERS = { nginx: [nginx, isThere('nginx', '-v')], caddy: [caddy, isThere('caddy', 'version')] } as const;

for (const [name, [start, isInstalled]] of Object.entries(SERVERS)) {
  const skipped = isInstalled ? '' : `: skipped, ${name} is not installed`;
  test.skipIf(!isInstalled)(`${name} sends what the seal asks for with every file of the build${skipped}`, async () => {
    // The servers' own users have to come in.
    chmodSync(folder, 0o755);
    const port = await freePort();
    const child = start(port);
    children.push(child);
    let said = '';
    child.stderr?.on('data', (text) => {
      said += String(text);
    });
    await expect
      .poll(
        () =>
          ask(port, '/').then(
            ({ status }) => status,
            () => said,
          ),
        { timeout: 10_000 },
      )
      .toBe(200);

    const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(dist.length));
    for (const kind of ['index.html', '.js', '.worker', '.wasm', '.onnx', '.webmanifest', '/service.worker.js'])
      expect(
        paths.some((path) => path.includes(kind)),
        kind,
      ).toBe(true);
    const wrong: string[] = [];
    const check = (path: string, { status, headers }: Answer, wanted: number, kept: string) => {
      if (status !== wanted) wrong.push(`${path}: ${status}`);
      for (const [header, value] of Object.entries({ ...responseHeaders, 'Cache-Control': kept }))
        if (headers[header.toLowerCase()] !== value) wrong.push(`${path} ${header}: ${headers[header.toLowerCase()]}`);
    };
    for (const path of ['/', ...paths]) {
      const answer = await ask(port, path);
      check(path, answer, 200, cacheControl(path));
      // A script or a style of another type is refused under `nosniff`, and a wasm of another type doesn't stream.
      const type = mediaType(path === '/' ? '.html' : extname(path)).split(';')[0];
      const given = String(answer.headers['content-type'] ?? 'application/octet-stream').split(';')[0];
      if (type !== 'application/octet-stream' && given !== type) wrong.push(`${path}: ${given}`);
    }
    check('no such file', await ask(port, '/no-such-file'), 404, 'no-store');
    check('a way out', await ask(port, '/..%2f..%2fetc/passwd'), name === 'nginx' ? 400 : 404, 'no-store');
    check('a POST', await ask(port, '/', 'POST'), 405, 'no-store');
    expect(wrong).toEqual([]);
  });
}
