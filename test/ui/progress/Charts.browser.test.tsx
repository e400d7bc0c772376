import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { CourseRecord } from '../../../src/domain/courseRecord.ts';
import { useDatabase } from '../../../src/storage/database.ts';
import { Charts } from '../../../src/ui/progress/Charts.tsx';
import { seriousFindings } from '../seriousFindings.ts';
import { eventfulRecord, recordOf } from './course.ts';

const show = (record: CourseRecord = eventfulRecord()) =>
  render(
    <main>
      <h1>Course</h1>
      <h2>Progress</h2>
      <Charts record={record} isExample={false} />
    </main>,
  );
const card = (measure: string) => document.querySelector(`section[data-measure="${measure}"]`)!;

beforeEach(() => useDatabase(`charts ${crypto.randomUUID()}`));
afterEach(() => page.viewport(1024, 768));

it('begins with a verdict for each of the three main measures, in words', async () => {
  const screen = await show();
  const panel = screen.getByRole('region', { name: 'What has changed: Whole face' });
  await expect.element(panel.getByText('Improved')).toBeVisible();
  expect(panel.getByText('No detectable change').elements()).toHaveLength(2);
  expect(panel.getByRole('list').first().getByRole('listitem').elements()).toHaveLength(3);
  await expect.element(panel.getByText(/^We see about 5\d\s% less redness than at your first visit/)).toBeVisible();
});

it('keeps a healing photo hollow and at its value, and shades the days of healing and settling by pattern', async () => {
  const screen = await show();
  const healing = screen.getByRole('img', { name: /Session 2.*left out. Still healing/ }).first();
  await expect.element(healing).toBeVisible();
  const chart = card('redness');
  const spans = [...chart.querySelectorAll('[data-span]')];
  expect(spans.filter((span) => span.getAttribute('data-span') === 'healing')).toHaveLength(3);
  expect(spans.filter((span) => span.getAttribute('data-span') === 'settling')).toHaveLength(3);
  // Drawn, not filled with a pattern: browsers print those as pixels.
  expect(chart.querySelectorAll('pattern')).toHaveLength(0);
  const lines = (kind: string) => chart.querySelector(`[data-span="${kind}"]`)!.getAttribute('d');
  expect(lines('healing')).toMatch(/^(M[\d.]+ [\d.]+L[\d.]+ [\d.]+)+$/);
  expect(lines('settling')).toMatch(/^(M[\d.]+ [\d.]+h0)+$/);
  const dot = healing.element().querySelector('circle:last-of-type')!.getBoundingClientRect();
  const baseline = screen
    .getByRole('img', { name: /Session 1.*start of the comparison/ })
    .first()
    .element();
  expect(dot.bottom).toBeLessThan(baseline.querySelector('circle:last-of-type')!.getBoundingClientRect().top);
});

it('says what was given on a day when its mark is reached by key or pointer, and puts it away by Escape', async () => {
  const screen = await show();
  const marks = screen.getByRole('group', { name: /^Treatments/ }).first();
  const first = marks.getByRole('img', { name: /Microneedling.*LED light/ });
  (first.element() as SVGElement).focus();
  const tip = screen.getByText(/^Treated .*Microneedling 0.5-1.5 mm \(1.0 mm\), LED light$/);
  await expect.element(tip).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(marks.getByRole('img').nth(1)).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(tip).not.toBeInTheDocument();
});

it('keeps what a finger touched in sight after it is lifted', async () => {
  const screen = await show();
  const point = screen
    .getByRole('img', { name: /Session 4.*skin calm/ })
    .first()
    .element();
  const touch = (type: string) =>
    point.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', bubbles: true, relatedTarget: document.body }));
  touch('pointerover');
  await expect.element(screen.getByText(/^Counts by a person’s decision .*skin calm/).first()).toBeVisible();
  touch('pointerout');
  await new Promise(requestAnimationFrame);
  expect(document.querySelector('[data-side]')?.textContent).toContain('skin calm');
});

it('reads in per cent or in the measure’s own unit', async () => {
  const screen = await show();
  const ticks = () => [...card('redness').querySelectorAll('svg text')].map((text) => text.textContent ?? '');
  expect(ticks().some((words) => words.includes('%'))).toBe(true);
  const heightsOf = () =>
    [...card('redness').querySelectorAll('[role="img"] circle:last-of-type')].map((dot) => dot.getAttribute('cy'));
  const inPercent = heightsOf();
  await userEvent.click(screen.getByText('Measured units'));
  expect(ticks().some((words) => words.includes('%'))).toBe(false);
  expect(ticks().some((words) => /^\d\.\d{3}$/.test(words))).toBe(true);
  expect(heightsOf()).not.toEqual(inPercent);
});

it('has everything in its table: change, value, both ranges, photos, track and notes', async () => {
  const screen = await show();
  const table = screen.getByRole('table', { name: /^Redness/ });
  const row = (name: RegExp) => table.getByRole('row', { name }).element().textContent;
  expect(row(/^Session 2/)).toMatch(/0\.860.*Healing.*Left out of the line\. Still healing.*Day 3 after Microneedling/);
  expect(row(/^Session 4/)).toMatch(/%.*to.*0\.410.*Progress.*skin calm, seen by Dr\. N\./);
  expect(row(/^Session 5/)).toMatch(/Out of focus/);
  expect(row(/^Session 7/)).toMatch(/−0\.280, −0\.220, −0\.250.*Another device or room/);
});

it('labels a session that was picked by hand', async () => {
  const screen = await show();
  await userEvent.selectOptions(screen.getByLabelText('Compare the first session with'), [
    screen.getByRole('option', { name: /^Session 4/ }),
  ]);
  await expect.element(screen.getByText(/^Picked by hand: Session 4/).first()).toBeVisible();
});

it('offers the declared area first, and marks single regions as a guide', async () => {
  const record = recordOf([
    { on: '2026-01-05', shots: [0.5] },
    { on: '2026-02-05', shots: [0.4] },
  ]);
  const cheeks = record.readings.flatMap((reading) => [reading, { ...reading, region: 'cheek-left' as const }]);
  const screen = await show({
    ...record,
    readings: cheeks,
    course: { ...record.course, treatedRegions: ['cheek-left'] },
  });
  await expect.element(screen.getByRole('region', { name: 'What has changed: Treated area' })).toBeVisible();
  const picker = screen.getByLabelText('Region');
  await expect.element(picker).toHaveValue('treated');
  await userEvent.selectOptions(picker, 'cheek-left');
  await expect.element(screen.getByText(/One region, shown as a guide/)).toBeVisible();
});

it('lists the healing photos apart, with their day', async () => {
  const screen = await show();
  await userEvent.click(screen.getByText('Healing photos (2)'));
  await expect.element(screen.getByRole('link', { name: /^Day 3 after Microneedling/ })).toBeVisible();
});

it('leaves axe nothing serious to find, wide and narrow', async () => {
  const screen = await show();
  await userEvent.click(screen.getByText('Show the numbers'));
  await userEvent.click(screen.getByText(/^Healing photos/));
  expect(await seriousFindings()).toEqual([]);
  await page.viewport(390, 844);
  expect(await seriousFindings()).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});
