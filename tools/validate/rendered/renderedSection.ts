import type { Models } from '../../../src/analysis/models.ts';
import type { RenderedStudy } from './plan.ts';
import { type Recovered, recoverCourses } from './recoverCourses.ts';

/** The slope found over the slope put in, and the verdict, for each size of change on each tone of a study's courses. */
export async function renderedSection(
  study: RenderedStudy,
  models: Models,
  onCourse: (done: number, of: number) => void,
): Promise<readonly string[]> {
  return [...study.about, ...table(study, await recoverCourses(study, models, onCourse))];
}

/**
 * Whether the verdict is the right one: `improved` where what was put in lies beyond the verdict's own smallest
 * detectable change, `within-error` where it doesn't. Within a fifth of that border either is right.
 */
function isRight({ putInLn, verdict }: Recovered): boolean {
  if (verdict === null || verdict.sdcDownPct === null) return false;
  const beyond = -putInLn / -Math.log1p(-verdict.sdcDownPct / 100);
  if (verdict.kind === 'improved') return beyond > 0.8;
  return verdict.kind === 'within-error' && beyond < 1.2;
}

function table({ measures }: RenderedStudy, all: readonly Recovered[]): readonly string[] {
  const lines: string[] = [];
  for (const measure of measures) {
    lines.push('', `${measure}: put in -> found (ln), found / put in, verdict (smallest detectable fall, %)`);
    for (const row of all.filter((one) => one.measure === measure)) lines.push(lineOf(row));
    for (const tone of new Set(all.map(({ planned }) => planned.tone))) {
      lines.push(
        summaryOf(
          tone,
          all.filter((one) => one.measure === measure && one.planned.tone === tone),
        ),
      );
    }
  }
  return lines;
}

/** Whether the course's plan changes what the row is about. */
function isChanged({ planned: { size, alone }, measure }: Recovered): boolean {
  return size !== 'none' && (alone === undefined || alone === measure);
}

function lineOf(row: Recovered): string {
  const { planned, putInLn, foundLn, verdict } = row;
  const ratio = foundLn === null || !isChanged(row) ? '   –' : (foundLn / putInLn).toFixed(2);
  const kind = verdict === null ? 'no verdict' : (verdict.withheld ?? verdict.kind);
  return [
    `  ${planned.tone.padEnd(8)} ${planned.size.padEnd(6)} ${planned.visits} visits${planned.alone ? `, ${planned.alone} alone` : ''}`,
    `${putInLn.toFixed(2).padStart(6)} -> ${foundLn?.toFixed(2).padStart(5) ?? '    –'}`,
    ratio,
    `${kind}${isRight(row) ? '' : ' (not right)'} (${verdict?.sdcDownPct?.toFixed(0) ?? '–'})`,
  ].join('  ');
}

function summaryOf(tone: string, rows: readonly Recovered[]): string {
  const changed = rows.filter((row) => isChanged(row) && row.foundLn !== null);
  const near = changed.filter(({ foundLn, putInLn }) => Math.abs(foundLn! / putInLn - 1) <= 0.2);
  const right = rows.filter(isRight);
  return `  ${tone}: slope within 20 % in ${near.length} of ${changed.length}, right verdict in ${right.length} of ${rows.length}`;
}
