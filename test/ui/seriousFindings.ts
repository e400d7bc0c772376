import axe from 'axe-core';

/** What axe finds serious or critical on the page, each as its rule and the first element it is about. Empty: nothing. */
export async function seriousFindings(): Promise<string[]> {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
