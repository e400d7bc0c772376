import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { beforeAll, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { countRequests, requestCount } from '../../../src/actions/countRequests.ts';
import { PrivacyPage } from '../../../src/ui/privacy/PrivacyPage.tsx';
import { seriousFindings } from '../seriousFindings.ts';

beforeAll(() => countRequests());

it('says no where nothing is enforced, as behind this development server', async () => {
  const screen = await render(<PrivacyPage />);
  await expect.element(screen.getByText('Sealed: No')).toBeVisible();
  await expect.element(screen.getByText('Only its own address: No')).toBeVisible();
  await expect.element(screen.getByText('No way out, by the browser: Not known yet')).toBeVisible();
  await expect.element(screen.getByText('Apart from other sites: Yes')).toBeVisible();
  await expect.element(screen.getByText(/There is none yet/)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
});

it('counts what is asked for, the page’s own start included, and names whoever else is asked', async () => {
  const screen = await render(<PrivacyPage />);
  expect(requestCount().fromHost).toBeGreaterThan(1);
  await expect.element(screen.getByText('Nothing was asked of anyone else.')).toBeVisible();
  const before = requestCount().fromHost;
  await fetch(`${location.origin}/package.json`);
  await expect.poll(() => requestCount().fromHost).toBeGreaterThan(before);
  // A port that nobody listens on: the attempt alone is counted.
  await fetch('http://127.0.0.1:1/', { mode: 'no-cors' }).catch(() => {});
  await expect.element(screen.getByText(/should never be: 127\.0\.0\.1:1\./)).toBeVisible();
});
