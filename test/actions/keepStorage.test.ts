import { expect, it } from 'vitest';
import { isWebKit } from '../../src/actions/keepStorage.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

it.each([
  ['Safari on a Mac', `${MAC} Version/26.0 Safari/605.1.15`, 0, true],
  ['Safari on an iPad, which calls itself a Mac', `${MAC} Version/26.0 Safari/605.1.15`, 5, true],
  [
    'Chrome on an iPad',
    'Mozilla/5.0 (iPad; CPU OS 26_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/152.0 Safari/604.1',
    5,
    true,
  ],
  ['Chrome on a Mac', `${MAC.replace('605.1.15', '537.36')} Chrome/152.0.0.0 Safari/537.36`, 0, false],
  [
    'Firefox on a Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:150.0) Gecko/20100101 Firefox/150.0',
    0,
    false,
  ],
  [
    'Chrome on Android',
    'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/152.0 Mobile Safari/537.36',
    5,
    false,
  ],
])('%s', (_name, userAgent, touchPoints, expected) => {
  expect(isWebKit(userAgent, touchPoints)).toBe(expected);
});
