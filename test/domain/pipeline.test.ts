import { expect, it } from 'vitest';
import { PIPELINE as measured } from '../../src/analysis/measurePhoto.ts';
import { PIPELINE as known } from '../../src/domain/pipeline.ts';

it('analysis and storage name the same pipeline: else every photo would be measured again for ever', () => {
  expect(measured).toBe(known);
});
