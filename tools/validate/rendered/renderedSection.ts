import type { Models } from '../../../src/analysis/models.ts';
import { COLOUR_STUDY, RELIEF_STUDY, type RenderedStudy } from './plan.ts';
import { type Recovered, recoverCourses } from './recoverCourses.ts';

/** The slope found over the slope put in, and the verdict, for each size of change on each tone of rendered courses. */
export async function renderedSection(
  models: Models,
  onCourse: (done: number, of: number) => void,
): Promise<readonly string[]> {
  return [
    'Rendered courses, cheeks treated, forehead as control; 3 shots at the first and last visit, 1 between.',
    'Renderer and colour model share their light transport: this checks the pipeline and the statistics, not biology.',
    ...table(COLOUR_STUDY, await recoverCourses(COLOUR_STUDY, models, onCourse)),
  ];
}

/** The same for lines and pores, of which a known share goes from forehead and cheeks. */
export async function renderedReliefSection(
  models: Models,
  onCourse: (done: number, of: number) => void,
): Promise<readonly string[]> {
  return [
    'Rendered courses at 8 px/mm, forehead and cheeks treated; 2 shots at the first and last visit, 1 between.',
    'A share of the pores, and of the length of the lines, goes; how deep the others are stays.',
    ...table(RELIEF_STUDY, await recoverCourses(RELIEF_STUDY, models, onCourse)),
  ];
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

function lineOf(row: Recovered): string {
  const { planned, putInLn, foundLn, verdict } = row;
  const ratio = foundLn === null || planned.size === 'none' ? '   –' : (foundLn / putInLn).toFixed(2);
  const kind = verdict === null ? 'no verdict' : (verdict.withheld ?? verdict.kind);
  return [
    `  ${planned.tone.padEnd(8)} ${planned.size.padEnd(6)} ${planned.visits} visits`,
    `${putInLn.toFixed(2).padStart(6)} -> ${foundLn?.toFixed(2).padStart(5) ?? '    –'}`,
    ratio,
    `${kind}${isRight(row) ? '' : ' (not right)'} (${verdict?.sdcDownPct?.toFixed(0) ?? '–'})`,
  ].join('  ');
}

function summaryOf(tone: string, rows: readonly Recovered[]): string {
  const changed = rows.filter(({ planned, foundLn }) => planned.size !== 'none' && foundLn !== null);
  const near = changed.filter(({ foundLn, putInLn }) => Math.abs(foundLn! / putInLn - 1) <= 0.2);
  const right = rows.filter(isRight);
  return `  ${tone}: slope within 20 % in ${near.length} of ${changed.length}, right verdict in ${right.length} of ${rows.length}`;
}
