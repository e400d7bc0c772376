import { mean } from '../../src/domain/statistics.ts';
import { VERDICT_ALPHA } from '../../src/domain/verdict.ts';
import { knownNoisePower, unknownNoisePower } from './bound.ts';
import { HYPERPRIORS } from './clinics.ts';
import { falseRates, untreatedCourses } from './falseVerdicts.ts';
import { powerOf } from './power.ts';
import type { Rate } from './rate.ts';
import { healingChanges, pickedBest, secondPointWrong } from './trials.ts';

/**
 * `npm run simulate`: what the shipped verdicts do over whole courses, with clinics drawn from spreads that they don't know.
 * `npm run simulate -- 0.3` runs 0.3 times the courses.
 */
const size = Number(process.argv[2] ?? 1);
const many = (courses: number) => Math.max(1, Math.round(courses * size));
const pct = (share: number) => `${(100 * share).toFixed(1)} %`;
const told = ({ share, low, high, of }: Rate) => `${pct(share)} (${pct(low)} to ${pct(high)}, ${of} courses)`;
const row = (...cells: (string | number)[]) => cells.map((cell) => String(cell).padStart(12)).join('');

console.log('What clinics are drawn from (tools/simulate/clinics.ts says why):');
console.log(JSON.stringify(HYPERPRIORS));

const counts = untreatedCourses(many(150), 100, 1);
console.log(
  '\nNo true change, 3 to 6 sessions and a follow-up, looked at after every visit: courses with any false verdict',
);
for (const [name, some] of [
  ['all clinics', counts],
  ['one shot a visit', counts.filter(({ shots }) => shots === 1)],
  ['three shots a visit', counts.filter(({ shots }) => shots === 3)],
  ['all clinics, had they calibrated', untreatedCourses(many(80), 50, 7, true)],
] as const) {
  const { overall, noisiest, unluckiest } = falseRates(some);
  console.log(`  ${name}: ${told(overall)}`);
  console.log(`    worst tenth of clinics by their drawn noise: ${told(noisiest)}`);
  console.log(`    worst tenth by one half of their courses, in the other half: ${told(unluckiest)}`);
}

console.log('\nRedness truly falls, the other two don’t; told as improved at the planned end, s = .125, tau = .05');
console.log(row('shots', 'sessions', 'SDs', 'assumed', 'calibrated', 'bound z', 'bound ?'));
for (const shots of [1, 3]) {
  for (const sessions of [3, 4, 5, 6]) {
    for (const sds of [1, 2, 3]) {
      const isAsked = sessions === 4 && sds === 3;
      const courses = many(isAsked ? 2000 : 300);
      const [assumed, calibrated] = [false, true].map((isCalibrated) =>
        powerOf({ shots, sessions, sds, isCalibrated }, courses, 2),
      );
      const one = { shots, sessions, sds };
      const unknown = isAsked
        ? pct(mean([3, 4, 5, 6].map((seed) => unknownNoisePower(one, VERDICT_ALPHA / 3, seed))))
        : '';
      const known = pct(knownNoisePower(one, VERDICT_ALPHA / 3));
      console.log(row(shots, sessions, sds, pct(assumed?.share ?? 0), pct(calibrated?.share ?? 0), known, unknown));
    }
  }
}
console.log('  bound z: two visits, s and tau known exactly, one look, first step of Holm, 0.05 / 3');
console.log(
  '  bound ?: the best possible two-sided test that holds 0.05 / 3 in the noisiest tenth of clinics, mean of four runs',
);

console.log(
  `\nA healing photo in the last place changed ${healingChanges(many(200), 4)} of ${many(200)} courses’ verdicts`,
);
console.log('\nThe second visit moves the wrong way although redness truly falls by 3 SDs over 4 sessions');
for (const shots of [1, 3]) console.log(`  ${shots} shot(s): ${told(secondPointWrong(shots, many(1000), 5))}`);
console.log('\nNothing changed, four sessions: beyond the smallest detectable change (95 %) in redness');
for (const shots of [1, 3]) {
  const { latest, best } = pickedBest(shots, many(1000), 6);
  console.log(`  ${shots} shot(s): improved at the latest visit ${told(latest)}, at the best one picked ${told(best)}`);
}
