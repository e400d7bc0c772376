import type { Step } from './plan.ts';

/** The fewest steps, deeds and faults of a plan that still fail: what can be left out is, one by one. */
export async function shrink(
  plan: readonly Step[],
  fails: (plan: readonly Step[]) => Promise<boolean>,
): Promise<Step[]> {
  let least = [...plan];
  for (let hasShrunk = true; hasShrunk; ) {
    hasShrunk = false;
    for (let i = least.length - 1; i >= 0; i--) {
      for (const instead of simpler(least[i] as Step)) {
        const tried = least.flatMap((step, j) => (j === i ? instead : [step]));
        if (!(await fails(tried))) continue;
        least = tried;
        hasShrunk = true;
        break;
      }
    }
  }
  return least;
}

/** What may stand in a step's place. */
function simpler(step: Step): Step[][] {
  const withoutFault = step.fault === null ? [] : [[{ ...step, fault: null }]];
  const alone = step.deeds.length < 2 ? [] : step.deeds.map((deed) => [{ ...step, deeds: [deed] }]);
  return [[], ...withoutFault, ...alone];
}
