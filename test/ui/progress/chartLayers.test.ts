import { expect, it } from 'vitest';
import { newSession, type Session } from '../../../src/domain/course.ts';
import type { ClientId, CourseId, IsoDay, SessionId } from '../../../src/domain/ids.ts';
import { SHIPPED_LIBRARY } from '../../../src/domain/protocol.ts';
import { controlLine, healingSpans, passingTreatments, treatmentMarks } from '../../../src/ui/progress/chartLayers.ts';
import { eventfulRecord, recordOf, rednessOf } from './course.ts';

const place = { courseId: 'course' as CourseId, clientId: 'client' as ClientId };

function treated(on: string, ...protocolIds: string[]): Session {
  const treatments = protocolIds.map((protocolId) => ({ id: protocolId, protocolId, performedBy: '', detail: '' }));
  return { ...newSession({ ...place, id: on as SessionId, on: on as IsoDay }), treatments };
}

it('shades healing up to its last day, and settling from the day after', () => {
  expect(healingSpans([treated('2026-01-05', 'microneedling')], SHIPPED_LIBRARY, 'redness')).toEqual([
    { kind: 'settling', from: '2026-01-13', to: '2026-01-19' },
    { kind: 'healing', from: '2026-01-05', to: '2026-01-12' },
  ]);
});

it('shades what two treatments share once, as long as the longer', () => {
  const both = healingSpans([treated('2026-01-05', 'microneedling', 'dermatherapy')], SHIPPED_LIBRARY, 'redness');
  expect(both.filter(({ kind }) => kind === 'healing')).toEqual([
    { kind: 'healing', from: '2026-01-05', to: '2026-01-12' },
  ]);
  const next = [treated('2026-01-05', 'microneedling'), treated('2026-01-12', 'microneedling')];
  expect(healingSpans(next, SHIPPED_LIBRARY, 'redness').filter(({ kind }) => kind === 'healing')).toEqual([
    { kind: 'healing', from: '2026-01-05', to: '2026-01-19' },
  ]);
});

it('shades longer for the measures that heal longer', () => {
  const sessions = [treated('2026-01-05', 'botulinum-toxin')];
  const until = (measure: 'redness' | 'lines') =>
    healingSpans(sessions, SHIPPED_LIBRARY, measure).find(({ kind }) => kind === 'healing')?.to;
  expect(until('redness')).toBe('2026-01-07');
  expect(until('lines')).toBe('2026-01-19');
});

it('shades nothing for a treatment without a window, or one that the library does not know', () => {
  expect(healingSpans([treated('2026-01-05', 'serum', 'gone')], SHIPPED_LIBRARY, 'redness')).toEqual([]);
});

it('makes one mark a day, with everything that was given', () => {
  expect(treatmentMarks(eventfulRecord().sessions, SHIPPED_LIBRARY).map(({ on, names }) => [on, names.length])).toEqual(
    [
      ['2026-01-05', 2],
      ['2026-02-05', 1],
      ['2026-03-05', 1],
    ],
  );
  const [first] = treatmentMarks(eventfulRecord().sessions, SHIPPED_LIBRARY);
  expect(first?.names).toEqual(['Microneedling 0.5-1.5 mm (1.0 mm)', 'LED light']);
  expect(treatmentMarks([treated('2026-01-05', 'gone')], SHIPPED_LIBRARY)[0]?.names).toEqual([
    'A treatment that the library no longer has',
  ]);
});

it('draws the check patch on redness alone, where it was read more than once', () => {
  const trend = rednessOf(eventfulRecord());
  const line = controlLine(trend);
  expect(line.length).toBeGreaterThan(2);
  expect(line.at(-1)?.changePct).toBeCloseTo(2, 0);
  expect(controlLine({ ...trend, measure: 'lines' })).toEqual([]);
  expect(controlLine(rednessOf(recordOf([{ on: '2026-01-05', shots: [0.5] }])))).toEqual([]);
});

it('names the treatments that do not add up, given or planned', () => {
  expect(passingTreatments(eventfulRecord())).toEqual([]);
  const record = recordOf([{ on: '2026-01-05', shots: [0.5] }], { protocolId: 'filler' });
  const sessions = [treated('2026-01-05', 'filler', 'microcurrent')];
  expect(passingTreatments({ ...record, sessions })).toEqual(['Dermal filler', 'Microcurrent']);
});
