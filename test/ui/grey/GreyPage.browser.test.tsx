import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Route, Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { setGrey } from '../../../src/actions/setGrey.ts';
import type { PhotoId } from '../../../src/domain/ids.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { reader } from '../../../src/storage/reader.ts';
import { PATTERNS, toGrey } from '../../../src/ui/app/routes.ts';
import { GreyPage } from '../../../src/ui/grey/GreyPage.tsx';
import { endWorkers } from '../../../workers/channel.ts';
import { seriousFindings } from '../seriousFindings.ts';
import { storedPhotos } from '../storedPhotos.ts';

beforeEach(() => useDatabase(`screens ${crypto.randomUUID()}`));

afterAll(() => endWorkers());

const CARD = [
  { x: 10, y: 10 },
  { x: 90, y: 10 },
  { x: 90, y: 80 },
  { x: 10, y: 80 },
];

async function open(before: (id: PhotoId) => Promise<void> = async () => {}) {
  const { courseId, photoIds } = await storedPhotos(['2026-03-02', '2026-04-06']);
  const [id] = photoIds as [PhotoId];
  await before(id);
  location.hash = `#${toGrey(courseId, id)}`;
  const screen = await render(
    <Router hook={useHashLocation}>
      <main>
        <Route path={PATTERNS.grey} component={GreyPage} />
      </main>
    </Router>,
  );
  return { screen, photo: async () => (await reader.photo(id))?.photo };
}

it('says what a card is for, and takes one marked by the keyboard', async () => {
  const { screen, photo } = await open();
  await expect.element(screen.getByText(/a change that all of the skin shares shows too/)).toBeVisible();
  const take = screen.getByRole('button', { name: 'Use this card' });
  await expect.element(take).toBeDisabled();
  (screen.getByRole('group', { name: 'The grey card on the photo' }).element() as SVGElement).focus();
  await userEvent.keyboard('{Enter}{Enter}{Enter}');
  await expect.element(take).toBeEnabled();
  expect(await seriousFindings()).toEqual([]);
  await take.click();
  await expect.poll(async () => (await photo())?.grey).toHaveLength(3);
  expect((await photo())?.status.kind).toBe('awaiting');
});

it('takes the card away again', async () => {
  const { screen, photo } = await open((id) => setGrey(id, CARD));
  await expect.element(screen.getByRole('button', { name: 'Point 4 of 4' })).toBeInTheDocument();
  await screen.getByRole('button', { name: 'No card in this photo' }).click();
  await expect.poll(async () => (await photo())?.grey).toBeNull();
});

it('warns where only some photos have a card, and leads to the others', async () => {
  const { screen } = await open((id) => setGrey(id, CARD));
  await expect.element(screen.getByText('Some photos have a card, others none.')).toBeVisible();
  await screen.getByRole('link', { name: /^Session 2/ }).click();
  await expect.element(screen.getByRole('link', { name: /^Session 2/ })).toHaveAttribute('aria-current', 'page');
  await expect.element(screen.getByRole('button', { name: 'Use this card' })).toBeDisabled();
  expect(await seriousFindings()).toEqual([]);
});
