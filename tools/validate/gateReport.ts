import { GATES, type GateRun, isCaught } from './gates.ts';
import { inWords, proportionOf } from './proportion.ts';
import { TONE_GROUPS } from './toneGroup.ts';

/** The gate tables: recall on spoilt photos by fault, cautions on good photos by check, and both by apparent tone. */
export function gateLines(runs: readonly GateRun[]): string[] {
  const good = runs.filter(({ fault }) => fault === null);
  const spoilt = runs.filter(({ fault }) => fault !== null);
  const caught = (some: readonly GateRun[]) => inWords(proportionOf(some.filter(isCaught).length, some.length));
  const marked = (some: readonly GateRun[]) => inWords(proportionOf(some.filter(isMarked).length, some.length));
  const lines = [
    'recall: spoilt photos told by a check of that fault, or refused as a whole; x of n, exact 95 % interval',
    ...[...new Set(spoilt.map(({ fault }) => fault))].map((fault) => {
      const given = spoilt.filter((run) => run.fault === fault);
      const refused = given.filter(isRefused).length;
      return `  ${String(fault).padEnd(20)} ${caught(given)}; ${refused} refused outright`;
    }),
    '',
    'false refusal: good photos that a check marks or refuses',
    ...GATES.map((check) => {
      const hit = good.filter((run) => run.findings.some((found) => found.check === check && found.level !== 'good'));
      return `  ${check.padEnd(20)} ${inWords(proportionOf(hit.length, good.length))}`;
    }),
    `  ${'any of them'.padEnd(20)} ${marked(good)}`,
    `  ${'not measured at all'.padEnd(20)} ${inWords(proportionOf(good.filter((run) => run.isRefused).length, good.length))}`,
    '',
    'by apparent tone: recall over all faults; good photos marked by any check',
  ];
  for (const tone of TONE_GROUPS) {
    const of = (some: readonly GateRun[]) => some.filter((run) => run.tone === tone);
    const [bad, fine] = [of(spoilt), of(good)];
    if (fine.length === 0) continue;
    const weak = fine.length < 20 ? '  not established (n < 20)' : '';
    lines.push(`  ${tone.padEnd(20)} ${caught(bad)}; ${marked(fine)}${weak}`);
  }
  return lines;
}

/** A photo without a fault that a check tried here would not let through as good. */
function isMarked({ isRefused: refused, findings }: GateRun): boolean {
  return refused || findings.some(({ check, level }) => GATES.includes(check) && level !== 'good');
}

/** Refused as a whole, or for every measure by the check that caught it. */
function isRefused({ isRefused: refused, findings }: GateRun): boolean {
  return refused || findings.some(({ check, level }) => GATES.includes(check) && level === 'refused');
}
