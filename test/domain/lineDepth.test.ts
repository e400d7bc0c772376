import { expect, it } from 'vitest';
import { comparisonOf } from '../../src/domain/comparison.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import { lineDepthOf, meanDepth } from '../../src/domain/lineDepth.ts';
import { trendOf } from '../../src/domain/trend.ts';
import { courseRecord, photo, reading, session } from './course.ts';

const lines = (photoId: string, deep: number, fine: number, changes = {}) =>
  reading(photoId, deep + fine, {
    measure: 'lines',
    mode: 'none',
    secondary: { deepMmPerCm2: deep, fineMmPerCm2: fine },
    ...changes,
  });

it('is not known of a reading from before lines were told apart', () => {
  expect(lineDepthOf(reading('a', 3, { measure: 'lines', secondary: { lineLengthMm: 30 } }))).toBeNull();
});

it('is a mean by weight, and none where a part is not known', () => {
  const parts = [
    { depth: { deep: 1, fine: 4 }, weight: 3 },
    { depth: { deep: 3, fine: 0 }, weight: 1 },
  ];
  expect(meanDepth(parts)).toEqual({ deep: 1.5, fine: 3 });
  expect(meanDepth([...parts, { depth: null, weight: 1 }])).toBeNull();
  expect(meanDepth([])).toBeNull();
});

it('stands beside both values of a comparison', () => {
  const rows = comparisonOf([lines('a', 1, 2), lines('b', 0.4, 2)], 'a' as PhotoId, 'b' as PhotoId, false);
  expect(rows[0]).toMatchObject({ depthA: { deep: 1, fine: 2 }, depthB: { deep: 0.4, fine: 2 } });
});

it('is the mean of a visit’s photos in a trend, of treated regions by their area', () => {
  const visit = session('2026-01-05');
  const photos = ['a', 'b'].map((name) => photo(name, visit));
  const region = (name: 'cheek-left' | 'cheek-right', areaCm2: number) => ({ region: name, areaCm2 });
  const readings = photos.flatMap(({ id }, i) => [
    lines(id, 1 + i, 3, region('cheek-left', 30)),
    lines(id, 3 + i, 1, region('cheek-right', 10)),
  ]);
  const record = courseRecord(
    { sessions: [visit], photos, readings },
    { treatedRegions: ['cheek-left', 'cheek-right'] },
  );
  const { points } = trendOf(record, { view: 'front', region: 'treated', measure: 'lines' });
  expect(points[0]?.depth).toEqual({ deep: 2, fine: 2.5 });
});
