import { CACHE_RULES, responseHeaders } from '../serve/headers.ts';

const headers = Object.entries(responseHeaders);

/** `_headers`, as Netlify and Cloudflare Pages read it. They join values of two fitting rules, so no default is stated. */
function headersFile(): string {
  const lines = ['/*', ...headers.map(([name, value]) => `  ${name}: ${value}`)];
  for (const { path, value } of CACHE_RULES) lines.push(path, `  Cache-Control: ${value}`);
  return `${lines.join('\n')}\n`;
}

function caddyfile(): string {
  const lines = [
    'header {',
    ...headers.map(([name, value]) => `\t${name} "${value}"`),
    '\t?Cache-Control "no-cache"',
    '}',
  ];
  for (const { path, value } of CACHE_RULES) lines.push(`header ${path} Cache-Control "${value}"`);
  // Caddy knows no type for it, and answers any method with the file.
  lines.push('@manifest path *.webmanifest', 'header @manifest Content-Type application/manifest+json');
  lines.push('@others not method GET HEAD', 'error @others 405');
  lines.push('handle_errors {', '\theader Cache-Control "no-store"', '\trespond "{err.status_code}"', '}');
  const site = lines.map((line) => `\t${line}`).join('\n');
  return `# Put the build in /srv/skinseries, on an address of its own that serves nothing else.\nskinseries.example {\n\troot * /srv/skinseries\n\tencode gzip\n${site}\n\tfile_server\n}\n`;
}

function nginxFile(): string {
  const kinds = CACHE_RULES.map(({ path, value }) => {
    const pattern = path.replaceAll('.', '\\.').replace('*', '');
    return `  "~^${pattern}${path.endsWith('*') ? '' : '$'}" "${value}";`;
  });
  return [
    '# Goes inside http { }. Put the build in /srv/skinseries, on an address of its own that serves nothing else.',
    'map $uri $skinseries_cache {',
    '  default "no-cache";',
    ...kinds,
    '}',
    'map $status $skinseries_kept {',
    '  default $skinseries_cache;',
    '  "~^[45]" "no-store";',
    '}',
    'server {',
    '  server_name skinseries.example;',
    '  listen 443 ssl;',
    '  root /srv/skinseries;',
    '  index index.html;',
    '  types { text/html html; text/css css; text/javascript js mjs; application/json json; application/wasm wasm;',
    '    application/manifest+json webmanifest; image/svg+xml svg; image/png png; image/jpeg jpg; }',
    '  default_type application/octet-stream;',
    ...headers.map(([name, value]) => `  add_header ${name} "${value}" always;`),
    '  add_header Cache-Control $skinseries_kept always;',
    '  location / { try_files $uri $uri/ =404; }',
    '}',
    '',
  ].join('\n');
}

/** The header set of tools/serve/headers.ts in the words of the usual hosts: file name in the build, and its text. */
export const hostFiles: Readonly<Record<string, () => string>> = {
  _headers: headersFile,
  'host/Caddyfile': caddyfile,
  'host/nginx.conf': nginxFile,
};
