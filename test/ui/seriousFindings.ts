import axe from 'axe-core';

/** What axe finds serious or critical on the page, each as its rule and the first element it is about. Empty: nothing. */
export async function seriousFindings(): Promise<string[]> {
  await faded();
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** A dialog that is still fading in has little contrast. */
async function faded(): Promise<void> {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
