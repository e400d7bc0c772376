import type { Landed } from './kills.ts';
import type { RowResult, Tally } from './tally.ts';

/** The table that closes a proof, and below it everything that failed. */
export function tableOf(
  rows: readonly RowResult[],
  tally: Tally,
  landed: ReadonlyMap<string, Landed>,
  minutes: number,
): string[] {
  const lines = ['', '| row | fault | runs | failed | counted |', '| --- | --- | ---: | ---: | --- |'];
  for (const { row, what, runs, failures, note, notRun } of rows)
    lines.push(`| ${row} | ${what} | ${notRun === null ? runs : 'not run'} | ${failures.length} | ${notRun ?? note} |`);
  if (landed.size > 0) {
    lines.push('', '| killed in | kills | in mid-step |', '| --- | ---: | ---: |');
    for (const [kind, { kills, inFlight }] of [...landed].sort(([a], [b]) => a.localeCompare(b)))
      lines.push(`| ${kind} | ${kills} | ${inFlight} |`);
  }
  const runs = rows.reduce((sum, row) => sum + row.runs, 0);
  lines.push(
    '',
    `${rows.length} rows, ${runs} runs, ${tally.kills} kills, ${tally.acknowledged} photos acknowledged, ` +
      `${tally.opened} sealed rows opened: ${tally.lost.length} lost, ${tally.half.length} half states, ` +
      `${tally.unreadable.length} unreadable. ${minutes.toFixed(1)} minutes.`,
  );
  for (const { row, failures } of rows) for (const failure of failures) lines.push(`FAILED ${row}: ${failure}`);
  return lines;
}
