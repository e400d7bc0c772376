import { localDay } from '../../domain/day.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { regionName } from '../progress/regionName.ts';
import { VIEW_NAMES } from '../words/names.ts';
import styles from './Report.module.css';
import type { Shown } from './shown.ts';

/** What a course was read on, and when. Whose it is stands over the report. */
export function ReportFacts({ record, view, region }: Shown) {
  const { report } = messages;
  const { sessions, course } = record;
  const days = [sessions[0], sessions.at(-1)].map((session) => formatDay(session?.on ?? ''));
  const facts = [
    [report.facts.area, regionName(region)],
    [report.facts.view, VIEW_NAMES[view]],
    [report.facts.visits, report.visits(sessions.length, course.plannedSessions)],
    [report.facts.period, report.period(days[0] ?? '', days[1] ?? '')],
    [report.facts.printed, formatDay(localDay(new Date()))],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
