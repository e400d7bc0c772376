import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { Route, Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { PhotoId } from '../../../src/domain/ids.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { reader } from '../../../src/storage/reader.ts';
import { PATTERNS, toCompare } from '../../../src/ui/app/routes.ts';
import { ComparableBadge, ComparableBadges } from '../../../src/ui/compare/ComparableBadge.tsx';
import { ComparePage } from '../../../src/ui/compare/ComparePage.tsx';
import { endWorkers } from '../../../workers/channel.ts';
import { seriousFindings } from '../seriousFindings.ts';
import { storedPhotos } from '../storedPhotos.ts';

beforeEach(() => useDatabase(`screens ${crypto.randomUUID()}`));

afterAll(() => endWorkers());

const DAYS = ['2026-03-02', '2026-04-06', '2026-05-11'];

it('tells of the stored pair whether it may be compared, and puts another visit on the right', async () => {
  const { courseId, photoIds } = await storedPhotos(DAYS);
  const [first, second, third] = photoIds as [PhotoId, PhotoId, PhotoId];
  location.hash = `#${toCompare(courseId, first, third)}`;
  const screen = await render(
    <Router hook={useHashLocation}>
      <main>
        <Route path={PATTERNS.compare} component={ComparePage} />
      </main>
    </Router>,
  );
  await expect.element(screen.getByRole('heading', { name: 'May these two be compared?' })).toBeVisible();
  await expect.element(screen.getByText('Comparable', { exact: true })).toBeVisible();
  await screen.getByRole('button', { name: /^Show Session 2, / }).click();
  await expect
    .element(screen.getByRole('button', { name: /^Show Session 2, / }))
    .toHaveAttribute('aria-current', 'true');
  expect(location.hash).toContain(second);
  expect(await seriousFindings()).toEqual([]);
});

it('marks each photo by how it compares with the first visit', async () => {
  const { courseId, photoIds } = await storedPhotos(DAYS);
  const entries = await Promise.all(photoIds.map((id) => reader.photo(id)));
  const screen = await render(
    <ComparableBadges courseId={courseId}>
      {entries.map((entry) => entry && <ComparableBadge key={entry.photo.id} photo={entry.photo} />)}
    </ComparableBadges>,
  );
  await expect.element(screen.getByText('First visit of this view')).toBeVisible();
  expect(screen.getByText('Comparable with the first visit').elements()).toHaveLength(2);
});
