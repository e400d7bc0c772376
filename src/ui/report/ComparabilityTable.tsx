import { readComparability } from '../../actions/readComparability.ts';
import { useStored } from '../../actions/useStored.ts';
import { asPct } from '../../domain/noise.ts';
import { namesOf } from '../capture/healingWords.ts';
import { reasonWords } from '../compare/PairReasons.tsx';
import { type PairGroup, pairGroups } from '../compare/pairGroups.ts';
import { VerdictMark } from '../compare/VerdictMark.tsx';
import { formatAmount } from '../format.ts';
import { messages } from '../messages.ts';
import { sessionNames } from '../progress/sessionNames.ts';
import { ReportTable } from './ReportTable.tsx';
import type { Shown } from './shown.ts';

function cellsOf({ measures, comparability, residualLn }: PairGroup) {
  const { none } = messages.report;
  const why = comparability?.reasons.map((reason) => reasonWords(reason).what).join(' ') ?? '';
  return [
    namesOf(measures),
    <VerdictMark key="verdict" verdict={comparability?.verdict ?? null} />,
    why || none,
    comparability === null ? none : formatAmount(asPct(residualLn)),
  ];
}

/** Whether each visit may be compared with the first, for which measures, why not, and what its light leaves in the noise. */
export function ComparabilityTable({ record: { course, sessions }, view }: Shown) {
  const series = useStored(readComparability(course.id), [course.id])?.get(view);
  const { report } = messages;
  const nameOf = sessionNames(sessions);
  const rows = sessions.flatMap(({ id, on }) => {
    const name = nameOf({ sessionId: id, on });
    if (series?.baseline === id)
      return [{ key: id, cells: [name, report.none, report.firstVisit, report.none, report.none] }];
    const verdicts = series?.sessions.get(id);
    return verdicts === undefined
      ? []
      : pairGroups(verdicts).map((group) => ({ key: `${id} ${group.measures[0]}`, cells: [name, ...cellsOf(group)] }));
  });
  return (
    <ReportTable
      id="report-comparable"
      title={report.comparable}
      lead={report.comparableLead}
      columns={report.comparableColumns}
      rows={rows}
      none={messages.comparability.unknown}
    />
  );
}
