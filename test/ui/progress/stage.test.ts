import { expect, it } from 'vitest';
import { changeScale, datedTimes } from '../../../src/ui/progress/axes.ts';
import { controlLine, layersOf } from '../../../src/ui/progress/chartLayers.ts';
import { chartPoints } from '../../../src/ui/progress/chartPoints.ts';
import { CHART_UNITS, rulerOf } from '../../../src/ui/progress/chartUnit.ts';
import { stageOf } from '../../../src/ui/progress/stage.ts';
import { eventfulRecord, rednessOf } from './course.ts';

const PLOT = { widthPx: 500, heightPx: 200 };

function eventfulStage(unit: (typeof CHART_UNITS)[number]) {
  const record = eventfulRecord();
  const trend = rednessOf(record);
  const points = chartPoints(trend, ({ on }) => on);
  const layers = layersOf(record.sessions, record.library, 'redness');
  const drawn = { points, line: trend.line ?? [], known: [], control: controlLine(trend), layers };
  return { trend, points, stage: stageOf(drawn, rulerOf(unit, 'redness', trend.baseline), PLOT) };
}

it.each(CHART_UNITS)('keeps every point, interval and the band inside the plot, in %s', (unit) => {
  const { trend, points, stage } = eventfulStage(unit);
  const changes = [
    ...points.flatMap(({ reach }) => reach),
    ...(trend.line ?? []).flatMap(({ low, high }) => [low, high]),
  ];
  expect(changes.length).toBeGreaterThan(20);
  for (const change of changes) {
    expect(stage.y(change)).toBeGreaterThanOrEqual(0);
    expect(stage.y(change)).toBeLessThanOrEqual(PLOT.heightPx);
  }
  expect(stage.y(10)).toBeLessThan(stage.y(0));
  for (const point of points) expect(stage.x(point.on)).toBeGreaterThan(0);
});

it('stands a point without a value at the foot, the others at their change', () => {
  const { points, stage } = eventfulStage('percent');
  const missing = points.find(({ at }) => at === null)!;
  expect(stage.heightOf(missing)).toBe(stage.footPx);
  const last = points.at(-1)!;
  expect(stage.heightOf(last)).toBe(stage.y(last.at!));
});

it('keeps a quiet chart quiet', () => {
  const [least, most] = changeScale([-1, 2], (pct) => pct, PLOT).domain();
  expect(least).toBeLessThanOrEqual(-20);
  expect(most).toBeGreaterThanOrEqual(20);
});

it('dates the first and the last session, and those between that stand apart', () => {
  const dated = (...times: number[]) => datedTimes(times, (time) => time);
  expect(dated(0, 100, 200)).toEqual([0, 100, 200]);
  expect(dated(0, 100, 130)).toEqual([0, 130]);
  expect(dated(0, 30)).toEqual([0]);
  expect(dated(0, 30, 80, 90, 160)).toEqual([0, 80, 160]);
});
