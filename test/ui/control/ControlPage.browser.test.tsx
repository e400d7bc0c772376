import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Route, Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { setControl } from '../../../src/actions/setControl.ts';
import type { PhotoId } from '../../../src/domain/ids.ts';
import type { PhotoFacts } from '../../../src/domain/measurement.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { reader } from '../../../src/storage/reader.ts';
import { PATTERNS, toControl } from '../../../src/ui/app/routes.ts';
import { ControlPage } from '../../../src/ui/control/ControlPage.tsx';
import { endWorkers } from '../../../workers/channel.ts';
import { measurement } from '../../storage/photoRecord.ts';
import { seriousFindings } from '../seriousFindings.ts';
import { storedPhotos } from '../storedPhotos.ts';

beforeEach(() => useDatabase(`screens ${crypto.randomUUID()}`));

afterAll(() => endWorkers());

const CONTROL = { ...measurement(1).control, mode: 'within-face' } as const;
const DAYS = ['2026-03-02', '2026-04-06'];

async function open(facts: Partial<PhotoFacts> = {}, before: (id: PhotoId) => Promise<void> = async () => {}) {
  const { courseId, photoIds } = await storedPhotos(DAYS, facts);
  const [first, second] = photoIds as [PhotoId, PhotoId];
  await before(first);
  location.hash = `#${toControl(courseId, first)}`;
  const screen = await render(
    <Router hook={useHashLocation}>
      <main>
        <Route path={PATTERNS.control} component={ControlPage} />
      </main>
    </Router>,
  );
  return { screen, first, second, controlOf: async (id: PhotoId) => (await reader.photo(id))?.photo.control };
}

it('shows the proposed patches, says what they are worth, and goes on without a change', async () => {
  const { screen, second, first, controlOf } = await open();
  await expect.element(screen.getByRole('img', { name: /^A: / })).toBeInTheDocument();
  await expect.element(screen.getByRole('img', { name: /^B: / })).toBeInTheDocument();
  await expect.element(screen.getByText('The patch is even and can be relied on.')).toBeVisible();
  await expect.element(screen.getByText(/read against clear skin of the same area/)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await screen.getByRole('link', { name: /^Keep it, then Session 2/ }).click();
  await expect.element(screen.getByRole('link', { name: /^Session 2/ })).toHaveAttribute('aria-current', 'page');
  expect(location.hash).toContain(second);
  expect(await controlOf(first)).toBeNull();
});

it('says in words why this patch, and what of it was left out', async () => {
  const { screen } = await open({ control: { ...CONTROL, clearShare: 0.8 } });
  await expect
    .element(screen.getByText(/^The forehead was proposed because.*20.% of it was left out: hair, shine/))
    .toBeVisible();
});

it('names why a patch fails, with its remedy', async () => {
  const { screen } = await open({ control: { ...CONTROL, reliable: false, flaw: 'shiny' } });
  await expect.element(screen.getByText(/shines on one side/)).toBeVisible();
  await expect.element(screen.getByText(/Dab the skin dry/)).toBeVisible();
});

it('takes a patch drawn by the keyboard, and warns where photos differ', async () => {
  const { screen, first, second, controlOf } = await open();
  await screen.getByText('My own').click();
  const take = screen.getByRole('button', { name: /^Use it, then Session 2/ });
  await expect.element(take).toBeDisabled();
  const stage = screen.getByRole('group', { name: /^Your own patch/ });
  (stage.element() as SVGElement).focus();
  await userEvent.keyboard('{Enter}{Enter}{Enter}');
  await expect.element(screen.getByText(/^Your patch covers/)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
  await take.click();
  await expect.element(screen.getByRole('link', { name: /^Session 2/ })).toHaveAttribute('aria-current', 'page');
  expect(location.hash).toContain(second);
  expect(await controlOf(first)).toHaveLength(3);
  expect(await controlOf(second)).toBeNull();
  await expect.element(screen.getByText('Some photos use your own patch, others the proposed one.')).toBeVisible();
});

it('goes back to the proposed patch', async () => {
  const own = [
    { x: 10, y: 10 },
    { x: 90, y: 10 },
    { x: 50, y: 80 },
  ];
  const { screen, first, controlOf } = await open({}, (id) => setControl(id, own));
  await expect.element(screen.getByRole('button', { name: 'Point 3 of 3' })).toBeInTheDocument();
  await screen.getByText('Proposed', { exact: true }).first().click();
  await screen.getByRole('button', { name: 'Use this skin' }).click();
  await expect.poll(() => controlOf(first)).toBeNull();
});

it('says where a patch can’t be relied on', async () => {
  const control = {
    mode: 'unreferenced',
    reliable: false,
    reference: [],
    check: [],
  } as unknown as PhotoFacts['control'];
  const { screen } = await open({ control });
  await expect.element(screen.getByText('The patch is not even enough to rely on.')).toBeVisible();
  await expect.element(screen.getByText(/against the average of all its skin/)).toBeVisible();
});
