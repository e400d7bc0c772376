import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { DEFAULT_TEXT } from '../../../src/domain/consentText.ts';
import { localDay } from '../../../src/domain/day.ts';
import type { ClientId, CourseId } from '../../../src/domain/ids.ts';
import { saveConsent, withdrawConsent } from '../../../src/storage/consents.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { App } from '../../../src/ui/app/App.tsx';
import { toPublish } from '../../../src/ui/app/routes.ts';
import { endWorkers } from '../../../workers/channel.ts';
import { someSet } from '../../archive/publishedSet/someSet.ts';
import { consent, grant } from '../../domain/consents.ts';
import { seriousFindings } from '../seriousFindings.ts';
import { storedPhotos } from '../storedPhotos.ts';

const today = localDay(new Date());
const control = { mode: 'control', reference: [], check: [] } as never;
let clientId: ClientId;
let courseId: CourseId;

beforeEach(async () => {
  await useDatabase(`publish ${crypto.randomUUID()}`);
  ({ clientId, courseId } = await storedPhotos(['2026-01-05', '2026-02-05', '2026-03-05'], { control }));
  location.hash = `#${toPublish(courseId)}`;
});
afterAll(() => endWorkers());

it('says why a pair can’t be published, and passes it once the consent is there, by keyboard', async () => {
  const screen = await render(<App />);
  await expect.element(screen.getByText('No consent for this use is on file.')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Make the pictures' })).toBeDisabled();
  expect(await seriousFindings()).toEqual([]);

  const scopes = [grant('website'), grant('social')];
  await saveConsent(consent('c', { clientId, signedOn: today, scopes, identity: 'eyes-covered' }), DEFAULT_TEXT);
  await expect.element(screen.getByText(/^Yes/)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Make the pictures' })).toBeEnabled();
  await expect.element(screen.getByText(/One person’s result\. Results vary\./)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);

  (screen.getByRole('radio', { name: 'Eyes covered' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(screen.getByText('This shows more of the person than the consent allows.')).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  const after = screen.getByLabelText('After').element() as HTMLSelectElement;
  const second = [...after.options].find(({ text }) => text.includes('Session 2'));
  await userEvent.selectOptions(after, second as HTMLOptionElement);
  await expect.element(screen.getByText(/2 of 2 visits are shown, chosen by the clinic/)).toBeVisible();
  await screen.getByLabelText('Remarks by the rules of').selectOptions('UK: CAP Code');
  await screen.getByLabelText('In your own words').fill('Our best #botox day');
  await expect.element(screen.getByText(/prescription-only medicine/)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);

  await withdrawConsent(clientId, ['website'], today);
  await expect.element(screen.getByText('The client withdrew consent for this use.')).toBeVisible();
});

it('shows on a phone which of the course’s screens is open', async () => {
  const { innerWidth, innerHeight } = window;
  await page.viewport(420, 900);
  const screen = await render(<App />);
  const tab = screen.getByRole('link', { name: 'Publish', exact: true });
  await expect.element(tab).toHaveAttribute('aria-current', 'page');
  await expect.poll(() => tab.element().getBoundingClientRect().right).toBeLessThanOrEqual(420);
  await page.viewport(innerWidth, innerHeight);
});

it('verifies a set from its file, and tells a changed one', async () => {
  location.hash = '#/clinic/sets';
  const screen = await render(<App />);
  await expect.element(screen.getByText('No set was saved yet.')).toBeVisible();
  const { packed } = await someSet();
  const choose = async (bytes: Uint8Array<ArrayBuffer>) => {
    const input = document.querySelector('input[type=file]') as HTMLInputElement;
    await userEvent.upload(input, new File([bytes], 'set.zip'));
  };
  await choose(packed.zip);
  await expect.element(screen.getByText('Whole and unchanged.')).toBeVisible();
  await expect.element(screen.getByText(/^Signed elsewhere|Signed elsewhere\./)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  const changed = packed.zip.slice();
  changed[900] = (changed[900] as number) ^ 1;
  await choose(changed);
  await expect.element(screen.getByText(/^Changed after it was signed/)).toBeVisible();
});
