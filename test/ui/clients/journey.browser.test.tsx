import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { useDatabase } from '../../../src/storage/database.ts';
import { App } from '../../../src/ui/app/App.tsx';
import { seriousFindings } from '../seriousFindings.ts';

beforeEach(() => {
  useDatabase(`journey ${crypto.randomUUID()}`);
  location.hash = '#/';
});

it('adds a client, a course and a session, and deletes them all', async () => {
  const screen = await render(<App />);
  await expect.element(screen.getByRole('heading', { level: 1, name: /See what has really changed/ })).toBeVisible();
  expect(await seriousFindings()).toEqual([]);

  await screen.getByRole('button', { name: 'Add a client' }).click();
  await expect.element(screen.getByText('Give a name or a code.')).toBeVisible();
  await screen.getByRole('textbox', { name: 'Name or code' }).fill('K-2041');
  await userEvent.keyboard('{Enter}');
  const heading = screen.getByRole('heading', { level: 1, name: 'K-2041' });
  await expect.element(heading).toHaveFocus();
  expect(await seriousFindings()).toEqual([]);

  await screen.getByRole('button', { name: 'Add a course' }).click();
  await screen
    .getByRole('combobox', { name: 'Treatment' })
    .selectOptions('Chemical peel, superficial (AHA, glycolic, enzymes)');
  await expect.element(screen.getByRole('spinbutton', { name: 'Planned sessions' })).toHaveValue(4);
  await expect.element(screen.getByText('The library says 4 to 6.')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('button', { name: 'Add the course' }).click();

  await expect.element(screen.getByText('Drop today’s photos here')).toBeVisible();
  await screen.getByRole('button', { name: 'Add a session' }).click();
  await screen.getByLabelText('Day of the session').fill('2026-03-02');
  await screen.getByRole('dialog').getByRole('button', { name: 'Add a session' }).click();
  await expect.element(screen.getByRole('heading', { level: 3, name: /^Session 1/ })).toBeVisible();
  expect(await seriousFindings()).toEqual([]);

  await screen.getByRole('link', { name: 'Progress' }).click();
  await expect.element(screen.getByText('The chart starts with the first measured photo.')).toBeVisible();
  await screen.getByRole('link', { name: 'Compare' }).click();
  await expect.element(screen.getByText(/^Two measured photos of the same view are needed/)).toBeVisible();

  await screen.getByRole('link', { name: 'K-2041' }).click();
  await screen.getByRole('button', { name: 'Delete this client' }).click();
  await expect.element(screen.getByText(/^This deletes the client, 1 course/)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('button', { name: 'Delete everything' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Erased' })).toHaveFocus();
  await expect.element(screen.getByText(/^1 course, 1 session, 0 photos/)).toBeVisible();
  expect(document.body.textContent).not.toContain('K-2041');
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('link', { name: 'Back to the start' }).click();
  await expect.element(screen.getByText(/^No clients yet/)).toBeVisible();
});

it('leads on from an address that no longer stands', async () => {
  location.hash = '#/clients/nobody';
  const screen = await render(<App />);
  await screen.getByRole('link', { name: 'Back to the start' }).click();
  await expect.element(screen.getByRole('heading', { level: 1, name: /See what has really changed/ })).toBeVisible();
});

it('has a way past the header', async () => {
  const screen = await render(<App />);
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
  const skip = screen.getByRole('button', { name: 'Skip to the content' });
  (skip.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('main')).toHaveFocus();
});
