import { expect, it } from 'vitest';
import { MEASURES } from '../../../src/domain/measure.ts';
import type { Verdict } from '../../../src/domain/verdict.ts';
import { messages } from '../../../src/ui/messages.ts';
import { clientSentence } from '../../../src/ui/progress/clientSentence.ts';
import { verdictWords } from '../../../src/ui/progress/verdictWords.ts';

const IMPROVED: Verdict = {
  measure: 'redness',
  region: 'face',
  kind: 'improved',
  withheld: null,
  on: '2026-04-05' as Verdict['on'],
  dueAtSession: 4,
  changePct: -21.6,
  low: -33,
  high: -8,
  sdcDownPct: 12,
  sdcUpPct: 14,
  alpha: 0.015,
};
const KINDS: readonly Partial<Verdict>[] = [
  {},
  { kind: 'within-error', changePct: -4 },
  { kind: 'worse', changePct: 18, low: 5, high: 33 },
  ...(['control-moved', 'within-face', 'unreferenced', 'one-visit', 'no-value', 'not-due'] as const).map(
    (withheld) => ({ kind: 'withheld', withheld }) as const,
  ),
];
const ALL = MEASURES.flatMap((measure) => KINDS.map((kind): Verdict => ({ ...IMPROVED, ...kind, measure })));

it('says what changed, and by about how much', () => {
  expect(clientSentence(IMPROVED)).toMatch(/^We see about 22\s% less redness than at your first visit\.$/);
  expect(clientSentence({ ...IMPROVED, kind: 'worse', changePct: 18 })).toMatch(/18\s% more redness/);
});

it('says kindly that nothing can be told, without a number to hold on to', () => {
  const same = clientSentence({ ...IMPROVED, kind: 'within-error', changePct: -4 });
  expect(same).toBe('So far the photos show no clear change in redness.');
  expect(clientSentence({ ...IMPROVED, kind: 'withheld', withheld: 'control-moved' })).not.toMatch(/\d/);
});

it('stays one short sentence a client can read, whatever the verdict', () => {
  for (const verdict of ALL) {
    const words = clientSentence(verdict);
    expect(words.match(/\./g), words).toHaveLength(1);
    expect(words.split(/\s+/).length, words).toBeLessThanOrEqual(20);
    expect(words, words).not.toMatch(/interval|error|baseline|detect|significan|verdict|because|thanks to|treatment/i);
  }
});

it('never tells a verdict by its sign alone, and gives every withheld one its reason', () => {
  const { words } = messages.verdict;
  expect(verdictWords(IMPROVED)).toMatchObject({ word: words.improved, remedy: '' });
  expect(new Set(KINDS.slice(0, 4).map((kind) => verdictWords({ ...IMPROVED, ...kind }).icon)).size).toBe(4);
  for (const verdict of ALL) expect(verdictWords(verdict).says, verdict.withheld ?? verdict.kind).not.toBe('');
});

it('tells when a verdict falls due, and what there is so far', () => {
  const { says } = verdictWords({ ...IMPROVED, kind: 'withheld', withheld: 'not-due' });
  expect(says).toContain('Session 4');
  expect(says).toMatch(/So far, as a guide: −22\s%/);
});
