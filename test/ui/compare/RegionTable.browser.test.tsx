import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { comparisonOf } from '../../../src/domain/comparison.ts';
import type { PhotoId } from '../../../src/domain/ids.ts';
import { RegionTable } from '../../../src/ui/compare/RegionTable.tsx';
import { DEPTH_WORDS } from '../../../src/ui/words/names.ts';
import { reading } from '../../domain/course.ts';
import { seriousFindings } from '../seriousFindings.ts';

const lines = (photoId: string, deepMmPerCm2: number, fineMmPerCm2: number) =>
  reading(photoId, deepMmPerCm2 + fineMmPerCm2, {
    measure: 'lines',
    mode: 'none',
    secondary: { deepMmPerCm2, fineMmPerCm2 },
  });

const show = (readings: Parameters<typeof comparisonOf>[0]) => {
  const rows = comparisonOf(readings, 'a' as PhotoId, 'b' as PhotoId, false);
  return render(
    <main>
      <RegionTable rows={rows} measure="lines" leftDay="2 Mar 2026" rightDay="6 Apr 2026" />
    </main>,
  );
};

it('shows deep and fine lines beside their sum, and what they are', async () => {
  const screen = await show([lines('a', 1, 2), lines('b', 0.4, 2)]);
  await expect.element(screen.getByRole('cell', { name: '3.0 mm/cm² deep 1.0, fine 2.0' })).toBeVisible();
  await expect.element(screen.getByRole('cell', { name: '2.4 mm/cm² deep 0.4, fine 2.0' })).toBeVisible();
  await expect.element(screen.getByText(DEPTH_WORDS.about)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
});

it('says nothing of them for photos from before they were told apart', async () => {
  const old = (photoId: string) => reading(photoId, 3, { measure: 'lines', mode: 'none' });
  const screen = await show([old('a'), old('b')]);
  await expect.element(screen.getByRole('cell', { name: '3.0 mm/cm²' }).first()).toBeVisible();
  expect(screen.getByText(DEPTH_WORDS.about).elements()).toHaveLength(0);
});
