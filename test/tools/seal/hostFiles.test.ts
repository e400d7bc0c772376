import { expect, test } from 'vitest';
import { hostFiles } from '../../../tools/seal/hostFiles.ts';
import { CACHE_RULES, responseHeaders } from '../../../tools/serve/headers.ts';

/** Header lines of a host's file, read back by that host's own notation: path, name, value. */
type Line = readonly [path: string, name: string, value: string];

function readHeadersFile(text: string): Line[] {
  let path = '';
  return text.split('\n').flatMap((line): Line[] => {
    if (line.startsWith('/')) path = line;
    const header = line.match(/^ {2}([\w-]+): (.+)$/);
    return header ? [[path, header[1]!, header[2]!]] : [];
  });
}

function readCaddyfile(text: string): Line[] {
  const everywhere = [...text.matchAll(/^\t\t([A-Z][\w-]+) "([^"]*)"$/gm)].map(
    ([, name, value]): Line => ['/*', name!, value!],
  );
  const byPath = [...text.matchAll(/^\theader (\/\S+) ([\w-]+) "([^"]*)"$/gm)];
  return [...everywhere, ...byPath.map(([, path, name, value]): Line => [path!, name!, value!])];
}

function readNginx(text: string): Line[] {
  const everywhere = [...text.matchAll(/^ {2}add_header ([\w-]+) "([^"]*)" always;$/gm)];
  const byPath = [...text.matchAll(/^ {2}"~\^(\/\S+?)(\$?)" "([^"]*)";$/gm)];
  return [
    ...everywhere.map(([, name, value]): Line => ['/*', name!, value!]),
    ...byPath.map(
      ([, path, end, value]): Line => [path!.replaceAll('\\', '') + (end ? '' : '*'), 'Cache-Control', value!],
    ),
  ];
}

const READERS = { _headers: readHeadersFile, 'host/Caddyfile': readCaddyfile, 'host/nginx.conf': readNginx };

test.each(Object.entries(READERS))('%s says exactly what the server sends', (name, read) => {
  const lines = read(hostFiles[name]!());
  const wanted: Line[] = Object.entries(responseHeaders).map(([header, value]) => ['/*', header, value]);
  for (const { path, value } of CACHE_RULES) wanted.push([path, 'Cache-Control', value]);
  expect(lines.map(String).sort()).toEqual(wanted.map(String).sort());
});

test('no value holds what would end it early in one of the notations', () => {
  for (const value of Object.values(responseHeaders)) expect(value).toMatch(/^[^"\n\\$]+$/);
});

test('answers that are not the app are kept by no cache', () => {
  expect(hostFiles['host/Caddyfile']!()).toMatch(/handle_errors \{\s+header Cache-Control "no-store"/);
  expect(hostFiles['host/nginx.conf']!()).toContain('"~^[45]" "no-store";');
});
