import { expect, it } from 'vitest';
import type { Trend } from '../../../src/domain/trend.ts';
import { messages } from '../../../src/ui/messages.ts';
import { explanationsOf } from '../../../src/ui/progress/explanations.ts';
import { eventfulRecord, recordOf, rednessOf, trendOfValues } from './course.ts';

const { explain, besides } = messages.progress;
const around = { hasVerdict: true, passing: [], nameOf: ({ on }: { readonly on: string }) => on };
const of = (trend: Trend) => explanationsOf(trend, around);

it('prepares for a second session that points the other way, and only for a wobble', () => {
  expect(of(trendOfValues([0.5, 0.52, 0.4]))).toContain(explain.wrongWay);
  expect(of(trendOfValues([0.5, 0.48, 0.4]))).not.toContain(explain.wrongWay);
  expect(of(trendOfValues([0.5, 1.1, 0.4]))).not.toContain(explain.wrongWay);
});

it('says when there are too few sessions for a line', () => {
  expect(of(trendOfValues([0.5, 0.4]))).toContain(explain.fewVisits);
  expect(of(trendOfValues([0.5, 0.4, 0.3]))).not.toContain(explain.fewVisits);
});

it('says where the margin of error comes from', () => {
  const trend = trendOfValues([0.5, 0.4]);
  expect(of(trend).at(-1)).toBe(explain.noise(explain.within.assumed, explain.between.assumed));
  const basis = { within: 'calibrated', withinN: 12, between: 'calibrated', betweenN: 7 } as const;
  const words = of({ ...trend, basis }).at(-1);
  expect(words).toContain('n = 12');
  expect(words).toContain('n = 7');
});

it('warns of another room, and of a session that turns the line', () => {
  const trend = rednessOf(eventfulRecord());
  expect(of(trend)).toContain(explain.stratum('2026-03-15'));
  const odd = trendOfValues([0.5, 0.5, 0.5, 0.5, 2]);
  expect(odd.slope?.isDoubtful).toBe(true);
  expect(of(odd).some((words) => words.startsWith('One session may be turning the line'))).toBe(true);
});

it('draws no line where results do not add up, and says so', () => {
  const record = recordOf(
    [0.5, 0.4, 0.3].map((value, index) => ({ on: `2026-0${index + 1}-05`, shots: [value] })),
    { protocolId: 'filler' },
  );
  const trend = rednessOf(record);
  expect(trend.line).toBeNull();
  expect(explanationsOf(trend, { ...around, passing: ['Dermal filler'] })).toContain(explain.passing('Dermal filler'));
});

it('marks as a guide what no verdict stands on', () => {
  const trend = { ...trendOfValues([0.5, 0.4]), isPrimary: false };
  expect(explanationsOf(trend, { ...around, hasVerdict: false })[0]).toBe(besides);
});

it('says what deep and fine lines did, and that it is a guide', () => {
  const trend = trendOfValues([0.5, 0.4]);
  const depths = [
    { deep: 1, fine: 2 },
    { deep: 0.25, fine: 2 },
  ];
  const points = trend.points.map((point, i) => ({ ...point, depth: depths[i] ?? null }));
  const words = of({ ...trend, measure: 'lines', points }).find((one) => one.startsWith('At first'));
  expect(words).toMatch(
    /^At first deep 1\.0, fine 2\.0; latest deep 0\.3, fine 2\.0 mm\/cm²\. .*A guide, not a result\.$/,
  );
  expect(of(trend).some((one) => one.startsWith('At first'))).toBe(false);
});
