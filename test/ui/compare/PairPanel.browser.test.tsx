import '../../../src/ui/parts/tokens.css';
import '../../../src/ui/parts/base.css';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { comparabilityOf, type PhotoContext } from '../../../src/domain/comparability.ts';
import type { Session } from '../../../src/domain/course.ts';
import { perMeasure } from '../../../src/domain/measure.ts';
import { type PairVerdicts, UNKNOWN } from '../../../src/domain/pairVerdicts.ts';
import { SHIPPED_LIBRARY } from '../../../src/domain/protocol.ts';
import { PairPanel } from '../../../src/ui/compare/PairPanel.tsx';
import { photo, session } from '../../domain/course.ts';
import { context, litBy } from '../../domain/photoContext.ts';
import { seriousFindings } from '../seriousFindings.ts';

const first = session('2026-03-02');
const second = session('2026-03-04');

function verdictsOf(a: PhotoContext, b: PhotoContext): PairVerdicts {
  return perMeasure((measure) => comparabilityOf(a, b, measure));
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
  const pose = { yawDeg: 20, pitchDeg: 0, rollDeg: 0 };
  const screen = await show(verdictsOf(context('a'), context('b', { conditions: { pose, blurMm: 0.14 } })));
  const [colour, relief] = screen.getByRole('list').first().element().children;
  expect(colour?.textContent).toMatch(/^Redness and Pigmentation.*Not comparable.*turned.*Next time:.*angle/);
  expect(relief?.textContent).toMatch(/^Lines and Pores.*Not comparable/);
  expect(await seriousFindings()).toEqual([]);
});

it('says what corrected light leaves, and nothing of it where no number is given', async () => {
  const warm = (v: number) => context('b', { conditions: litBy({ lnY: 0, u: 0, v }) });
  const screen = await show(verdictsOf(context('a'), warm(0.2)));
  // Redness .18 x .2, pigmentation 1.1 x .2, as per cent of a ratio.
  await expect.element(screen.getByText(/about 4\s%/)).toBeVisible();
  await expect.element(screen.getByText(/about 25\s%/)).toBeVisible();
  await screen.unmount();
  const refused = await show(verdictsOf(context('a'), warm(0.7)));
  expect(refused.getByText(/what may be left/).elements()).toEqual([]);
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
