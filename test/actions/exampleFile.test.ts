import * as v from 'valibot';
import { expect, it } from 'vitest';
import { exampleSchema } from '../../src/actions/exampleFile.ts';

const reading = {
  region: 'face',
  measure: 'redness',
  value: 0.1,
  reason: null,
  noise: 0.1,
  coverage: 1,
  pixels: 10,
  areaCm2: 1,
  quality: 'good',
  mode: 'control',
  secondary: { loadLnCm2: 2 },
};
const file = {
  pipeline: 'skin-1',
  course: { label: 'Example', area: 'face', concern: 'redness', protocolId: 'dermatherapy', plannedSessions: 5 },
  sessions: [{ on: '2026-01-05', photos: [{ file: 'light-1.jpg', readings: [reading] }] }],
};

it('takes an example as it ships, and fills in view and note', () => {
  const parsed = v.parse(exampleSchema, file);
  expect(parsed.sessions[0]).toMatchObject({ note: '', photos: [{ view: 'front', readings: [reading] }] });
});

it.each([
  ['a picture outside the folder', { file: '../secret.jpg', readings: [] }],
  ['a measure we do not know', { file: 'light-1.jpg', readings: [{ ...reading, measure: 'age' }] }],
  ['a value that is no number', { file: 'light-1.jpg', readings: [{ ...reading, value: 'much' }] }],
])('refuses %s', (_name, photo) => {
  expect(v.safeParse(exampleSchema, { ...file, sessions: [{ on: '2026-01-05', photos: [photo] }] }).success).toBe(
    false,
  );
});

it('refuses a day that does not exist', () => {
  expect(v.safeParse(exampleSchema, { ...file, sessions: [{ on: '2026-02-30', photos: [] }] }).success).toBe(false);
});
