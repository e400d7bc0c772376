import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { knownChanges } from '../../../src/ui/progress/knownChanges.ts';
import { MeasureCard } from '../../../src/ui/progress/MeasureCard.tsx';
import { seriousFindings } from '../seriousFindings.ts';
import { trendOfValues } from './course.ts';

const nameOf = ({ on }: { readonly on: string }) => `Visit of ${on}`;
const PLAIN = {
  layers: { healing: [], treatments: [] },
  verdict: null,
  unit: 'percent',
  picked: null,
  passing: [],
} as const;
const VALUES = [0.5, 0.4, null, 0.1];

const show = (values: readonly (number | null)[] = VALUES, hasTable = false) =>
  render(
    <main>
      <MeasureCard {...PLAIN} trend={trendOfValues(values)} nameOf={nameOf} hasTable={hasTable} />
    </main>,
  );

it('reaches every session by the arrow keys, and says its numbers', async () => {
  const screen = await show();
  await userEvent.tab();
  await expect
    .element(screen.getByRole('img', { name: /^Visit of 2026-01-05: start of the comparison, 0.500/ }))
    .toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(screen.getByRole('img', { name: /^Visit of 2026-02-05: −10\s%/ })).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(screen.getByRole('img', { name: /^Visit of 2026-04-05: −33\s%/ })).toHaveFocus();
  await expect.element(screen.getByText(/^Visit of 2026-04-05: −33\s%/)).toBeVisible();
  await userEvent.keyboard('{ArrowRight}{Home}');
  await expect.element(screen.getByRole('img', { name: /^Visit of 2026-01-05/ })).toHaveFocus();
});

it('keeps a session without a value in sight, with its reason', async () => {
  const screen = await show();
  await expect.element(screen.getByRole('img', { name: 'Visit of 2026-03-05: left out. Out of focus.' })).toBeVisible();
});

it('has a table for those who hear it, and shows it when asked', async () => {
  const screen = await show();
  const table = screen.getByRole('table', { name: 'Redness' });
  await expect.element(table).toBeInTheDocument();
  expect(table.element().getBoundingClientRect().width).toBeGreaterThan(0);
  expect(table.element().parentElement!.clientWidth).toBe(1);
  await screen.unmount();
  const shown = await show(VALUES, true);
  expect(shown.getByRole('table', { name: 'Redness' }).element().parentElement!.clientWidth).toBeGreaterThan(200);
});

it('says in words what has changed, or that nothing has', async () => {
  const changed = await show([0.5, 0.4, 0.1]);
  await expect
    .element(changed.getByText(/^33\s% less redness than at the first session, beyond measurement error/))
    .toBeVisible();
  await changed.unmount();
  const same = await show([0.5, 0.49, 0.51]);
  await expect.element(same.getByText(/^No detectable change in redness/)).toBeVisible();
  await same.unmount();
  const first = await show([0.5]);
  await expect.element(first.getByText(/^This is the first session/)).toBeVisible();
});

it('draws the limits of measurement error only where the plot reaches them', async () => {
  const limitsDrawn = async (sdcUpPct: number) => {
    const trend = trendOfValues([0.5, 0.4, 0.1]);
    if (trend.total === null) throw new Error('there is no change');
    const far = { ...trend, total: { ...trend.total, sdcUpPct } };
    const screen = await render(<MeasureCard {...PLAIN} trend={far} nameOf={nameOf} hasTable={false} />);
    const count = screen.container.querySelectorAll('[data-limit]').length;
    await screen.unmount();
    return count;
  };
  expect(await limitsDrawn(10)).toBe(2);
  expect(await limitsDrawn(400)).toBe(1);
});

it('leaves axe nothing serious to find', async () => {
  await show(VALUES, true);
  expect(await seriousFindings()).toEqual([]);
});

it('holds the known change of a rendered course beside the measured one', async () => {
  const trend = trendOfValues([0.5, 0.4, 0.1]);
  const amounts = [0.6, 0.45, 0.05];
  const truth = new Map(
    trend.points.map(({ on }, index) => [on, { face: { redness: amounts[index] ?? null, pigmentation: null } }]),
  );
  const known = knownChanges(trend, truth, null);
  expect(known.map(({ changePct }) => Math.round(changePct))).toEqual([0, -14, -42]);
  expect(knownChanges({ ...trend, measure: 'lines' }, truth, null)).toEqual([]);
  const screen = await render(<MeasureCard {...PLAIN} trend={trend} nameOf={nameOf} hasTable known={known} />);
  await expect.element(screen.getByRole('columnheader', { name: 'Known, rendered' })).toBeVisible();
  await expect.element(screen.getByRole('row', { name: /2026-03-05/ })).toHaveTextContent(/−42\s%/);
});
