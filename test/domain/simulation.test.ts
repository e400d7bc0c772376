import { describe, expect, it } from 'vitest';
import { falseRates, untreatedCourses } from '../../tools/simulate/falseVerdicts.ts';
import { powerOf } from '../../tools/simulate/power.ts';
import { healingChanges, pickedBest, secondPointWrong } from '../../tools/simulate/trials.ts';

// A short run of `npm run simulate`. Bounds leave room for three standard errors of the short run.
describe('verdicts over simulated courses, noise drawn from what they don’t know', () => {
  it('are seldom false over a whole course, in the noisiest tenth of clinics too', () => {
    const { overall, noisiest } = falseRates(untreatedCourses(40, 12, 11));
    expect(overall.of).toBe(480);
    expect(overall.share).toBeLessThan(0.03);
    expect(noisiest.low).toBeLessThan(0.05);
  });

  it('tell a large change more often with more shots, and with a calibrated room', () => {
    const cell = { sessions: 4, sds: 3, shots: 3, isCalibrated: false };
    const plain = powerOf(cell, 150, 12).share;
    expect(plain).toBeGreaterThan(0.3);
    expect(powerOf({ ...cell, shots: 1 }, 150, 12).share).toBeLessThan(plain);
    expect(powerOf({ ...cell, isCalibrated: true }, 150, 12).share).toBeGreaterThan(plain);
  });

  it('don’t change by a healing photo in the last place', () => {
    expect(healingChanges(40, 13)).toBe(0);
  });

  it('stand beside a second visit that often moves the wrong way, and a best visit that is easily too good', () => {
    const wrong = secondPointWrong(1, 300, 14).share;
    // z of one third of the change, .125 over sqrt(2 (.125^2 + .05^2)): 25.6 %.
    expect(wrong).toBeGreaterThan(0.18);
    expect(wrong).toBeLessThan(0.34);
    const { latest, best } = pickedBest(3, 400, 15);
    expect(best.share).toBeGreaterThan(latest.share);
  });
});
