import type { CourseRecord } from '../../domain/courseRecord.ts';
import { protocolIn } from '../../domain/protocol.ts';
import { messages } from '../messages.ts';
import { sessionNames } from '../progress/sessionNames.ts';
import { ReportTable } from './ReportTable.tsx';

/** What was given, by whom, what was seen and noted, visit by visit. */
export function TreatmentTable({ record: { sessions, library } }: { readonly record: CourseRecord }) {
  const { report, healing } = messages;
  const nameOf = sessionNames(sessions);
  const rows = sessions
    .filter(({ treatments, signs, note }) => treatments.length + signs.length > 0 || note !== '')
    .map(({ id, on, treatments, signs, note }) => {
      const given = treatments.map(({ protocolId, detail }) => {
        const name = protocolIn(library, protocolId)?.name ?? healing.unknownTreatment;
        return detail === '' ? name : `${name} (${detail})`;
      });
      const people = new Set(treatments.map(({ performedBy }) => performedBy).filter(Boolean));
      const cells = [
        given.join(', '),
        [...people].join(', '),
        signs.map((sign) => healing.signNames[sign]).join(', '),
        note,
      ];
      return { key: id, cells: [nameOf({ sessionId: id, on }), ...cells.map((cell) => cell || report.none)] };
    });
  return (
    <ReportTable
      id="report-treatments"
      title={report.treatments}
      columns={report.treatmentColumns}
      rows={rows}
      none={report.noTreatments}
    />
  );
}
