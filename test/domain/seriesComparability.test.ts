import { expect, it } from 'vitest';
import type { PhotoContext } from '../../src/domain/comparability.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import type { TakenPhotos } from '../../src/domain/pairVerdicts.ts';
import { seriesComparability } from '../../src/domain/seriesComparability.ts';
import { photo, session } from './course.ts';
import { context } from './photoContext.ts';

const visits = ['2026-01-01', '2026-02-01', '2026-03-01'].map(session);

/** A record of photos, each of a visit by its number, turned by so much. */
function recordOf(taken: readonly (readonly [id: string, visit: number, yawDeg: number])[]): TakenPhotos {
  const contexts = taken.map(([id, visit, yawDeg]): PhotoContext => {
    const own = visits[visit] ?? session('2026-04-01');
    const made = context(id, { conditions: { pose: { yawDeg, pitchDeg: 0, rollDeg: 0 } } });
    return { ...made, photo: photo(id, own), session: own };
  });
  return {
    sessions: visits,
    photos: contexts.map((one) => one.photo),
    facts: new Map(contexts.map((one) => [one.photo.id, one.facts])),
  };
}

it('holds each photo against the most alike shot of the first visit, and a visit by its best photo', () => {
  const record = recordOf([
    ['late', 2, 20],
    ['first', 0, 0],
    ['second shot', 0, 8],
    ['turned', 1, 8],
    ['far', 1, 24],
  ]);
  const { baseline, photos, sessions } = seriesComparability(record, 'front');
  expect(baseline).toBe(visits[0]?.id);
  expect(photos.get('first' as PhotoId)?.redness?.verdict).toBe('comparable');
  expect(photos.get('turned' as PhotoId)?.lines?.verdict).toBe('comparable');
  expect(photos.get('far' as PhotoId)?.redness?.verdict).toBe('not-comparable');
  expect(visits.map(({ id }) => sessions.get(id)?.redness?.verdict)).toEqual(['comparable', 'comparable', 'caution']);
  expect(seriesComparability(record, 'left45').baseline).toBe(null);
});
