import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Route, Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { setCard } from '../../../src/actions/setCard.ts';
import type { CardReading } from '../../../src/domain/colourCard.ts';
import type { PhotoId } from '../../../src/domain/ids.ts';
import type { PhotoFacts } from '../../../src/domain/measurement.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { reader } from '../../../src/storage/reader.ts';
import { PATTERNS, toCard } from '../../../src/ui/app/routes.ts';
import { PhotoDetails } from '../../../src/ui/capture/PhotoDetails.tsx';
import { CardPage } from '../../../src/ui/card/CardPage.tsx';
import { ToneTable } from '../../../src/ui/compare/ToneTable.tsx';
import { endWorkers } from '../../../workers/channel.ts';
import { seriousFindings } from '../seriousFindings.ts';
import { storedPhotos } from '../storedPhotos.ts';

beforeEach(() => useDatabase(`screens ${crypto.randomUUID()}`));

afterAll(() => endWorkers());

const FOUND: CardReading = {
  corners: [
    { x: 50, y: 40 },
    { x: 290, y: 40 },
    { x: 290, y: 200 },
    { x: 50, y: 200 },
  ],
  isMarked: false,
  problem: null,
  residual: { all: 2.4, skin: 0.6, leftOut: 3.1 },
};

async function open(facts: Partial<PhotoFacts>, before: (id: PhotoId) => Promise<void> = async () => {}) {
  const { courseId, photoIds } = await storedPhotos(['2026-03-02', '2026-04-06'], facts);
  const [id] = photoIds as [PhotoId];
  await before(id);
  location.hash = `#${toCard(courseId, id)}`;
  const screen = await render(
    <Router hook={useHashLocation}>
      <main>
        <Route path={PATTERNS.card} component={CardPage} />
      </main>
    </Router>,
  );
  return { screen, photo: async () => (await reader.photo(id))?.photo };
}

it('shows the card that was found and what it leaves, and takes a corner moved by the keyboard', async () => {
  const { screen, photo } = await open({ card: FOUND });
  await expect.element(screen.getByText('A colour card was found in this photo.')).toBeVisible();
  await expect.element(screen.getByText(/skin-like patches lie 0\.6 from their published colours/)).toBeVisible();
  const take = screen.getByRole('button', { name: 'Use these corners' });
  await expect.element(take).toBeDisabled();
  const corner = screen.getByRole('button', { name: 'Point 3 of 4' });
  (corner.element() as SVGElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(take).toBeEnabled();
  expect(await seriousFindings()).toEqual([]);
  await take.click();
  await expect.poll(async () => (await photo())?.card).toHaveLength(4);
  expect((await photo())?.status.kind).toBe('awaiting');
});

it('takes four corners where none was found, and no fifth', async () => {
  const { screen, photo } = await open({ card: null });
  await expect.element(screen.getByText('No colour card was found in this photo.')).toBeVisible();
  (screen.getByRole('group', { name: 'The colour card on the photo' }).element() as SVGElement).focus();
  await userEvent.keyboard('{Enter}{Enter}{Enter}');
  await expect.element(screen.getByText('Four corners are needed: 3 so far.')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Use these corners' })).toBeDisabled();
  await userEvent.keyboard('{Enter}{Enter}');
  await expect.element(screen.getByRole('button', { name: 'Point 4 of 4' })).toBeInTheDocument();
  await screen.getByRole('button', { name: 'Use these corners' }).click();
  await expect.poll(async () => (await photo())?.card).toHaveLength(4);
});

it('says why a card is not used, and lets it be left out and looked for again', async () => {
  const { screen, photo } = await open({ card: { ...FOUND, problem: 'uneven-light' } });
  await expect.element(screen.getByText(/One end of the colour card has clearly more light/)).toBeVisible();
  await expect.element(screen.getByText(/Turn it the way the face is turned/)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('button', { name: 'Use no card in this photo' }).click();
  await expect.poll(async () => (await photo())?.card).toBe('unused');
});

it('looks for a card again', async () => {
  const { screen, photo } = await open({ card: FOUND }, (id) => setCard(id, 'unused'));
  await expect.element(screen.getByText(/read without a colour card, as you asked/)).toBeVisible();
  await screen.getByRole('button', { name: 'Look for it again' }).click();
  await expect.poll(async () => (await photo())?.card).toBeNull();
});

it('tells of the card among the details of a photo', async () => {
  const { photoIds } = await storedPhotos(['2026-03-02'], { card: { ...FOUND, problem: 'clipped' } });
  const screen = await render(<PhotoDetails photoId={photoIds[0] as PhotoId} onClose={() => {}} />);
  await expect.element(screen.getByText('Found, not used')).toBeVisible();
  await expect.element(screen.getByText(/lightest patches are plain white/)).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'Colour card' })).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
});

it('tells the tone of the skin with its margin and its band, and nothing where no card gives one', async () => {
  const tones = [{ region: 'face' as const, itaDeg: -12.4, sdDeg: 2.1 }];
  const screen = await render(<ToneTable left={tones} right={null} leftDay="2 Mar" rightDay="6 Apr" />);
  await expect.element(screen.getByText('−12° ± 4°, brown')).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await screen.rerender(<ToneTable left={null} right={undefined} leftDay="2 Mar" rightDay="6 Apr" />);
  await expect.element(screen.getByText('Tone of the skin')).not.toBeInTheDocument();
});
