import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { comparabilityOf, type PhotoContext } from '../../../src/domain/comparability.ts';
import type { Session } from '../../../src/domain/course.ts';
import { type PairVerdicts, UNKNOWN } from '../../../src/domain/pairVerdicts.ts';
import { SHIPPED_LIBRARY } from '../../../src/domain/protocol.ts';
import { PairPanel } from '../../../src/ui/compare/PairPanel.tsx';
import { photo, session } from '../../domain/course.ts';
import { context, litBy } from '../../domain/photoContext.ts';
import { seriousFindings } from '../seriousFindings.ts';

const first = session('2026-03-02');
const second = session('2026-03-04');

function verdictsOf(a: PhotoContext, b: PhotoContext): PairVerdicts {
  const of = (measure: keyof PairVerdicts) => comparabilityOf(a, b, measure);
  return { redness: of('redness'), pigmentation: of('pigmentation'), lines: of('lines'), pores: of('pores') };
}

function show(verdicts: PairVerdicts, sessions: readonly Session[] = [first, second]) {
  const side = (visit: Session, day: string) => ({ photo: photo(day, visit), day });
  return render(
    <main>
      <h1>Compare</h1>
      <h2>Photos</h2>
      <PairPanel
        verdicts={verdicts}
        left={side(first, '2 Mar 2026')}
        right={side(second, '4 Mar 2026')}
        course={{ sessions, treatedElsewhere: [], library: SHIPPED_LIBRARY }}
      />
    </main>,
  );
}

it('gives measures that share a verdict one line, with words and the one thing to do', async () => {
  const b = context('b', { conditions: { ...litBy({ lnY: 0, u: 0, v: 0.7 }), blurMm: 0.115 } });
  const screen = await show(verdictsOf(context('a'), b));
  const [colour, relief] = screen.getByRole('list').first().element().children;
  expect(colour?.textContent).toMatch(
    /^Redness and Pigmentation.*Not comparable.*another colour.*Next time:.*same lamps/,
  );
  expect(relief?.textContent).toMatch(/^Lines and Pores.*With caution.*softer.*Next time:.*focus/);
  expect(await seriousFindings()).toEqual([]);
});

it('shows numbers and limits on request', async () => {
  const b = context('b', { conditions: { pose: { yawDeg: 9, pitchDeg: 0, rollDeg: 0 } } });
  const screen = await show(verdictsOf(context('a'), b));
  await expect.element(screen.getByText('Found: 9.0°.')).not.toBeVisible();
  await screen.getByText('All reasons and numbers').click();
  await expect.element(screen.getByText(/Found: 9\.0°\. Told from 5\.5°, refused from 15\.0°\./)).toBeVisible();
  expect(await seriousFindings()).toEqual([]);
});

it('names the healing state of either photo', async () => {
  const treatment = { id: 't', protocolId: 'microneedling', performedBy: '', detail: '' };
  const treated = { ...first, treatments: [treatment] };
  const screen = await show(verdictsOf(context('a'), context('b')), [treated, second]);
  await expect.element(screen.getByRole('heading', { name: 'Progress or healing' })).toBeVisible();
  await expect.element(screen.getByText(/Healing until/)).toBeVisible();
  expect(screen.getByText('Comparable', { exact: true }).elements()).toHaveLength(1);
  expect(await seriousFindings()).toEqual([]);
});

it('says so where a pair was not checked', async () => {
  const screen = await show(UNKNOWN);
  await expect.element(screen.getByText('Not checked yet')).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Progress or healing' }).elements()).toEqual([]);
});
