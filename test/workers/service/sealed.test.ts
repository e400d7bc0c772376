import { expect, test } from 'vitest';
import type { Release } from '../../../workers/service/release.ts';
import { fileAsked, sealedHeaders } from '../../../workers/service/sealed.ts';

const file = { integrity: 'sha256-', bytes: 1, type: 'text/javascript' };
const release: Release = {
  version: '1.0.0',
  build: '0123456789ab',
  files: { '': file, 'assets/a-1.js': file, 'example/x.jpg': file },
  headers: { 'X-Content-Type-Options': 'nosniff', 'Connection-Allowlist': '(response-origin)' },
};
const SCOPE = 'https://clinic.example/skin/';

test('exactly the files of the build are answered', () => {
  expect(fileAsked(release, SCOPE, `${SCOPE}`)).toBe('');
  expect(fileAsked(release, SCOPE, `${SCOPE}#/clients/1`)).toBe('');
  expect(fileAsked(release, SCOPE, `${SCOPE}index.html`)).toBe('');
  expect(fileAsked(release, SCOPE, `${SCOPE}assets/a-1.js`)).toBe('assets/a-1.js');
});

test.each([
  `${SCOPE}?x=1`,
  `${SCOPE}?`,
  `${SCOPE}assets/a-1.js?data`,
  `${SCOPE}assets/other.js`,
  `${SCOPE}assets/`,
  `${SCOPE}constructor`,
  `${SCOPE}__proto__`,
  'https://clinic.example/',
  'https://clinic.example/skinny/',
  'https://other.example/skin/',
  'http://clinic.example/skin/',
])('%s is outside', (url) => {
  expect(fileAsked(release, SCOPE, url)).toBeNull();
});

test('a sealed response lists each file once, closed against queries, and keeps the other headers', () => {
  const headers = sealedHeaders(release, SCOPE);
  expect(headers['X-Content-Type-Options']).toBe('nosniff');
  expect(headers['Connection-Allowlist']).toBe(
    '("https://clinic.example/skin/\\\\?" "https://clinic.example/skin/assets/a-1.js\\\\?" "https://clinic.example/skin/example/x.jpg\\\\?")',
  );
});
