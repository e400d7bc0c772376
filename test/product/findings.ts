import axe from 'axe-core';
import type { Page } from 'playwright';

/** What axe finds serious or critical on the open screen, each as its rule and the first element it is about. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // Evaluated through DevTools: the page's own policy lets no script in.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const scope = window as unknown as { axe: typeof import('axe-core') };
    return (await scope.axe.run(document, { resultTypes: ['violations'] })).violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      first: nodes[0]?.html ?? '',
    }));
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, first }) => `${id}: ${first}`);
}
